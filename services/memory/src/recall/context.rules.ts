import { holdsAt } from '../memories/memory.rules.ts';
import type { Hit, Indexed } from './person-index.ts';

export interface Recalled {
  readonly memory: Indexed;
  readonly score: number;
}

/** Below this share of the question a memory only happens to contain one of its words: better to recall nothing. */
const MIN_COVERAGE = 0.4;
/** Less than this share of the best score is noise beside it. */
const MIN_OF_BEST = 0.2;
/** What a memory costs beside its words: its number and its date in the prompt. */
const TOKENS_A_MEMORY = 8;

interface ContextInput {
  readonly hits: readonly Hit[];
  readonly pinned: readonly Indexed[];
  /** Tokens, as `tokensOf` counts them. */
  readonly budget: number;
  readonly now: Date;
}

/**
 * What to tell a model before it answers: pinned memories first, then what fits the question, as long as the budget
 * lasts. Only what holds now, and nothing that says the same again. One that is too long gives way to the next.
 */
export function assembleContext({ hits, pinned, budget, now }: ContextInput): Recalled[] {
  const scores = new Map(hits.map(({ memory, score }) => [memory.id, score]));
  const first = pinned
    .map((memory) => ({ memory, score: scores.get(memory.id) ?? 0 }))
    .sort((a, b) => b.score - a.score || (a.memory.id < b.memory.id ? 1 : -1));
  const best = hits[0]?.score ?? 0;
  const fitting = hits.filter(
    ({ coverage, score }) => coverage >= MIN_COVERAGE && score >= best * MIN_OF_BEST,
  );
  const chosen: Recalled[] = [];
  const said = new Set<string>();
  let left = budget;
  for (const { memory, score } of [...first, ...fitting]) {
    const cost = tokensOf(memory.content) + TOKENS_A_MEMORY;
    if (cost > left || said.has(memory.id) || said.has(wordsOf(memory)) || !holdsAt(memory, now)) continue;
    said.add(memory.id).add(wordsOf(memory));
    left -= cost;
    chosen.push({ memory, score });
  }
  return chosen;
}

/** A fact and the turn it was told in often are the same sentence. */
const wordsOf = (memory: Indexed): string =>
  memory.claimKey ? `${memory.claimKey} ${memory.claimDenied}` : memory.id;

/** About what a model counts: four letters a token, or one character of a script that writes no spaces. */
export function tokensOf(text: string): number {
  const dense =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu)
      ?.length ?? 0;
  return dense + Math.ceil((text.length - dense) / 4);
}
