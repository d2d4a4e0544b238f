import {
  addDays,
  type DayString,
  dayOf,
  isDay,
  isSouthern,
  lastDayOfMonth,
  MONTHS,
  partsOf,
  sayDay,
  WEEKDAYS,
  weekdayOf,
} from '../../calendar.ts';
import { readNumber } from './quantities.rules.ts';

export interface FoundDate {
  day: DayString;
  /** The words of the person: "by May", "before winter". */
  text: string;
  /** How they were read, as a sentence. */
  reading: string;
}

const MONTH = `(${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|sept)`;
const BEFORE =
  '(by|before|until|till|in|for|on|at|this|next|due|starting|the end of|by the end of|until the end of|end of)';
type Rule = {
  pattern: RegExp;
  read: (match: RegExpExecArray, today: DayString, southern: boolean) => DayString | undefined;
};

const monthNumber = (name: string): number =>
  MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;

/** Northern seasons by the month they begin in; the south is six months away. */
const SEASON_START: Readonly<Record<string, number>> = {
  spring: 3,
  summer: 6,
  autumn: 9,
  fall: 9,
  winter: 12,
};

const RULES: readonly Rule[] = [
  {
    pattern: /(?:by|before|until|on|due)?\s*\b(\d{4}-\d{2}-\d{2})\b/i,
    read: ([, day]) => (isDay(day) ? day : undefined),
  },
  {
    pattern: new RegExp(
      `${BEFORE}?\\s*(?:the\\s+)?\\b(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+${MONTH}\\b\\.?,?(?:\\s+(\\d{4}))?`,
      'i',
    ),
    read: ([, , date = '', month = '', year], today) =>
      calendarDay(Number(date), monthNumber(month), year, today),
  },
  {
    pattern: new RegExp(
      `${BEFORE}?\\s*\\b${MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d)(?:,?\\s+(\\d{4}))?`,
      'i',
    ),
    read: ([, , month = '', date = '', year], today) =>
      calendarDay(Number(date), monthNumber(month), year, today),
  },
  {
    pattern: new RegExp(`\\b${BEFORE}\\s+(?:early |mid-?|late )?${MONTH}\\b\\.?(?:\\s+(\\d{4}))?`, 'i'),
    read: ([, word = '', month = '', year], today) =>
      monthDay(word.toLowerCase(), monthNumber(month), year, today),
  },
  {
    pattern:
      /\b(by|before|until|till|in|this|next|over the|during|by the end of|end of|for the)\s+(?:the\s+)?(spring|summer|autumn|fall|winter)\b(?:\s+(?:begins|starts|comes))?/i,
    read: ([, word = '', season = ''], today, southern) =>
      seasonDay(word.toLowerCase(), season.toLowerCase(), today, southern),
  },
  {
    pattern:
      /\b(?:in|within|over the next|for the next|in the next)\s+(\d+|an?|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(day|week|month|year)s?\b/i,
    read: ([, count = '', unit = ''], today) => later(today, readNumber(count), unit.toLowerCase()),
  },
  { pattern: /\b(?:by|before|for|at|until)?\s*(christmas|xmas)\b/i, read: (_, today) => next(12, 24, today) },
  {
    pattern: /\b(?:by|before|for|until)\s+(?:the\s+)?new year(?:'s(?: eve)?)?\b/i,
    read: (_, today) => next(12, 31, today),
  },
  {
    pattern: /\b(?:by|before|until|at)?\s*(?:the\s+)?(?:end of (?:the|this) year|year[- ]end|this year)\b/i,
    read: (_, today) => next(12, 31, today),
  },
  { pattern: /\bnext year\b/i, read: (_, today) => dayOf(partsOf(today).year + 1, 12, 31) },
  {
    pattern: /\b(?:by|before|in|until)\s+(20\d{2})\b(?!-)/i,
    read: ([whole, year = ''], today) => yearDay(whole, Number(year), today),
  },
  {
    pattern: /\b(?:by |before |until )?(?:the )?end of (?:the |this )?month\b|\bthis month\b/i,
    read: (_, today) => lastDayOfMonth(partsOf(today).year, partsOf(today).month),
  },
  {
    pattern: /\b(?:by |before |in |until )?next month\b/i,
    read: (_, today) => lastDayOfMonth(partsOf(today).year, partsOf(today).month + 1),
  },
  {
    pattern: /\b(?:by |before |until )?(?:the )?end of (?:the |this )?week\b|\bthis week(?:end)?\b/i,
    read: (_, today) => onWeekday('Sunday', today, 0),
  },
  { pattern: /\bnext week(?:end)?\b/i, read: (_, today) => addDays(onWeekday('Sunday', today, 0), 7) },
  {
    pattern: new RegExp(`\\b(?:by|before|until|on|this|next)\\s+(${WEEKDAYS.join('|')})\\b`, 'i'),
    read: ([, day = ''], today) =>
      onWeekday(WEEKDAYS.find((name) => name.toLowerCase() === day.toLowerCase()) ?? 'Sunday', today, 1),
  },
  { pattern: /\b(?:by |until |before )?tomorrow\b/i, read: (_, today) => addDays(today, 1) },
  { pattern: /\b(?:by )?(?:tonight|today)\b/i, read: (_, today) => today },
];

/** The first date or season that the text sets as its end; undefined when it sets none. */
export function findDate(text: string, today: DayString, timeZone: string): FoundDate | undefined {
  const southern = isSouthern(timeZone);
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(text);
    const day = match === null ? undefined : read(match, today, southern);
    if (match === null || day === undefined) continue;
    const words = match[0].trim();
    return { day, text: words, reading: `“${words}” is read as ${sayDay(day)}.` };
  }
  return undefined;
}

function calendarDay(
  date: number,
  month: number,
  year: string | undefined,
  today: DayString,
): DayString | undefined {
  if (date < 1 || date > 31) return undefined;
  if (year === undefined) return next(month, date, today);
  const day = dayOf(Number(year), month, date);
  return partsOf(day).day === date ? day : undefined;
}

/** "by May" ends on 1 May, "before May" on 30 April, "in May" and "end of May" on 31 May. */
function monthDay(
  word: string,
  month: number,
  year: string | undefined,
  today: DayString,
): DayString | undefined {
  const at = (inYear: number): DayString => {
    if (['by', 'until', 'till', 'due'].includes(word)) return dayOf(inYear, month, 1);
    return word === 'before' ? addDays(dayOf(inYear, month, 1), -1) : lastDayOfMonth(inYear, month);
  };
  const thisYear = partsOf(today).year;
  if (year !== undefined) return at(Number(year));
  return at(thisYear) > today ? at(thisYear) : at(thisYear + 1);
}

/** Winter begins on 1 December by the weather; when that is under two weeks away, the solstice is meant. */
function seasonDay(word: string, season: string, today: DayString, southern: boolean): DayString {
  const northern = SEASON_START[season] ?? 12;
  const month = southern ? ((northern + 5) % 12) + 1 : northern;
  const isStart = /by|before|until|till/.test(word) && !word.includes('end');
  const year = partsOf(today).year;
  for (const candidate of [year - 1, year, year + 1, year + 2]) {
    const start = dayOf(candidate, month, 1);
    if (!isStart) {
      const end = lastDayOfMonth(candidate, month + 2);
      if (end > today && (word !== 'next' || start > today)) return end;
      continue;
    }
    if (addDays(start, -1) >= addDays(today, 14)) return addDays(start, -1);
    const solstice = dayOf(candidate, month, 20);
    if (solstice > addDays(today, 6)) return solstice;
  }
  return dayOf(year + 1, month, 1);
}

function next(month: number, date: number, today: DayString): DayString {
  const { year } = partsOf(today);
  const day = dayOf(year, month, date);
  return day >= today ? day : dayOf(year + 1, month, date);
}

function yearDay(words: string, year: number, today: DayString): DayString | undefined {
  const day = /^(?:by|before|until)/i.test(words) ? dayOf(year - 1, 12, 31) : dayOf(year, 12, 31);
  return day >= today ? day : undefined;
}

function later(today: DayString, count: number, unit: string): DayString | undefined {
  if (!Number.isFinite(count) || count > 600) return undefined;
  const days: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.4, year: 365 };
  return addDays(today, Math.min(Math.round(count * (days[unit] ?? 1)), 3650));
}

function onWeekday(weekday: (typeof WEEKDAYS)[number], today: DayString, atLeast: number): DayString {
  for (let offset = atLeast; offset < atLeast + 7; offset += 1) {
    const day = addDays(today, offset);
    if (weekdayOf(day) === weekday) return day;
  }
  return today;
}
