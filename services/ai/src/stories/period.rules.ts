import { addDays, type DayString, dayOf, lastDayOfMonth, partsOf } from '../house/calendar.ts';
import type { PeriodKind } from './story.types.ts';

export interface Period {
  from: DayString;
  to: DayString;
}

/** The day, ISO week (Monday to Sunday), month or year that a day lies in. */
export function periodAround(kind: PeriodKind, day: DayString): Period {
  const { year, month } = partsOf(day);
  switch (kind) {
    case 'daily':
      return { from: day, to: day };
    case 'weekly': {
      const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
      return { from: monday, to: addDays(monday, 6) };
    }
    case 'monthly':
      return { from: dayOf(year, month, 1), to: lastDayOfMonth(year, month) };
    case 'yearly':
      return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
  }
}
