import { Command, Option } from 'commander';
import { measuresOf } from '../bench/figure.ts';
import { rowsOf, writeReport } from '../bench/report.ts';
import { type BenchOptions, SUITES } from '../bench/suites.ts';
import { Fault } from '../fault.ts';
import { prepareMachine } from '../machine/prepare.ts';
import { HOME, REPOSITORY } from '../paths.ts';
import { progressLine } from '../show/progress.ts';
import { table } from '../show/table.ts';

interface Options {
  json?: boolean;
  quick?: boolean;
  write?: boolean;
  yes?: boolean;
  runs?: number;
  events?: number;
  seed: number;
  only?: string[];
  profile?: string;
}

const FULL = { runs: 3, events: 30_000 };
const QUICK = { runs: 1, events: 8_000 };

export function command(): Command {
  const names = SUITES.map(({ name }) => name).join(', ');
  return new Command('bench')
    .description(`Measure speed on the real parts, beside others in the same runs. Suites: ${names}.`)
    .argument('<suite>')
    .option('--json', 'print {measures: [{name, unit, runs, median, baseline, ratio}]}')
    .option('--quick', 'one run: fewer events, and no outages')
    .option('--write', 'write docs/benchmarks/<suite>.md and its chart; for whole runs on a quiet machine')
    .option('--runs <n>', `how often each is measured (${FULL.runs}; quick: ${QUICK.runs})`, positive)
    .option('--events <n>', `how many events a load has (${FULL.events}; quick: ${QUICK.events})`, positive)
    .option('--seed <n>', 'who is who in the loads', positive, 1)
    .option('--only <section...>', 'only these sections')
    .addOption(new Option('--profile <folder>', 'write CPU profiles of the measured processes there'))
    .option('-y, --yes', 'do not ask before installing missing packages')
    .addHelpText(
      'after',
      '\nExamples:\n  ./odyssey bench events --quick --only throughput' +
        '\n  ./odyssey bench limits --runs 3 --write',
    )
    .action(bench);
}

async function bench(name: string, given: Options): Promise<void> {
  const entry = SUITES.find((suite) => suite.name === name);
  if (!entry)
    throw new Fault(
      `There is no suite "${name}".`,
      `one of: ${SUITES.map((suite) => suite.name).join(', ')}`,
    );
  const { suite } = await entry.load();
  const unknown = given.only?.find((section) => !suite.sections.includes(section));
  if (unknown)
    throw new Fault(`${name} has no section "${unknown}".`, `one of: ${suite.sections.join(', ')}`);
  if (given.write && (given.quick || given.only))
    throw new Fault('A page is written of whole runs alone.', 'leave --quick and --only away, or --write');
  // Standard output belongs to the result.
  const say = (line: string) => console.error(progressLine(line));
  await prepareMachine(HOME, {}, given.yes ?? false, say);
  const quick = given.quick ?? false;
  const options: BenchOptions = {
    ...(quick ? QUICK : FULL),
    ...(given.runs ? { runs: given.runs } : {}),
    ...(given.events ? { events: given.events } : {}),
    ...(given.profile ? { profile: given.profile } : {}),
    seed: given.seed,
    only: given.only ?? [],
    quick,
    say,
  };
  const findings = await suite.run(options);
  if (given.write) {
    const page = writeReport(suite, options, findings);
    say(`written: ${page.slice(REPOSITORY.length + 1)}`);
  }
  const { figures } = findings;
  if (given.json) console.log(JSON.stringify({ measures: figures.flatMap(measuresOf) }, null, 2));
  else console.log(`\n${table(rowsOf(figures)).replaceAll('**', '')}`);
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Fault(`"${text}" is no whole number above 0.`, 'for example: --events 10000');
}
