import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { isRunning, signalIfThere } from '../machine/process-table.ts';
import { stackFolder } from '../paths.ts';
import { progressLine } from '../show/progress.ts';
import { endLeftovers } from '../stack/run-records.ts';
import { ask } from '../supervisor/control.ts';
import { ownerOf } from '../supervisor/lock.ts';

export function command(): Command {
  return new Command('down')
    .description('Stop everything and wait until no process is left. The data stays.')
    .addHelpText('after', '\nExample: ./odyssey down')
    .action(down);
}

async function down(): Promise<void> {
  const dir = stackFolder();
  const owner = ownerOf(dir);
  if (!owner) {
    const left = await endLeftovers(dir);
    console.log(
      left.length > 0
        ? progressLine(`ended what was left running: ${left.join(', ')}`)
        : 'Odyssey does not run here.',
    );
    return;
  }
  // A launcher that has not opened its socket yet still hears a signal.
  if ((await ask(dir, 'POST', '/stop')) === undefined) signalIfThere(owner.pid, 'SIGTERM');
  while (isRunning(owner.pid, owner.startTime)) await sleep(50);
  await endLeftovers(dir);
  console.log(progressLine('stopped; the data is kept'));
}
