import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands.ts';
import { describeFailure, Fault } from './fault.ts';
import { REPOSITORY } from './paths.ts';

function version(): string {
  const text = readFileSync(join(REPOSITORY, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Loads the one command that was asked for: the others' imports cost it nothing. */
async function main(words: string[]): Promise<void> {
  const program = new Command('odyssey')
    .description('Everything you do with Odyssey on this machine.')
    .version(version(), '-v, --version', 'which release this is')
    .addHelpText('after', '\nTo begin: ./odyssey up, then in another terminal ./odyssey demo')
    .exitOverride();
  const asked = COMMANDS.find(({ name }) => name === words[0]);
  for (const { name, summary, load } of COMMANDS) {
    program.addCommand(
      name === asked?.name ? (await load()).command() : new Command(name).description(summary),
    );
  }
  await program.parseAsync(words, { from: 'user' });
}

if (process.env.ODYSSEY_DIR) process.env.ODYSSEY_DIR = resolve(process.env.ODYSSEY_DIR);
// A socket's path must be short, and is when it is relative.
process.chdir(REPOSITORY);
main(process.argv.slice(2)).catch((error: unknown) => {
  // Commander has already said what was wrong with the words.
  if (error instanceof CommanderError) process.exit(error.exitCode);
  console.error(describeFailure(error));
  process.exit(error instanceof Fault ? error.exitCode : 1);
});
