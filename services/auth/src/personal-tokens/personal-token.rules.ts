const DAY = 86_400_000;

/** A token that nobody thought about ends by itself. */
export const NORMAL_LIFE = 90 * DAY;
export const LONGEST_LIFE = 365 * DAY;
/** More than anybody can tell apart; what is no longer used should go. */
export const MAX_TOKENS = 50;

/** When a token ends; undefined when that is not after now and at most a year from it. */
export function endOfToken(asked: string | undefined, now: Date): Date | undefined {
  if (asked === undefined) return new Date(now.getTime() + NORMAL_LIFE);
  const left = Date.parse(asked) - now.getTime();
  return left > 0 && left <= LONGEST_LIFE ? new Date(asked) : undefined;
}
