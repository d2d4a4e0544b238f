import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Report } from '../chaos/report.ts';
import { Fault } from '../fault.ts';
import { HOME, REPOSITORY } from '../paths.ts';
import { progressLine } from '../show/progress.ts';

interface Options {
  seed: number;
  events: number;
  faults: number;
  only?: string;
  write?: boolean;
}

const KEPT = join(REPOSITORY, 'docs/chaos');
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
  const { reportOf } = await import('../chaos/report.ts');
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
  const { broken, deaths, seconds } = result;
  const report = reportOf(result);
  result.ledger.close();
  writeFileSync(join(dir, 'report.md'), report.markdown);
  if (write) keep(report);
  for (const sentence of broken) console.log(`✘ ${sentence}`);
  if (broken.length > 0) {
    const words = `--seed ${seed} --events ${events} --faults ${faults}${only ? ` --only '${only}'` : ''}`;
    throw new Fault(
      `${broken.length} promise(s) broken with seed ${seed}.`,
      `look into the logs under ${dir}/logs, mend the cause, then play it again: ./odyssey chaos ${words}`,
    );
  }
  rmSync(dir, { recursive: true, force: true });
  console.log(`\nNo promise broken in ${Math.round(seconds)} s; ${deaths} processes died on the way.`);
}

function keep({ markdown, plot }: Report): void {
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(join(KEPT, 'last-run.md'), markdown);
  writeFileSync(join(KEPT, 'last-run.svg'), plot);
}

function whole(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Fault(`"${text}" is no whole number.`, 'write digits only: --events 100000');
}
