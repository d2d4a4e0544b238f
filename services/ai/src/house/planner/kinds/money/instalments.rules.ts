import { type Draft, type Span, sensible } from '../kind.ts';

/** More a month than most budgets can be cut by; above it the date is wrong, not the person. */
const STEEP_A_MONTH = 1500;
const MONTH_DAYS = 30.4;

export interface Instalments {
  count: number;
  unit: 'month' | 'week' | 'day';
  each: number;
  /** The last one is smaller by what the rounding put on the others. */
  last: number;
  /** What they add up to: the whole, or less when the date is too near. */
  sum: number;
  /** Set when the whole cannot soundly be reached by the date. */
  leastDays?: number;
  naturalDays: number;
}

/**
 * Divides a sum over the time: months where there are some, else weeks. `monthly` is what the person said can be
 * spared; without it anything up to 1,500 a month passes.
 */
export function instalments(whole: number, span: Span, monthly: number | undefined): Instalments {
  const natural = monthly ?? Math.max(50, Math.min(1000, whole / 8));
  const naturalDays = Math.ceil(Math.max(1, whole / natural) * MONTH_DAYS) + 7;
  const days = span.days ?? naturalDays;
  const needed = (whole / Math.max(days, 1)) * MONTH_DAYS;
  const most = monthly === undefined ? STEEP_A_MONTH : monthly * 1.1;
  const isSteep = span.days !== undefined && needed > most && (days >= 14 || whole > 300);
  const sum = isSteep
    ? Math.min(whole, sensible(Math.max(10, (Math.min(natural, most) * days) / MONTH_DAYS)))
    : whole;
  const months = Math.max(1, Math.floor((days + 5) / MONTH_DAYS));
  const [unit, count]: [Instalments['unit'], number] =
    days >= 75
      ? ['month', months]
      : days >= 14
        ? ['week', Math.floor(days / 7)]
        : ['day', Math.max(1, Math.min(days, 3))];
  const each = Math.max(1, Math.ceil(sum / count));
  const filled = Math.max(1, Math.ceil(sum / each));
  return {
    count: filled,
    unit,
    each,
    last: sum - each * (filled - 1),
    sum,
    naturalDays,
    ...(isSteep && sum < whole ? { leastDays: Math.max(naturalDays, days + 14) } : {}),
  };
}

/** Which payments are steps of their own: all when there are few, else evenly spread ones with the last among them. */
export function shownPayments(count: number, most: number): number[] {
  const shown = Math.min(most, count);
  return Array.from({ length: shown }, (_, index) =>
    Math.max(index + 1, Math.round((count * (index + 1)) / shown)),
  );
}

export function tooNear({ leastDays }: Instalments, smaller: string): Pick<Draft, 'leastDays' | 'smaller'> {
  return leastDays === undefined ? {} : { leastDays, smaller };
}
