import { Command } from 'commander';
import { explained } from '../events/arguments.ts';
import { progressLine } from '../show/progress.ts';
import { table } from '../show/table.ts';
import {
  CANDIDATES,
  FEWEST_A_SECOND,
  isQuick,
  type Measured,
  MOST_MS,
  measure,
  recommended,
} from './argon2.ts';

export function command(): Command {
  return explained(
    new Command('calibrate')
      .description(
        'Measure what hashing a password costs on this machine, and recommend a cost. Takes some seconds.',
      )
      .action(calibrate),
    { example: './odyssey auth calibrate' },
  );
}

async function calibrate(): Promise<void> {
  const measured: Measured[] = [];
  for (const cost of CANDIDATES) {
    const began = performance.now();
    measured.push(await measure(cost));
    console.log(
      progressLine(`${cost.memoryKib / 1024} MiB, passes ${cost.passes}`, performance.now() - began),
    );
  }
  const best = recommended(measured);
  const rows = measured.map((one) => [
    `${one.memoryKib / 1024} MiB`,
    String(one.passes),
    one.milliseconds.toFixed(0),
    one.logInsPerSecond.toFixed(0),
    `${one.memoryMib.toFixed(0)} MiB`,
    one === best ? '◀ recommended' : '',
  ]);
  console.log(`\n${table([['memory', 'passes', 'ms', 'log-ins/s', 'in all', ''], ...rows])}\n`);
  if (!best) return;
  const wish = `${MOST_MS} ms and ${FEWEST_A_SECOND} log-ins a second`;
  console.log(
    isQuick(best)
      ? `The strongest within ${wish}. Set, for auth:`
      : `Nothing here keeps ${wish}: the least that OWASP asks for, then. Is the machine busy? For auth:`,
  );
  console.log(`  ODYSSEY_AUTH_ARGON2_MEMORY_KIB=${best.memoryKib}`);
  console.log(`  ODYSSEY_AUTH_ARGON2_PASSES=${best.passes}`);
  console.log('Hashes made at another cost are renewed, each at the next log-in of its person.');
}
