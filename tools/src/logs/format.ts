const COLOURS = [36, 33, 32, 35, 34, 96, 93, 92];
const LEVELS: Record<number, string> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};
const DULL = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'service', 'err', 'name']);

interface LogLine {
  level?: number | string;
  time?: number | string;
  msg?: string;
  service?: string;
  err?: { message?: string; stack?: string };
  [field: string]: unknown;
}

/** One line of a log as a person reads it: "12:00:01 goals          info  message  field=value". */
export function readable(part: string, line: string, colours: boolean): string {
  const entry = parse(line);
  if (!entry) return `${' '.repeat(9)}${paint(part, colours)}       ${line}`;
  const level =
    typeof entry.level === 'number' ? (LEVELS[entry.level] ?? String(entry.level)) : (entry.level ?? '');
  const trouble = entry.err?.message ? `: ${entry.err.message}` : '';
  const words = `${entry.msg ?? ''}${trouble}${fieldsOf(entry)}`;
  return `${timeOf(entry)} ${paint(entry.service ?? part, colours)} ${level.padEnd(5)} ${words}`;
}

/** When a line was written, in milliseconds; undefined when it does not say. */
export function instantOf(line: string): number | undefined {
  const time = parse(line)?.time;
  const instant = typeof time === 'string' ? Date.parse(time) : time;
  return instant === undefined || Number.isNaN(instant) ? undefined : instant;
}

function parse(line: string): LogLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
}

function timeOf({ time }: LogLine): string {
  const instant = new Date(time ?? Number.NaN);
  return Number.isNaN(instant.getTime()) ? '        ' : instant.toTimeString().slice(0, 8);
}

function fieldsOf(entry: LogLine): string {
  const shown = Object.entries(entry).filter(([name, value]) => !DULL.has(name) && typeof value !== 'object');
  return shown.map(([name, value]) => `  ${name}=${String(value)}`).join('');
}

function paint(part: string, colours: boolean): string {
  const padded = part.padEnd(13);
  if (!colours) return padded;
  const index = [...part].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % COLOURS.length;
  return `\u001b[${COLOURS[index]}m${padded}\u001b[0m`;
}
