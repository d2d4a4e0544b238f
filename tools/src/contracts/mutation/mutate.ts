import { progressLine } from '../../show/progress.ts';
import type { TierResult } from '../../testing/count.ts';
import { PACTS } from '../checked-in.ts';
import { pactsOf } from '../map/agreements.ts';
import { resultsByProvider } from '../map/results.ts';
import { type ReplayedResults, replayed } from './replayed.ts';
import { type Change, changesOf } from './trials.ts';

export interface Mutation {
  readonly provider: string;
  readonly tried: number;
  readonly noticed: number;
  /** Changes that nobody notices because nobody relies on it: free to change. */
  readonly free: number;
  /** What contract and verifier do not agree on, a sentence each. */
  readonly troubles: readonly string[];
}

/** A verifier takes longer for each interaction the more it has. */
const AT_ONCE = 200;
/** Each keeps one core busy. */
const VERIFIERS = 2;

/** Changes every answer under contract of every provider, and sees which changes the contracts notice. */
export async function mutateContracts(say: (line: string) => void): Promise<Mutation[]> {
  const results = resultsByProvider();
  const byProvider = Map.groupBy(pactsOf(PACTS), ({ provider }) => provider.name);
  const changed = [...byProvider].map(([provider, pacts]) => ({
    provider,
    changes: changesOf(pacts, results[provider] ?? []),
  }));
  const accepted = await heldAgainst(changed, say);
  return changed.map(({ provider, changes }) => judge(provider, changes, accepted.get(provider) ?? {}));
}

interface Changed {
  readonly provider: string;
  readonly changes: readonly Change[];
}

async function heldAgainst(
  changed: readonly Changed[],
  say: (line: string) => void,
): Promise<Map<string, ReplayedResults>> {
  const accepted = new Map<string, ReplayedResults>();
  const all = changed.reduce((sum, { changes }) => sum + changes.length, 0);
  let tried = 0;
  const open = changed.flatMap(({ provider, changes }) =>
    Array.from({ length: Math.ceil(changes.length / AT_ONCE) }, (_, part) => ({
      provider,
      changes: changes.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
    })),
  );
  const lane = async () => {
    for (let next = open.shift(); next; next = open.shift()) {
      const { provider, changes } = next;
      const results = await replayed(provider, changes);
      accepted.set(provider, { ...accepted.get(provider), ...results });
      tried += changes.length;
      say(`${tried} of ${all} changes tried`);
    }
  };
  await Promise.all(Array.from({ length: VERIFIERS }, lane));
  return accepted;
}

/** Pure: the survivors have to be exactly what no contract names. */
export function judge(provider: string, changes: readonly Change[], accepted: ReplayedResults): Mutation {
  // What is refused unchanged says nothing by refusing a change.
  const refused = new Set(
    changes
      .filter(({ id, operator }) => operator === 'nothing' && accepted[id] === false)
      .map(({ interaction }) => interaction),
  );
  const troubles = changes
    .filter(({ operator, interaction }) => operator === 'nothing' || !refused.has(interaction))
    .flatMap((change) => sentence(provider, change, accepted[change.id]) ?? []);
  const tried = changes.filter(({ operator }) => operator !== 'nothing');
  return {
    provider,
    tried: tried.length,
    noticed: tried.filter(({ id }) => accepted[id] === false).length,
    free: tried.filter(({ id, noticed }) => accepted[id] === true && !noticed).length,
    troubles,
  };
}

function sentence(
  provider: string,
  { operator, at, noticed, consumer, interaction }: Change,
  accepted: boolean | undefined,
): string | undefined {
  const where = `"${interaction.description}" of ${consumer}`;
  if (accepted === undefined) return `${where}: ${operator} of ${at} was not run; run it again.`;
  if (operator === 'nothing')
    return accepted
      ? undefined
      : `${where} is refused as ${provider} gave it, unchanged: ./odyssey test providers.`;
  if (accepted && noticed)
    return `${where} minds ${operator} of ${at}, yet it goes unnoticed: the contract promises less than it seems to.`;
  if (!accepted && !noticed)
    return `${where} does not mind ${operator} of ${at}, yet it is refused: the contract promises more than it seems to.`;
  return undefined;
}

/** Whether the contracts notice what they have to, as a line of the test report. */
export async function checkedMutation(): Promise<TierResult> {
  const began = performance.now();
  const done = await mutateContracts(() => undefined);
  const troubles = done.flatMap((one) => one.troubles);
  for (const trouble of troubles) console.log(progressLine(trouble));
  return {
    tier: 'contract mutation',
    passed: done.reduce((sum, { tried }) => sum + tried, 0) - troubles.length,
    failed: troubles.length,
    seconds: (performance.now() - began) / 1000,
  };
}
