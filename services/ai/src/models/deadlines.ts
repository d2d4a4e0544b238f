import { type FailureCode, ModelFailure } from './model-failure.ts';

/** All in milliseconds. */
export interface Deadlines {
  /** From the request to the response's headers. */
  headers: number;
  /** From the headers to the first text. */
  firstToken: number;
  /** Between two pieces of text. */
  idle: number;
  /** The whole attempt. */
  total: number;
}

type Phase = Exclude<keyof Deadlines, 'total'>;

const CODES: Record<keyof Deadlines, FailureCode> = {
  headers: 'headers_timeout',
  firstToken: 'first_token_timeout',
  idle: 'idle_timeout',
  total: 'total_timeout',
};

/** The timers of one attempt: `signal` aborts when one of them ends, or when the caller leaves. */
export class Watch implements Disposable {
  private readonly controller = new AbortController();
  private readonly total: NodeJS.Timeout;
  private phase: NodeJS.Timeout | undefined;
  private readonly deadlines: Deadlines;
  private readonly caller: AbortSignal;
  private readonly onLeave = () =>
    this.controller.abort(new ModelFailure('aborted', 'The caller left before the answer was whole.'));

  constructor(deadlines: Deadlines, caller: AbortSignal) {
    this.deadlines = deadlines;
    this.caller = caller;
    this.total = this.timer('total');
    this.enter('headers');
    if (caller.aborted) this.onLeave();
    else caller.addEventListener('abort', this.onLeave, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Starts the timer of the next phase; called again it starts anew. */
  enter(phase: Phase): void {
    clearTimeout(this.phase);
    this.phase = this.timer(phase);
  }

  /** Why the attempt was cut short, if it was. */
  get cut(): ModelFailure | undefined {
    return this.signal.aborted ? (this.signal.reason as ModelFailure) : undefined;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.phase);
    clearTimeout(this.total);
    this.caller.removeEventListener('abort', this.onLeave);
  }

  private timer(of: keyof Deadlines): NodeJS.Timeout {
    const limit = this.deadlines[of];
    return setTimeout(() => {
      this.controller.abort(new ModelFailure(CODES[of], `No ${NAMES[of]} within ${limit} ms.`));
    }, limit);
  }
}

const NAMES: Record<keyof Deadlines, string> = {
  headers: 'response',
  firstToken: 'first word',
  idle: 'further word',
  total: 'whole answer',
};
