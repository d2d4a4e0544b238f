import type { Brief, Reading } from './brief.ts';

/** Tokens in disjoint buckets: what was read from a cache is not in `input`, reasoning is not in `output`. */
export interface TokenCount {
  input: number;
  cachedInput: number;
  output: number;
  reasoning: number;
}

export interface Call {
  /** Aborts the attempt, upstream included. */
  signal: AbortSignal;
  /** Milliseconds after which nobody waits any more; the provider's own deadlines hold besides. */
  patienceMs?: number;
  /** Text as it arrives. */
  onText?: (text: string) => void;
  /** The one repair turn: what was answered and what was wrong with it. */
  repair?: { text: string; faults: readonly string[] };
}

export interface Answered<Output> extends Reading<Output> {
  text: string;
  /** Absent when the provider did not say. */
  tokens?: TokenCount;
}

/** The port with two homes: the house, and any endpoint that speaks the OpenAI protocol. */
export interface LanguageModel {
  readonly provider: string;
  readonly model: string;
  /** One attempt, never retried in here. @throws ModelFailure when no whole answer came. */
  attempt<Input, Output>(brief: Brief<Input, Output>, input: Input, call: Call): Promise<Answered<Output>>;
}
