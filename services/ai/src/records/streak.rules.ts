import { addDays, type DayString } from '../house/calendar.ts';

/**
 * Days in a row, up to and with `until`, on which something was finished. A day that is not over yet does not break the
 * row: with nothing finished today it counts up to yesterday.
 */
export function streakUntil(days: ReadonlySet<DayString>, until: DayString): number {
  let day = days.has(until) ? until : addDays(until, -1);
  let length = 0;
  while (days.has(day)) {
    length += 1;
    day = addDays(day, -1);
  }
  return length;
}
