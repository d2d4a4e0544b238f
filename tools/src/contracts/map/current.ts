import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WAIVERS } from '../../../../contracts/waivers.ts';
import { describe } from '../../generate/described.ts';
import { REPOSITORY } from '../../paths.ts';
import { progressLine } from '../../show/progress.ts';
import type { TierResult } from '../../testing/count.ts';
import { PACTS } from '../checked-in.ts';
import { agreementsOf, pactsOf } from './agreements.ts';
import { boundariesOf } from './boundaries.ts';
import type { ContractMap } from './contract-map.ts';
import { joinContracts } from './join.ts';
import { contractPage } from './page.ts';
import { resultsByProvider, verifiedKeys } from './results.ts';

export const PAGE = 'docs/contract-map.md';
const FILE = join(REPOSITORY, PAGE);

export interface Current {
  readonly map: ContractMap;
  readonly page: string;
  /** Whether the page in docs/ is this one. */
  readonly upToDate: boolean;
}

/** The map of this tree: from its code, its pacts, and what its last verification saw. */
export async function currentMap(): Promise<Current> {
  const map = joinContracts(
    boundariesOf(await describe()),
    agreementsOf(pactsOf(PACTS)),
    verifiedKeys(resultsByProvider()),
    WAIVERS,
    new Date().toISOString().slice(0, 10),
  );
  const page = contractPage(map);
  return { map, page, upToDate: existsSync(FILE) && readFileSync(FILE, 'utf8') === page };
}

/** What is wrong with the map of this tree, and with its page, a sentence each. */
export const troublesOf = ({ map, upToDate }: Current): string[] => [
  ...map.troubles,
  ...(upToDate ? [] : [`${PAGE} is not what the contracts say: ./odyssey contracts map writes it.`]),
];

/** Whether every boundary is under contract and kept, as a line of the test report. */
export async function checkedMap(): Promise<TierResult> {
  const began = performance.now();
  const current = await currentMap();
  const troubles = troublesOf(current);
  for (const trouble of troubles) console.log(progressLine(trouble));
  const { routes, calls, readings } = current.map;
  return {
    tier: 'contract map',
    passed: routes.length + calls.length + readings.length,
    failed: troubles.length,
    seconds: (performance.now() - began) / 1000,
  };
}
