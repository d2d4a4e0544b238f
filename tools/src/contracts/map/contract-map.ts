import type { Waiver } from '../../../../contracts/waivers.ts';
import type { AgreedAnswer, AgreedReading } from './agreements.ts';
import type { Answer, CallBoundary, ReadingBoundary, RouteBoundary } from './boundaries.ts';

/** How it stands with one thing that somebody relies on. */
export type Standing = 'verified' | 'not verified' | 'waived' | 'without contract';

export interface AnswerRow {
  readonly answer: Answer;
  readonly standing: Standing;
}

export interface ContractMap {
  readonly routes: readonly { readonly route: RouteBoundary; readonly answers: readonly AnswerRow[] }[];
  readonly calls: readonly {
    readonly call: CallBoundary;
    readonly standing: Standing;
    readonly agreed: readonly AgreedAnswer[];
    /** The fields that its answers had when they were verified. */
    readonly seen: readonly string[];
  }[];
  readonly readings: readonly {
    readonly reading: ReadingBoundary;
    readonly standing: Standing;
    readonly agreed: readonly AgreedReading[];
  }[];
  readonly events: readonly {
    readonly type: string;
    readonly provider: string;
    /** Everybody's agreements about it, those of programs outside too. */
    readonly agreed: readonly AgreedReading[];
    readonly outside: Standing;
  }[];
  readonly waivers: readonly Waiver[];
  /** What is wrong, each in one sentence with what to do. */
  readonly troubles: readonly string[];
}
