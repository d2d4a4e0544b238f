import { Command, Option } from 'commander';
import { Fault } from '../fault.ts';
import { stackFolder } from '../paths.ts';
import { statusOf } from '../supervisor/control.ts';

export function command(): Command {
  return new Command('demo')
    .description(
      'Watch a life get organised: a new person’s whole journey, through the public address alone.',
    )
    .addOption(
      new Option('--pace <pace>', 'slow leaves time to read').choices(['quick', 'slow']).default('quick'),
    )
    .option('--url <address>', 'of another Odyssey than the one that runs here')
    .addHelpText('after', '\nExample: ./odyssey demo --pace slow')
    .action(demo);
}

async function demo({ pace, url }: { pace: 'quick' | 'slow'; url?: string }): Promise<void> {
  const address = url ?? (await statusOf(stackFolder()))?.stack?.gateway.url;
  if (!address) throw new Fault('Odyssey does not run here.', './odyssey up --detach');
  const { play } = await import('../demo/play.ts');
  await play(address, pace);
}
