import type { TierResult } from '../../testing/count.ts';
import { runJest } from '../../testing/jest.ts';
import { checkedInPacts, clearWrittenPacts } from '../checked-in.ts';
import { forgetResults, stampResults, treeFingerprint, verifiedThisTree } from './results.ts';

/** Runs every provider's verification and remembers for which tree it was. */
export async function verifyProviders(words: string[] = []): Promise<TierResult[]> {
  const before = treeFingerprint();
  forgetResults();
  const results = await runJest({ tiers: ['providers'], workers: 2 }, words);
  if (words.length === 0) stampResults(before);
  return results;
}

/** Runs both halves of every contract, unless that was done for just this tree. @returns what ran, failures included. */
export async function verifyTree(say: (line: string) => void): Promise<TierResult[]> {
  if (verifiedThisTree()) return [];
  say('the consumers of every contract');
  clearWrittenPacts();
  const consumers = await runJest({ tiers: ['consumers'], workers: 2 }, []);
  say('its providers');
  return [...consumers, checkedInPacts(), ...(await verifyProviders())];
}
