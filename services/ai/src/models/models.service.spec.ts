import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Clock } from '@odyssey/platform';
import type { Brief } from './brief.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { ConfiguredModel } from './configured-model.ts';
import type { Answered, Call, LanguageModel } from './language-model.ts';
import { type FailureCode, ModelFailure } from './model-failure.ts';
import { Interrupted, ModelsService } from './models.service.ts';

const brief: Brief<string, string> = {
  purpose: 'conversation',
  prompt: 'shout.v1',
  maxOutputTokens: 10,
  temperature: 0,
  ask: (input) => ({ system: '', turns: [{ role: 'user', content: input }] }),
  read: (text) => ({ output: text, faults: [] }),
  house: (input) => `${input}, says the house. Twice.`,
  say: (output) => output,
};
const tokens = { input: 10, cachedInput: 0, output: 2, reasoning: 0 };
let now = Date.parse('2026-05-04T07:40:00Z');
const clock: Clock = { now: () => new Date(now) };
const staying = { signal: new AbortController().signal };

/** `takes`: milliseconds that pass meanwhile. */
type Turn = ({ text: string; faults?: string[] } | { fails: FailureCode }) & { takes?: number };

/** A provider that takes one turn after another and writes down how it was asked. */
class Scripted implements LanguageModel {
  readonly model = 'm1';
  readonly repairs: (readonly string[] | undefined)[] = [];
  readonly patience: (number | undefined)[] = [];
  readonly turns: Turn[];
  readonly provider: string;

  constructor(provider: string, ...turns: Turn[]) {
    this.provider = provider;
    this.turns = turns;
  }

  async attempt<Input, Output>(
    _brief: Brief<Input, Output>,
    _input: Input,
    { repair, onText, patienceMs }: Call,
  ): Promise<Answered<Output>> {
    this.repairs.push(repair?.faults);
    this.patience.push(patienceMs);
    const turn = this.turns.shift();
    if (!turn) throw new Error(`${this.provider} was asked once too often`);
    now += turn.takes ?? 0;
    if ('fails' in turn) throw new ModelFailure(turn.fails, 'It failed.', { partial: 'par' });
    onText?.(turn.text);
    return { text: turn.text, output: turn.text as Output, faults: turn.faults ?? [], tokens };
  }
}

const configured = (model: LanguageModel): ConfiguredModel => ({
  model,
  breaker: new CircuitBreaker(() => clock.now().getTime()),
  price: { input: 3n, output: 5n },
});
const service = (...models: LanguageModel[]) => new ModelsService(models.map(configured), clock);

describe('asking for an answer', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('goes to the house when no provider is configured, and nothing is degraded', async () => {
    const answer = await service().answer(brief, 'Hello', staying);
    expect(answer).toMatchObject({
      output: 'Hello, says the house. Twice.',
      provider: 'house',
      degraded: false,
    });
    expect(answer.attempts).toMatchObject([
      { outcome: 'accepted', provider: 'house', cost: 0n, purpose: 'conversation' },
    ]);
  });

  it('takes the answer of a provider, with its cost', async () => {
    const answer = await service(new Scripted('test', { text: 'HI' })).answer(brief, 'Hello', staying);
    expect(answer).toMatchObject({ output: 'HI', provider: 'test', degraded: false });
    expect(answer.attempts).toMatchObject([{ outcome: 'accepted', cost: 40n, tokens, prompt: 'shout.v1' }]);
  });

  it('lets a provider mend a refused answer once', async () => {
    const model = new Scripted('test', { text: 'hi', faults: ['Not loud.'] }, { text: 'HI' });
    const answer = await service(model).answer(brief, 'Hello', staying);
    expect(answer.output).toBe('HI');
    expect(model.repairs).toEqual([undefined, ['Not loud.']]);
    expect(answer.attempts.map(({ outcome }) => outcome)).toEqual(['refused', 'accepted']);
  });

  it('lets the house stand in, and says so, when the mended answer is refused, too', async () => {
    const refused = { text: 'hi', faults: ['Not loud.'] };
    const answer = await service(new Scripted('test', refused, refused)).answer(brief, 'Hello', staying);
    expect(answer).toMatchObject({ provider: 'house', degraded: true });
    expect(answer.attempts.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'accepted']);
  });

  it('asks the next provider when one is away, and books both', async () => {
    const answer = await service(
      new Scripted('a', { fails: 'server_error' }),
      new Scripted('b', { text: 'HI' }),
    ).answer(brief, 'Hello', staying);
    expect(answer).toMatchObject({ provider: 'b', degraded: false });
    expect(answer.attempts).toMatchObject([
      { provider: 'a', outcome: 'failed', failure: 'server_error', cost: null },
      { provider: 'b', outcome: 'accepted' },
    ]);
  });

  it('does not evade a content filter by asking the next provider', async () => {
    const next = new Scripted('b', { text: 'HI' });
    const answer = await service(new Scripted('a', { fails: 'content_filter' }), next).answer(
      brief,
      'Hello',
      staying,
    );
    expect(answer.provider).toBe('house');
    expect(next.repairs).toEqual([]);
  });

  it('waits no longer than the caller does, for all attempts together', async () => {
    const slow = new Scripted(
      'a',
      { text: 'hi', faults: ['Not loud.'], takes: 40_000 },
      { fails: 'total_timeout', takes: 5_000 },
    );
    const next = new Scripted('b', { text: 'HI' });
    const answer = await service(slow, next).answer(brief, 'Hello', { ...staying, patienceMs: 45_000 });
    expect(slow.patience).toEqual([45_000, 5_000]);
    expect(next.repairs).toEqual([]);
    expect(answer).toMatchObject({ provider: 'house', degraded: true });
  });

  it('leaves a provider alone after three failures in a row', async () => {
    const away = new Scripted(
      'a',
      { fails: 'unreachable' },
      { fails: 'unreachable' },
      { fails: 'unreachable' },
    );
    const models = service(away);
    for (let n = 0; n < 4; n += 1) {
      expect(await models.answer(brief, 'Hello', staying)).toMatchObject({
        provider: 'house',
        degraded: true,
      });
    }
    expect(away.repairs).toHaveLength(3);
  });

  it('tells a listener to throw away what it heard before another begins', async () => {
    const heard: string[] = [];
    await service(
      new Scripted('a', { text: 'hi', faults: ['Not loud.'] }, { fails: 'broken_stream' }),
    ).answer(brief, 'Hello', {
      ...staying,
      onText: (text) => heard.push(text),
      onRestart: () => heard.push('<restart>'),
    });
    expect(heard).toEqual(['hi', '<restart>', 'Hello, says the house. ', 'Twice.']);
  });

  it('stops, with what was made until then, when the caller leaves', async () => {
    const leaving = AbortSignal.abort();
    const call = service(new Scripted('a', { fails: 'aborted' })).answer(brief, 'Hello', { signal: leaving });
    const error = await call.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Interrupted);
    expect(error).toMatchObject({ provider: 'a', partial: 'par', attempts: [{ outcome: 'aborted' }] });
  });
});
