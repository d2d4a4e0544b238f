import { WEEKDAYS, type Weekday } from '../../calendar.ts';
import type { Quantity } from './quantities.rules.ts';

/** When the person can work on it, in their own words. */
export interface StatedTime {
  /** Allowed weekdays; undefined when nothing was said. */
  weekdays?: Weekday[];
  weekdaysText?: string;
  /** "before breakfast", "in the evening" */
  timeOfDay?: string;
  minutesPerSession?: number;
  sessionsPerWeek?: number;
  minutesPerWeek?: number;
  budgetText?: string;
}

const DAY_NAMES = WEEKDAYS.join('|');
const DAYS = new RegExp(`\\b(?:${DAY_NAMES})s?\\b(?:\\s*(?:,|and|or|&)\\s*(?:(?:${DAY_NAMES})s?\\b))*`, 'gi');
const NOT_BEFORE =
  /(?:not|never|no|except|can['’]?t(?: do)?|cannot|nothing|busy|work(?:ing)?|away|off) (?:on |every )?$/i;
const TIME_OF_DAY =
  /\b(?:before|after|at|over|during) (?:breakfast|lunch|dinner|work|school|bed|bedtime|the school run|the kids are (?:asleep|in bed))\b|\bin the (?:early )?(?:mornings?|afternoons?|evenings?)\b|\bat night\b|\b(?:early )?(?:mornings|evenings|afternoons|lunch breaks)\b|\bon my commute\b|\b(?:before|after) \d{1,2}(?::\d{2})?\s?(?:am|pm)?\b/i;

export function findTimes(text: string, quantities: readonly Quantity[]): StatedTime {
  const times: StatedTime = {};
  const days = readDays(text);
  if (days !== undefined) {
    times.weekdays = days.weekdays;
    times.weekdaysText = days.text;
  }
  const timeOfDay = TIME_OF_DAY.exec(text)?.[0];
  if (timeOfDay !== undefined) times.timeOfDay = timeOfDay.toLowerCase().replace(/\bmy\b/, 'your');
  return { ...times, ...readBudget(text, quantities) };
}

function readDays(text: string): { weekdays: Weekday[]; text: string } | undefined {
  let allowed: Set<Weekday> | undefined;
  const words: string[] = [];
  const allow = (days: Iterable<Weekday>, said: string): void => {
    allowed = new Set([...(allowed ?? []), ...days]);
    words.push(said);
  };
  const refused = new Set<Weekday>();
  const weekend =
    /\b(not (?:on |at )?(?:the )?)?(?:only )?(?:on |at )?(?:the )?weekends?\b(?!\s+(?:trip|in|away|getaway))/i.exec(
      text,
    );
  if (weekend !== null) {
    if (weekend[1] === undefined) allow(['Saturday', 'Sunday'], weekend[0].trim());
    else for (const day of ['Saturday', 'Sunday'] as const) refused.add(day);
  }
  const weekdays = /\b(?:on )?(?:weekdays|weekday (?:evenings|mornings)|week ?nights)\b/i.exec(text);
  if (weekdays !== null) allow(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'], weekdays[0]);
  for (const match of text.matchAll(DAYS)) {
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    const named = WEEKDAYS.filter((day) => new RegExp(`\\b${day}`, 'i').test(match[0]));
    if (NOT_BEFORE.test(before)) for (const day of named) refused.add(day);
    else if (/s$/i.test(match[0]) || /(?:every|each) $/i.test(before) || named.length > 1) {
      if (!/(?:by|before|until|this|next) $/i.test(before)) allow(named, match[0]);
    }
  }
  if (allowed === undefined && refused.size === 0) return undefined;
  const kept = WEEKDAYS.filter((day) => (allowed?.has(day) ?? true) && !refused.has(day));
  if (kept.length === 0) return undefined;
  const said =
    words.length > 0 ? words.join(', ') : `not on ${[...refused].map((day) => `${day}s`).join(' and ')}`;
  return { weekdays: kept, text: said };
}

function readBudget(text: string, quantities: readonly Quantity[]): Partial<StatedTime> {
  const budget: Partial<StatedTime> = {};
  for (const { amount, unit, per, text: words, isPresent } of quantities) {
    const minutes = unit === 'hour' ? amount * 60 : unit === 'minute' ? amount : undefined;
    if (minutes !== undefined && per === 'day') {
      Object.assign(budget, {
        minutesPerSession: minutes,
        sessionsPerWeek: budget.sessionsPerWeek ?? 7,
        budgetText: words,
      });
    } else if (minutes !== undefined && per === 'week') {
      Object.assign(budget, { minutesPerWeek: minutes, budgetText: words });
    } else if (
      per === 'week' &&
      ['time', 'session', 'lesson', 'day'].includes(unit) &&
      !isPresent &&
      amount <= 14
    ) {
      Object.assign(budget, { sessionsPerWeek: amount, budgetText: words });
    }
  }
  const words = /\b(once|twice) a week\b/i.exec(text);
  if (words !== null)
    Object.assign(budget, {
      sessionsPerWeek: words[1]?.toLowerCase() === 'once' ? 1 : 2,
      budgetText: words[0],
    });
  const weekly = /\b(?:every week|weekly|each week)\b/i.exec(text);
  if (weekly !== null && budget.sessionsPerWeek === undefined)
    Object.assign(budget, { sessionsPerWeek: 1, budgetText: weekly[0] });
  const half = /\bhalf an hour (?:a|per|each|every) day\b/i.exec(text);
  if (half !== null)
    Object.assign(budget, { minutesPerSession: 30, sessionsPerWeek: 7, budgetText: half[0] });
  return budget;
}
