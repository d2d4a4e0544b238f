import { join } from 'node:path';
import { Command } from 'commander';
import { Fault } from '../fault.ts';
import { HOME } from '../paths.ts';
import { progressLine } from '../show/progress.ts';

interface Options {
  seed: number;
  events: number;
  faults: number;
  only?: string;
  write?: boolean;
}

const DEFAULTS = { events: 20_000, faults: 40 };

export function command(): Command {
  return new Command('chaos')
    .description(
      'Break everything on purpose, on a stack of its own, and prove that no event is lost, repeated or out of order. The same seed plays the same plan.',
    )
    .option('--seed <number>', 'plays this plan again', whole, Math.floor(Math.random() * 1_000_000))
    .option('--events <number>', 'how many events are committed', whole, DEFAULTS.events)
    .option('--faults <number>', 'how many faults come and go meanwhile', whole, DEFAULTS.faults)
    .option('--only <text>', 'only faults whose name holds this text')
    .option('--write', 'keep the report as docs/chaos/last-run.md')
    .addHelpText('after', '\nExample: ./odyssey chaos --seed 7 --events 100000 --faults 40')
    .action(chaos);
}

async function chaos({ seed, events, faults, only, write }: Options): Promise<void> {
  const { run } = await import('../chaos/run.ts');
  const dir = join(HOME, `chaos-${process.pid}`);
  console.log(progressLine(`seed ${seed}: ${events} events, ${faults} faults`));
  const result = await run({
    seed,
    events,
    faults,
    only,
    dir,
    say: (line) => console.log(progressLine(line)),
  });
  result.ledger.close();
  for (const sentence of result.broken) console.log(`✘ ${sentence}`);
  if (result.broken.length > 0) {
    throw new Fault(
      `${result.broken.length} promise(s) broken with seed ${seed}.`,
      `look into the logs under ${dir}/logs, then play it again: ./odyssey chaos --seed ${seed} --events ${events} --faults ${faults}`,
    );
  }
  console.log(`${write ?? ''}`);
}

function whole(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Fault(`"${text}" is no whole number.`, 'write digits only: --events 100000');
}
