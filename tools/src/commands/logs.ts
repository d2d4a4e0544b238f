import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { Fault } from '../fault.ts';
import { follow } from '../logs/follow.ts';
import { instantOf, readable } from '../logs/format.ts';
import { stackFolder } from '../paths.ts';
import { logPathOf } from '../stack/child.ts';

interface Options {
  follow?: boolean;
  lines: number;
}

export function command(): Command {
  return new Command('logs')
    .description('What the services say; name one of them, or kafka, postgres, redis, mail, launcher.')
    .argument('[part]')
    .option('-f, --follow', 'go on until Ctrl-C')
    .option('-n, --lines <count>', 'how many of the latest lines', wholeNumber, 100)
    .addHelpText('after', '\nExample: ./odyssey logs goals -f')
    .action(logs);
}

async function logs(part: string | undefined, options: Options): Promise<void> {
  const dir = stackFolder();
  const parts = part ? [part] : partsWithLogs(dir);
  const [missing] = parts.filter((name) => !existsSync(logPathOf(dir, name)));
  if (missing ?? parts.length === 0) {
    throw new Fault(
      `There is no log of ${missing ?? 'anything'} yet.`,
      `logs so far: ${partsWithLogs(dir).join(', ') || 'none; ./odyssey up'}`,
    );
  }
  const colours = process.stdout.isTTY && !process.env.NO_COLOR;
  for (const { name, line } of latest(dir, parts, options.lines)) console.log(readable(name, line, colours));
  if (options.follow)
    await follow({ dir, parts, line: (name, text) => console.log(readable(name, text, colours)) });
}

function partsWithLogs(dir: string): string[] {
  const folder = join(dir, 'logs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) =>
    file.endsWith('.log') ? [file.slice(0, -'.log'.length)] : [],
  );
}

/** The latest lines of all, in the order they were written; a line without a time stays behind the one before it. */
function latest(dir: string, parts: string[], count: number): { name: string; line: string }[] {
  const lines = parts.flatMap((name) => {
    let at = 0;
    return readFileSync(logPathOf(dir, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .slice(-count)
      .map((line) => {
        at = instantOf(line) ?? at;
        return { name, line, at };
      });
  });
  return lines.sort((one, other) => one.at - other.at).slice(-count);
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number, please');
  return Number(text);
}
