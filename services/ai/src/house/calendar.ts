/**
 * Civil dates as `YYYY-MM-DD` strings. A person's day has no time of day and no zone, so nothing here
 * reads a clock or a zone; instants become days only where a zone is given (`localMoment`).
 */
export type DayString = string;

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const MS_PER_DAY = 86_400_000;

/** True for a day that exists, in the years 1970 to 9999. */
export function isDay(text: string | undefined): text is DayString {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return at >= 0 && new Date(at).toISOString().startsWith(text);
}

export function dayOf(year: number, month: number, day: number): DayString {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

export function partsOf(day: DayString): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

export function addDays(day: DayString, days: number): DayString {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: DayString, to: DayString): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

export function weekdayOf(day: DayString): Weekday {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'Sunday';
}

export function lastDayOfMonth(year: number, month: number): DayString {
  return dayOf(year, month + 1, 0);
}

/** "1 May 2027": the order that no reader mistakes for another date. */
export function sayDay(day: DayString): string {
  const { year, month, day: date } = partsOf(day);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

interface LocalMoment {
  day: DayString;
  hour: number;
  /** "07:40" */
  time: string;
}

/** The person's day and time at an instant. An unknown zone or an unreadable instant is taken as UTC, the epoch. */
export function localMoment(instant: string, timeZone: string): LocalMoment {
  const parsed = Date.parse(instant);
  const at = new Date(Number.isNaN(parsed) ? 0 : parsed);
  const parts = new Map(
    formatterFor(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '00';
  return {
    day: `${read('year').padStart(4, '0')}-${read('month')}-${read('day')}`,
    hour: Number(read('hour')),
    time: `${read('hour')}:${read('minute')}`,
  };
}

/** Making a formatter costs a hundred times what using it does; there are a few hundred zones and no more. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  try {
    const made = new Intl.DateTimeFormat('en-GB', { ...MOMENT, timeZone });
    formatters.set(timeZone, made);
    return made;
  } catch (error) {
    if (error instanceof RangeError && timeZone !== 'UTC') return formatterFor('UTC');
    throw error;
  }
}

const MOMENT: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

const SOUTHERN_ZONES =
  /^(Australia\/|Antarctica\/|Pacific\/(Auckland|Fiji|Tongatapu|Noumea)|Africa\/(Johannesburg|Harare|Maputo|Windhoek|Gaborone|Lusaka|Luanda)|America\/(Sao_Paulo|Argentina|Buenos_Aires|Montevideo|Santiago|Asuncion|La_Paz|Lima|Bahia|Recife|Fortaleza)|Indian\/(Mauritius|Reunion|Antananarivo))/;

/** Whether December is summer where the person lives. */
export function isSouthern(timeZone: string): boolean {
  return SOUTHERN_ZONES.test(timeZone);
}
