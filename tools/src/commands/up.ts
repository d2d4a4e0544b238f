import { Command, Option } from 'commander';
import { follow } from '../logs/follow.ts';
import { readable } from '../logs/format.ts';
import { prepareMachine } from '../machine/prepare.ts';
import { stackFolder } from '../paths.ts';
import { progressLine } from '../show/progress.ts';
import { statusTable } from '../show/table.ts';
import { passedOn, refuseCertificate } from '../stack/environment.ts';
import { externalParts } from '../stack/external.ts';
import { wishedPorts } from '../stack/ports.ts';
import type { Stack } from '../stack/stack.ts';
import { upDetached } from '../supervisor/detach.ts';
import { alreadyRuns, ownerOf } from '../supervisor/lock.ts';
import { supervise } from '../supervisor/supervise.ts';

interface Options {
  detach?: boolean;
  compact?: boolean;
  yes?: boolean;
  supervise?: boolean;
}

export function command(): Command {
  return new Command('up')
    .description(
      'Start everything: PostgreSQL, Kafka, Redis, a mailbox and the eight services. Ctrl-C stops it.',
    )
    .option('-d, --detach', 'return when it is ready; ./odyssey down stops it')
    .option('--compact', 'the eight services in one process, for small machines')
    .option('-y, --yes', 'do not ask before installing missing packages')
    .addOption(new Option('--supervise', 'what --detach leaves in the background').hideHelp())
    .addHelpText('after', '\nExample: ./odyssey up --detach && ./odyssey demo')
    .action(up);
}

async function up(options: Options): Promise<void> {
  const dir = stackFolder();
  const say = (line: string) => console.log(progressLine(line));
  const owner = ownerOf(dir);
  if (owner) throw alreadyRuns(dir, owner);
  refuseCertificate(process.env);
  const external = externalParts(process.env);
  await prepareMachine(dir, external, options.yes ?? false, say);
  if (options.detach) return upDetached(dir, options.compact ? ['--compact'] : []);
  await supervise({
    dir,
    external,
    buildFolder: process.env.ODYSSEY_BUILD_DIR,
    services: options.compact ? 'compact' : 'separate',
    env: passedOn(process.env),
    ports: wishedPorts(process.env),
    report: (step, milliseconds) => console.log(progressLine(step, milliseconds)),
    say,
    ready: async (stack, signal) => {
      if (!options.supervise) await showAndFollow(stack, signal);
    },
  });
}

async function showAndFollow(stack: Stack, signal: AbortSignal): Promise<void> {
  console.log(`\n${statusTable(await stack.status())}\n`);
  console.log('Try, in another terminal: ./odyssey demo        Ctrl-C stops everything.\n');
  const colours = process.stdout.isTTY && !process.env.NO_COLOR;
  const parts = stack.parts.map(({ name }) => name);
  void follow({
    dir: stack.dir,
    parts,
    signal,
    line: (part, text) => console.log(readable(part, text, colours)),
  });
}
