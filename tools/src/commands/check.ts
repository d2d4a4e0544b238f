import { Command } from 'commander';
import { CHECKS } from '../checks/checks.ts';
import { runChecks } from '../checks/run.ts';

export function command(): Command {
  return new Command('check')
    .description(
      'Types, lint, format, boundaries, generated files, contracts beside documents, dead code, licences. Part of test.',
    )
    .addHelpText('after', '\nExample: ./odyssey check')
    .action(async () => {
      process.exitCode = (await runChecks(CHECKS)) === 0 ? 0 : 1;
    });
}
