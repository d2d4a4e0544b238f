import { Command, InvalidArgumentError } from 'commander';
import { stackFolder } from '../paths.ts';
import { askOrFail } from '../supervisor/control.ts';

export function command(): Command {
  return new Command('migrate')
    .description('Bring the databases of the running stack to what the code expects (up does that too).')
    .argument('[service]', 'this one only')
    .option('--down <count>', 'take back that many of its latest migrations instead', positive)
    .addHelpText('after', '\nExample: ./odyssey migrate goals --down 1')
    .action(migrate);
}

async function migrate(service: string | undefined, { down }: { down?: number }): Promise<void> {
  const query = new URLSearchParams({
    ...(service ? { service } : {}),
    ...(down ? { down: String(down) } : {}),
  });
  const done = (await askOrFail(stackFolder(), 'POST', `/migrate?${query}`)) as string[];
  console.log(done.length > 0 ? done.join('\n') : 'There was nothing to do.');
}

function positive(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('a number from 1, please');
  return count;
}
