import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '@odyssey/platform';
import type { Attempt, Outcome } from './attempt.ts';
import type { Brief } from './brief.ts';
import { CONFIGURED_MODELS, type ConfiguredModel } from './configured-model.ts';
import { HouseModel } from './house.model.ts';
import type { Answered, Call } from './language-model.ts';
import { ModelFailure } from './model-failure.ts';
import { costOf } from './prices.rules.ts';

export interface Wish {
  signal: AbortSignal;
  /** For all attempts together, in milliseconds; when it has run out the house answers. */
  patienceMs?: number;
  onText?: (text: string) => void;
  /** Text that was streamed must be thrown away: another provider starts from the beginning. */
  onRestart?: () => void;
}

export interface Answer<Output> {
  output: Output;
  provider: string;
  /** True when a provider is configured and the house had to stand in. */
  degraded: boolean;
  attempts: readonly Attempt[];
}

/** The caller left; what had been made until then still has to be booked. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly provider: string;
  readonly partial: string;
  readonly attempts: readonly Attempt[];

  constructor(provider: string, partial: string, attempts: readonly Attempt[]) {
    super('The caller left before the answer was whole.');
    this.provider = provider;
    this.partial = partial;
    this.attempts = attempts;
  }
}

type Priced = Pick<ConfiguredModel, 'model' | 'price'>;

/** Asks the configured providers in turn and the house last. Never opens a transaction. */
@Injectable()
export class ModelsService {
  private readonly logger = new Logger('models');
  private readonly house: Priced = { model: new HouseModel(), price: { input: 0n, output: 0n } };

  constructor(
    @Inject(CONFIGURED_MODELS) private readonly configured: readonly ConfiguredModel[],
    private readonly clock: Clock,
  ) {}

  /** @throws Interrupted when the caller leaves; nothing else that a provider does is thrown. */
  async answer<Input, Output>(
    brief: Brief<Input, Output>,
    input: Input,
    given: Wish,
  ): Promise<Answer<Output>> {
    const wish = restartOnlyWhatWasHeard(given);
    const attempts: Attempt[] = [];
    const began = this.clock.now().getTime();
    const patience = () =>
      (given.patienceMs ?? Number.POSITIVE_INFINITY) - (this.clock.now().getTime() - began);
    for (const configured of this.configured) {
      if (patience() <= 0 || !configured.breaker.admits()) continue;
      const output = await this.tryOne(configured, brief, input, { ...wish, patience }, attempts);
      const { provider } = configured.model;
      if (output !== undefined) return { output, provider, degraded: false, attempts };
      wish.onRestart?.();
      // A refusal is not evaded by asking somebody else; the house answers from records only.
      if (attempts.at(-1)?.failure === 'content_filter') break;
    }
    const { output } = await this.attempt(this.house, brief, input, wish, attempts);
    if (output === undefined) throw new Error(`The house gave no ${brief.purpose}`);
    return { output, provider: this.house.model.provider, degraded: this.configured.length > 0, attempts };
  }

  /** An attempt and, when our checks refuse its answer, the one repair turn. */
  private async tryOne<Input, Output>(
    configured: ConfiguredModel,
    brief: Brief<Input, Output>,
    input: Input,
    wish: Wish & { patience: () => number },
    attempts: Attempt[],
  ): Promise<Output | undefined> {
    const call = (): Call => ({
      signal: wish.signal,
      ...(wish.onText ? { onText: wish.onText } : {}),
      patienceMs: wish.patience(),
    });
    try {
      const first = await this.attempt(configured, brief, input, call(), attempts);
      configured.breaker.succeeded();
      if (first.faults.length === 0) return first.output;
      wish.onRestart?.();
      if (wish.patience() <= 0) return undefined;
      const repair = { text: first.text, faults: first.faults };
      const second = await this.attempt(configured, brief, input, { ...call(), repair }, attempts);
      return second.faults.length === 0 ? second.output : undefined;
    } catch (error) {
      if (!(error instanceof ModelFailure)) {
        configured.breaker.undecided();
        throw error;
      }
      const { provider } = configured.model;
      if (wish.signal.aborted) {
        configured.breaker.undecided();
        throw new Interrupted(provider, error.partial, attempts);
      }
      // A refusal or a too long answer says that it is there; a caller without patience says nothing about it.
      if (error.code === 'content_filter' || error.code === 'truncated') configured.breaker.succeeded();
      else if (wish.patience() <= 0) configured.breaker.undecided();
      else configured.breaker.failed();
      this.logger.warn(`${provider} gave no ${brief.purpose} (${error.code}): ${error.message}`);
      return undefined;
    }
  }

  private async attempt<Input, Output>(
    { model, price }: Priced,
    brief: Brief<Input, Output>,
    input: Input,
    call: Call,
    attempts: Attempt[],
  ): Promise<Answered<Output>> {
    const startedAt = this.clock.now();
    const book = (outcome: Outcome, rest: Pick<Attempt, 'failure' | 'tokens'>) =>
      attempts.push({
        purpose: brief.purpose,
        prompt: brief.prompt,
        provider: model.provider,
        model: model.model,
        outcome,
        ...rest,
        cost: costOf(rest.tokens, price),
        startedAt,
        milliseconds: this.clock.now().getTime() - startedAt.getTime(),
      });
    try {
      const answered = await model.attempt(brief, input, call);
      book(answered.faults.length === 0 ? 'accepted' : 'refused', pick(answered.tokens));
      return answered;
    } catch (error) {
      if (error instanceof ModelFailure)
        book(error.code === 'aborted' ? 'aborted' : 'failed', { failure: error.code, ...pick(error.tokens) });
      throw error;
    }
  }
}

function restartOnlyWhatWasHeard({ signal, onText, onRestart }: Wish): Wish {
  let heard = false;
  return {
    signal,
    onText: (text) => {
      heard = true;
      onText?.(text);
    },
    onRestart: () => {
      if (heard) onRestart?.();
      heard = false;
    },
  };
}

const pick = (tokens: Attempt['tokens']) => (tokens ? { tokens } : {});
