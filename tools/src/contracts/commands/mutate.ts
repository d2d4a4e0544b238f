import { Command } from 'commander';
import { Fault } from '../../fault.ts';
import { progressLine } from '../../show/progress.ts';
import { table } from '../../show/table.ts';
import { verifyTree } from '../map/verify-tree.ts';
import { mutateContracts } from '../mutation/mutate.ts';

export function command(): Command {
  return new Command('mutate')
    .description(
      'Change every answer and event under contract in small ways, and see that the contracts notice.',
    )
    .addHelpText(
      'after',
      '\nExit code: 0 exactly what nobody relies on goes unnoticed, 1 something else does.\nExample: ./odyssey contracts mutate',
    )
    .action(mutate);
}

async function mutate(): Promise<void> {
  const say = (line: string) => console.log(progressLine(line));
  await verifyTree(say);
  const done = await mutateContracts(say);
  const rows = done.map(({ provider, tried, noticed, free }) => [
    provider,
    ...[tried, noticed, free].map(String),
  ]);
  console.log(`\n${table([['provider', 'changes', 'noticed', 'free to make'], ...rows])}\n`);
  const troubles = done.flatMap((one) => one.troubles);
  if (troubles.length > 0)
    throw new Fault(
      `${troubles.length} changes are not noticed as the contracts say.`,
      'look at the matchers of each field named: libs/testing/src/pact/shape.ts writes them',
      troubles,
    );
}
