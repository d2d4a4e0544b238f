import { Command } from 'commander';
import { build } from '../build/build.ts';
import { progressLine } from '../show/progress.ts';

export function command(): Command {
  return new Command('build')
    .description(
      'Bundle the services into .odyssey/build, unless these sources were bundled before. Part of up.',
    )
    .addHelpText('after', '\nExample: ./odyssey build')
    .action(async () => {
      const { folder, fresh } = await build();
      console.log(progressLine(`${fresh ? 'built' : 'unchanged'}: ${folder}`));
    });
}
