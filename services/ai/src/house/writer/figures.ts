import { type DayString, daysBetween, localMoment, partsOf, type Weekday, weekdayOf } from '../calendar.ts';
import type { FactsSheet, TaskFact, WholeFact } from './facts-sheet.ts';

export type PartOfDay = 'night' | 'early' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'late';

export interface DoneTask extends TaskFact {
  day: DayString;
  weekday: Weekday;
  time: string;
  part: PartOfDay;
  /** Days before (positive) or after (negative) the day it was due; undefined without one. */
  daysEarly?: number;
}

/** The tasks in the order they were done, with their day and hour where the person lives. */
export function doneTasks({ tasks, timeZone }: FactsSheet): DoneTask[] {
  return tasks
    .map((task) => {
      const { day, hour, time } = localMoment(task.completedAt, timeZone);
      const early = task.dueDate === undefined ? undefined : daysBetween(day, task.dueDate);
      return {
        ...task,
        day,
        time,
        weekday: weekdayOf(day),
        part: partOfDay(hour),
        ...(early === undefined || Number.isNaN(early) ? {} : { daysEarly: early }),
      };
    })
    .sort((a, b) => `${a.day}${a.time}${a.id}`.localeCompare(`${b.day}${b.time}${b.id}`));
}

function partOfDay(hour: number): PartOfDay {
  if (hour < 5) return 'night';
  if (hour < 8) return 'early';
  if (hour < 12) return 'morning';
  if (hour < 14) return 'noon';
  if (hour < 18) return 'afternoon';
  return hour < 22 ? 'evening' : 'late';
}

export function totalMinutes(tasks: readonly TaskFact[]): number {
  return tasks.reduce((sum, { durationMinutes }) => sum + (durationMinutes ?? 0), 0);
}

export function percent({ completed, total }: WholeFact): number {
  return total <= 0 ? 0 : Math.round((completed / total) * 100);
}

export function dayOfInstant(instant: string | undefined, timeZone: string): DayString | undefined {
  return instant === undefined || Number.isNaN(Date.parse(instant))
    ? undefined
    : localMoment(instant, timeZone).day;
}

/** How many tasks fall on each day, busiest first, the earlier of two equal ones first. */
export function busiestDays(tasks: readonly DoneTask[]): { day: DayString; count: number }[] {
  return counted(tasks.map(({ day }) => day)).map(([day, count]) => ({ day, count }));
}

export function busiestMonths(tasks: readonly DoneTask[]): { month: string; count: number }[] {
  return counted(tasks.map(({ day }) => day.slice(0, 7))).map(([month, count]) => ({ month, count }));
}

function counted(keys: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a, left], [b, right]) => right - left || a.localeCompare(b));
}

export function longest(tasks: readonly DoneTask[]): DoneTask | undefined {
  return tasks.reduce<DoneTask | undefined>(
    (best, task) =>
      task.durationMinutes !== undefined && task.durationMinutes > (best?.durationMinutes ?? 0) ? task : best,
    undefined,
  );
}

/** Every number that follows from the sheet by counting, adding or comparing. */
export function derivedNumbers(facts: FactsSheet): Set<number> {
  const tasks = doneTasks(facts);
  const numbers = new Set<number>();
  const add = (...values: (number | undefined)[]): void => {
    for (const value of values)
      if (value !== undefined && Number.isFinite(value)) numbers.add(Math.abs(value));
  };
  const addMinutes = (minutes: number): void =>
    add(minutes, Math.floor(minutes / 60), minutes % 60, Math.round(minutes / 60));
  for (const { durationMinutes, daysEarly } of tasks) {
    if (durationMinutes !== undefined) addMinutes(durationMinutes);
    add(daysEarly);
  }
  addMinutes(totalMinutes(tasks));
  const days = busiestDays(tasks);
  add(
    tasks.length,
    days.length,
    ...days.map(({ count }) => count),
    ...busiestMonths(tasks).map(({ count }) => count),
    tasks.length - 1,
  );
  for (const whole of [facts.goal, facts.project]) {
    if (whole === undefined) continue;
    const started = dayOfInstant(whole.startedAt, facts.timeZone);
    const ended = dayOfInstant(whole.completedAt, facts.timeZone) ?? tasks[tasks.length - 1]?.day;
    add(whole.completed, whole.total, whole.total - whole.completed, percent(whole));
    if (started !== undefined && ended !== undefined)
      add(
        daysBetween(started, ended),
        daysBetween(started, ended) + 1,
        Math.round(daysBetween(started, ended) / 7),
      );
    if (whole.targetDate !== undefined && ended !== undefined) add(daysBetween(ended, whole.targetDate));
  }
  add(facts.streak, facts.longestGapDays, facts.pictures.count);
  if (facts.previous !== undefined) {
    add(facts.previous.tasks, tasks.length - facts.previous.tasks);
    addMinutes(facts.previous.minutes);
    addMinutes(Math.abs(totalMinutes(tasks) - facts.previous.minutes));
  }
  if (facts.period !== undefined) add(daysBetween(facts.period.from, facts.period.to) + 1);
  return numbers;
}

/** Every day that the sheet names. */
export function namedDays(facts: FactsSheet): Set<DayString> {
  const days = [
    ...doneTasks(facts).flatMap(({ day, dueDate }) => [day, dueDate]),
    ...[facts.goal, facts.project].flatMap((whole) =>
      whole === undefined
        ? []
        : [
            dayOfInstant(whole.startedAt, facts.timeZone),
            dayOfInstant(whole.completedAt, facts.timeZone),
            whole.targetDate,
          ],
    ),
    facts.period?.from,
    facts.period?.to,
  ];
  return new Set(days.filter((day) => day !== undefined && partsOf(day).year > 0).map(String));
}
