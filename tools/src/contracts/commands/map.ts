import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { Fault } from '../../fault.ts';
import { REPOSITORY } from '../../paths.ts';
import { progressLine } from '../../show/progress.ts';
import { currentMap, PAGE, troublesOf } from '../map/current.ts';
import { verifyTree } from '../map/verify-tree.ts';

const FIXES: Record<string, string> = { pacts: './odyssey contracts write' };

export function command(): Command {
  return new Command('map')
    .description(
      `Write ${PAGE}: who relies on what, and whether it is kept. Verifies first what this tree has not.`,
    )
    .option('--check', `write nothing; fail on a gap, a dead contract, or a ${PAGE} that is not up to date`)
    .addHelpText(
      'after',
      '\nExit code: 0 all boundaries are under contract, 1 some are not.\nExample: ./odyssey contracts map',
    )
    .action(map);
}

async function map({ check }: { check?: boolean }): Promise<void> {
  const ran = await verifyTree((line) => console.log(progressLine(line)));
  const current = await currentMap();
  const { map: found, page, upToDate } = current;
  const troubles = [
    ...ran
      .filter(({ failed }) => failed > 0)
      .map(({ tier, failed }) => `${failed} failed in ${tier}: ${FIXES[tier] ?? `./odyssey test ${tier}`}.`),
    ...(check ? troublesOf(current) : found.troubles),
  ];
  if (!check && !upToDate) {
    writeFileSync(join(REPOSITORY, PAGE), page);
    console.log(progressLine(`wrote ${PAGE}`));
  }
  if (troubles.length > 0)
    throw new Fault(
      `${troubles.length} boundaries or contracts are not in order.`,
      'each line above says what to do; docs/contracts.md shows it step by step',
      troubles,
    );
  console.log(
    `${found.readings.length + found.calls.length + found.routes.length} boundaries, all under contract and kept`,
  );
}
