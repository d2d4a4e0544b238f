import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { HOME, REPOSITORY } from '../paths.ts';
import { progressLine } from '../show/progress.ts';
import type { TierResult } from '../testing/count.ts';
import { differing, mergedPacts } from './merge-pacts.ts';

/** Where each test file of a consumer writes its pacts, in a folder of its own. */
const WRITTEN = join(HOME, 'pacts');
/** The pacts as they are reviewed and published: one file for each pair. */
export const PACTS = join(REPOSITORY, 'contracts/pacts');

export const writtenPacts = (): Record<string, string> => mergedPacts(WRITTEN);

/** What an earlier run wrote would hide that a test no longer does. */
export const clearWrittenPacts = (): void => rmSync(WRITTEN, { recursive: true, force: true });

/** Whether the checked-in pacts are what the consumers' tests have just written, as a line of the test report. */
export function checkedInPacts(): TierResult {
  const merged = writtenPacts();
  const files = differing(PACTS, merged);
  for (const file of files) {
    console.log(
      progressLine(`contracts/pacts/${file} is not what its consumer wrote: ./odyssey contracts write`),
    );
  }
  return { tier: 'pacts', passed: Object.keys(merged).length, failed: files.length, seconds: 0 };
}
