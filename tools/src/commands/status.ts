import { Command } from 'commander';
import { stackFolder } from '../paths.ts';
import { statusTable } from '../show/table.ts';
import { statusOf } from '../supervisor/control.ts';

export function command(): Command {
  return new Command('status')
    .description('What runs, where, and whether it is well. Exit code 0 when everything is ready.')
    .option('--json', 'for scripts: {ready, gateway: {url}, services: […], kafka, postgres, redis, compact}')
    .addHelpText('after', '\nExample: ./odyssey status --json')
    .action(status);
}

async function status({ json }: { json?: boolean }): Promise<void> {
  const answer = await statusOf(stackFolder());
  const ready = answer?.stack?.ready ?? false;
  if (json)
    console.log(JSON.stringify({ ready, phase: answer?.phase ?? 'stopped', ...answer?.stack }, null, 2));
  else if (answer?.stack) console.log(statusTable(answer.stack));
  else if (answer) console.log(`Odyssey is ${answer.phase} (pid ${answer.pid}).`);
  else console.log('Odyssey does not run here. Start it: ./odyssey up');
  process.exitCode = ready ? 0 : 1;
}
