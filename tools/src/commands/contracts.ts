import { Command } from 'commander';
import { command as canIDeploy } from '../contracts/broker/can-i-deploy.ts';
import { command as prepare } from '../contracts/broker/prepare.ts';
import { command as publish } from '../contracts/broker/publish.ts';
import { deployment as recordDeployment, release as recordRelease } from '../contracts/broker/record.ts';
import { command as status } from '../contracts/broker/status.ts';
import { command as verify } from '../contracts/broker/verify.ts';
import { PACTS, writtenPacts } from '../contracts/checked-in.ts';
import { command as map } from '../contracts/commands/map.ts';
import { command as mutate } from '../contracts/commands/mutate.ts';
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
    .addCommand(map())
    .addCommand(mutate())
    .addCommand(publish())
    .addCommand(verify())
    .addCommand(canIDeploy())
    .addCommand(recordDeployment())
    .addCommand(recordRelease())
    .addCommand(status())
    .addCommand(prepare());
}

function write(): void {
  const merged = writtenPacts();
  const changed = writePacts(PACTS, merged);
  for (const file of changed) console.log(progressLine(`contracts/pacts/${file}`));
  if (changed.length === 0)
    console.log(`${Object.keys(merged).length} pacts, all as the consumers wrote them`);
}
