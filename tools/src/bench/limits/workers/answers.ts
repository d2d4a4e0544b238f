import { percentile } from '../../figure.ts';
import type { Answered } from './callers.ts';

/** What came of one load. Times in milliseconds. */
export interface Load {
  perSecond: number;
  /** Answered as asked, a second. */
  accepted: number;
  p50: number;
  p99: number;
  /** Of those that were due in its first second. */
  firstSecondP99: number;
  /** Refused with 503 and Retry-After, of all. */
  shedShare: number;
  /** Null when none was. */
  shedP99: number | null;
  /** How late our own clock was with a request, which counts as if the service had been. */
  lateP99: number;
  /** Anything else: no answer, another status, a 503 that does not say when to come again. */
  others: Record<string, number>;
}

interface One extends Answered {
  due: number;
  sent: number;
}

/** Sorts answers as they come. */
export class Answers {
  private readonly took: number[] = [];
  private readonly firstSecond: number[] = [];
  private readonly shed: number[] = [];
  private readonly late: number[] = [];
  private readonly others: Record<string, number> = {};

  constructor(
    private readonly perSecond: number,
    private readonly seconds: number,
    private readonly began: number,
  ) {}

  add({ status, retryAfter, at, due, sent }: One): void {
    this.late.push(sent - due);
    if (status === 200 || status === 201) {
      this.took.push(at - due);
      if (due - this.began < 1_000) this.firstSecond.push(at - due);
    } else if (status === 503 && retryAfter) this.shed.push(at - due);
    else this.others[status] = (this.others[status] ?? 0) + 1;
  }

  load(): Load {
    return {
      perSecond: this.perSecond,
      accepted: this.took.length / this.seconds,
      p50: percentile(this.took, 0.5),
      p99: percentile(this.took, 0.99),
      firstSecondP99: percentile(this.firstSecond, 0.99),
      shedShare: this.shed.length / this.late.length,
      shedP99: this.shed.length > 0 ? percentile(this.shed, 0.99) : null,
      lateP99: percentile(this.late, 0.99),
      others: this.others,
    };
  }
}
