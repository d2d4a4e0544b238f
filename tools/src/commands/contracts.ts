import { Command } from 'commander';
import { PACTS, writtenPacts } from '../contracts/checked-in.ts';
import { command as map } from '../contracts/commands/map.ts';
import { writePacts } from '../contracts/merge-pacts.ts';
import { progressLine } from '../show/progress.ts';

export function command(): Command {
  return new Command('contracts')
    .description('The contracts between services, and with those outside.')
    .addCommand(
      new Command('write')
        .description('Bring contracts/pacts up to what the consumers’ tests last wrote.')
        .addHelpText('after', '\nExample: ./odyssey test consumers && ./odyssey contracts write')
        .action(write),
    )
    .addCommand(map());
}

function write(): void {
  const merged = writtenPacts();
  const changed = writePacts(PACTS, merged);
  for (const file of changed) console.log(progressLine(`contracts/pacts/${file}`));
  if (changed.length === 0)
    console.log(`${Object.keys(merged).length} pacts, all as the consumers wrote them`);
}
