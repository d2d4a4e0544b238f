import { join } from 'node:path';
import { Command } from 'commander';
import { HOME } from '../paths.ts';
import { packPackages } from '../release/packages.ts';
import { progressLine } from '../show/progress.ts';

export function command(): Command {
  return new Command('pack')
    .description(
      'Write @odyssey/contracts and @odyssey/client as npm packages, for programs outside this repository.',
    )
    .option('--to <folder>', 'where to', join(HOME, 'packages'))
    .addHelpText('after', '\nExample: ./odyssey pack --to /tmp && npm install /tmp/odyssey-contracts-*.tgz')
    .action(async ({ to }: { to: string }) => {
      for (const path of await packPackages(to)) console.log(progressLine(path));
    });
}
