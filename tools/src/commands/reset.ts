import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { Fault } from '../fault.ts';
import { stackFolder } from '../paths.ts';
import { endLeftovers } from '../stack/run-records.ts';
import { ownerOf } from '../supervisor/lock.ts';

/** What a stack makes. Builds and Kafka's jars hold nobody's data and stay. */
const MADE = ['data', 'media', 'archival', 'mail', 'logs', 'run', 'secrets.json', 'ports.json'];

export function command(): Command {
  return new Command('reset')
    .description(
      'Remove all data of this folder: databases, topics, pictures, archives, mails, secrets. Asks first.',
    )
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', '\nExample: ./odyssey down && ./odyssey reset')
    .action(reset);
}

async function reset({ yes }: { yes?: boolean }): Promise<void> {
  const dir = stackFolder();
  const owner = ownerOf(dir);
  if (owner)
    throw new Fault(`Odyssey runs in ${dir} (pid ${owner.pid}).`, './odyssey down, then reset again');
  const present = MADE.filter((name) => existsSync(join(dir, name)));
  if (present.length === 0) {
    console.log(`There is nothing to remove in ${dir}.`);
    return;
  }
  if (!yes && !(await agreed(dir, present))) {
    console.log('Nothing was removed.');
    return;
  }
  await endLeftovers(dir);
  for (const name of present) rmSync(join(dir, name), { recursive: true, force: true });
  console.log(`Removed ${present.join(', ')} from ${dir}. ./odyssey up starts afresh.`);
}

async function agreed(dir: string, present: string[]): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Fault('There is no terminal to ask on.', './odyssey reset --yes');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Remove ${present.join(', ')} from ${dir}, for good? [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
