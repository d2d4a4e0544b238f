/** How wide a person's terminal is taken to be. */
export const COLUMNS = 100;

/** An age as people say it, in the largest unit that is not nought: "12 s", "3 min", "5 h", "2 d". `-` when there is none. */
export function age(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '-';
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min`;
  if (whole < 86_400) return `${Math.floor(whole / 3_600)} h`;
  return `${Math.floor(whole / 86_400)} d`;
}

export const secondsSince = (at: Date | string | null): number | null =>
  at === null ? null : (Date.now() - new Date(at).getTime()) / 1_000;

export const ago = (at: Date | string | null): string => (at === null ? '-' : `${age(secondsSince(at))} ago`);

/** When something comes: "in 12 s", or "now". */
export function ahead(at: Date | string): string {
  const seconds = -(secondsSince(at) ?? 0);
  return seconds <= 0 ? 'now' : `in ${age(seconds)}`;
}

/** One line of at most this many columns; what is cut off is marked. */
export function clip(text: string, columns = COLUMNS): string {
  // What came over the wire must not steer the terminal: Cc is every control character, of both blocks.
  const line = text.replaceAll(/\p{Cc}+/gu, ' ').trim();
  return line.length <= columns ? line : `${line.slice(0, columns - 1)}…`;
}

/** "1 event", "12 events", "1,200 events". */
export const counted = (count: number, noun: string): string =>
  `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

export const grouped = (count: number): string => count.toLocaleString('en-GB');
