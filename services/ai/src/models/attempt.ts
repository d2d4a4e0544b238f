import type { Purpose } from './brief.ts';
import type { TokenCount } from './language-model.ts';
import type { FailureCode } from './model-failure.ts';

/** accepted = its answer was used; refused = whole, but our checks refused it; the rest brought no whole answer. */
export type Outcome = 'accepted' | 'refused' | 'failed' | 'aborted';

/** One attempt at a provider, as the ledger books it. */
export interface Attempt {
  purpose: Purpose;
  prompt: string;
  provider: string;
  model: string;
  outcome: Outcome;
  failure?: FailureCode;
  tokens?: TokenCount;
  /** Pico-US-dollars; null = unknown. */
  cost: bigint | null;
  startedAt: Date;
  milliseconds: number;
}
