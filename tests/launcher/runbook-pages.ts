import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../docs/runbooks');

/** One command of a page, with what the page says it prints. */
export interface Command {
  readonly section: string;
  readonly line: string;
  readonly prints: readonly string[];
  /** Why the page says that it is not run. */
  readonly notRun: string | undefined;
}

export interface Page {
  readonly name: string;
  readonly commands: readonly Command[];
}

/** A section's title, or a block of commands with the remark above it that it is not run. */
const PART =
  /^## (?<title>.+)$|(?:^ *<!-- not run: (?<why>.+) -->\n)?^(?<indent> *)```console\n(?<body>[\s\S]*?)^ *```$/gm;

export const pages: readonly Page[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md') && file !== 'README.md')
  .map((file) => ({
    name: file.replace('.md', ''),
    commands: commandsOf(readFileSync(join(FOLDER, file), 'utf8')),
  }));

function commandsOf(text: string): Command[] {
  let section = '';
  return [...text.matchAll(PART)].flatMap(({ groups: { title, why, indent = '', body = '' } = {} }) => {
    section = title ?? section;
    const lines = body
      .split('\n')
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    return title ? [] : inBlock(lines, section, why);
  });
}

function inBlock(lines: readonly string[], section: string, notRun: string | undefined): Command[] {
  const commands: (Command & { prints: string[] })[] = [];
  for (const line of lines) {
    if (line.startsWith('$ ')) commands.push({ section, line: line.slice(2), prints: [], notRun });
    else if (line.trim() !== '') commands.at(-1)?.prints.push(line);
  }
  return commands;
}

/** A line without what differs from one time to another: numbers, ids, widths of columns. */
export const shapeOf = (line: string): string =>
  line
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replaceAll(/\d[\d,.]*/g, '0')
    .replaceAll(/[\s|+-]+/g, ' ')
    .trim();
