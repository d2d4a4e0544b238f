import { addDays, type DayString, daysBetween, sayDay } from '../../calendar.ts';
import { sayNumber } from '../../english.ts';
import type { Reading } from '../grammar/reading.ts';
import type { Draft } from '../kinds/kind.ts';
import type { PlanInput } from '../plan.types.ts';
import { type FreeDay, WEEK_MINUTES } from './free-days.rules.ts';

/**
 * One sentence when the work does not fit the time, with a later date or a smaller goal; undefined when it fits.
 * A kind's own least time (a body adapts slowly, an office takes weeks) counts before the sum of minutes.
 */
export function feasibilitySentence(
  draft: Draft,
  reading: Reading,
  input: PlanInput,
  target: DayString,
  free: readonly FreeDay[],
  squeezed: number,
): string | undefined {
  const days = daysBetween(input.today, target) + 1;
  const smaller = draft.smaller === undefined ? '' : `; until then, aim at ${draft.smaller}`;
  if (draft.leastDays !== undefined && days < draft.leastDays) {
    const later = sayDay(addDays(input.today, draft.leastDays));
    return `${sayDay(target)} is too near: this takes about ${sayWeeks(draft.leastDays)}, so a sound date is ${later}${smaller || ', or a smaller goal'}.`;
  }
  const needed = draft.steps.reduce((sum, each) => sum + each.minutes + (each.beside ?? 0), 0);
  const weekly = weeklyMinutes(reading);
  const available = Math.min(
    free.reduce((sum, each) => sum + each.minutes, 0),
    Math.max((weekly * days) / 7, days < 14 ? 240 * free.length : 0),
  );
  if (needed <= available && squeezed === 0) return undefined;
  const daysNeeded = Math.max(
    Math.ceil((Math.max(needed, 60) / weekly) * 7),
    days + 7,
    free.length === 0 ? days + 14 : 0,
  );
  const later = sayDay(addDays(input.today, daysNeeded));
  const hours = `${sayHours(needed)} of work and about ${sayHours(available)} free until ${sayDay(target)}`;
  return `This does not fit: there are ${hours}, so move the date to ${later} or choose a smaller goal${smaller}.`;
}

export function weeklyMinutes({ times }: Reading): number {
  if (times.minutesPerWeek !== undefined) return times.minutesPerWeek;
  if (times.minutesPerSession !== undefined) return times.minutesPerSession * (times.sessionsPerWeek ?? 7);
  return WEEK_MINUTES;
}

function sayHours(minutes: number): string {
  if (minutes < 60) return `${Math.max(0, Math.round(minutes))} minutes`;
  const hours = Math.round(minutes / 30) / 2;
  return `${sayNumber(hours)} ${hours === 1 ? 'hour' : 'hours'}`;
}

function sayWeeks(days: number): string {
  if (days > 1000) return `${Math.round(days / 365)} years`;
  return days < 21 ? `${days} days` : `${Math.round(days / 7)} weeks`;
}
