import { addDays, type DayString, daysBetween, type Weekday, weekdayOf } from '../../calendar.ts';
import { MIN_STEP_MINUTES, type PlanInput } from '../plan.types.ts';

/** Half a day: the most that a day gives to one person's goals, as promised in the rubric. */
export const DAY_MINUTES = 240;
/** What a week gives to one goal when the person has not said: ten hours. */
export const WEEK_MINUTES = 600;
/** A task on the list without a duration is taken to need this long. */
const UNKNOWN_TASK_MINUTES = 30;

export interface FreeDay {
  day: DayString;
  minutes: number;
}

/** Minutes already promised on a day: what the caller counted, and open tasks of this goal due then. */
export function promisedMinutes(input: PlanInput): Map<DayString, number> {
  const promised = new Map(Object.entries(input.busyDays ?? {}));
  for (const { status, dueDate, durationMinutes } of input.existingTasks) {
    if (dueDate === undefined || status === 'completed' || status === 'cancelled') continue;
    promised.set(dueDate, (promised.get(dueDate) ?? 0) + (durationMinutes ?? UNKNOWN_TASK_MINUTES));
  }
  return promised;
}

/** Days from today to `last` on which the person can work on it, with the minutes left; full days are left out. */
export function freeDays(
  input: PlanInput,
  last: DayString,
  weekdays: readonly Weekday[] | undefined,
): FreeDay[] {
  const promised = promisedMinutes(input);
  const count = Math.min(daysBetween(input.today, last), 3660);
  return Array.from({ length: count + 1 }, (_, offset) => addDays(input.today, offset)).flatMap((day) => {
    if (weekdays !== undefined && !weekdays.includes(weekdayOf(day))) return [];
    const open = DAY_MINUTES - (promised.get(day) ?? 0);
    const minutes = day === input.today ? Math.min(open, input.timeLeftToday ?? open) : open;
    return minutes >= MIN_STEP_MINUTES ? [{ day, minutes }] : [];
  });
}
