import type { Reading } from '../../grammar/reading.ts';
import { type Span, sensible } from '../kind.ts';
import { OTHER, SORTS, type Sort, TEXT, UNKNOWN_PER_HOUR } from './sorts.ts';

/** The share of the time that is kept for reading and mending what was written. */
const REVISION = 0.2;

export interface Size {
  sort: Sort;
  verb: string;
  one: string;
  total: number;
  done: number;
  perHour: number;
  /** The words of the person; undefined when the size is assumed. */
  said: string | undefined;
}

export interface Pace {
  quota: number;
  minutes: number;
  perWeek: number;
  sittings: number;
  /** What the sittings reach; less than the whole when the date is too near. */
  reach: number;
  isTooNear: boolean;
  naturalDays: number;
}

export function sizeOf({ quantities, text, title, verb }: Reading): Size {
  const sizes = quantities.filter(
    ({ unit, per }) => per === undefined && ['word', 'page', 'chapter', 'lesson', 'count'].includes(unit),
  );
  const size = sizes.find(({ isPresent }) => !isPresent);
  const one = size === undefined ? undefined : singular(size.noun);
  const isWriting = /\b(?:writ\w+|edit|translate)\b/i.test(title);
  const sort =
    SORTS.find(({ pattern, verb: does }) => pattern.test(text) && (!isWriting || does === 'Write')) ??
    (isWriting ? TEXT : undefined) ??
    OTHER;
  const unit = one ?? sort.usual[1];
  const present = sizes.find((each) => each.isPresent && singular(each.noun) === unit);
  const total = Math.min(5_000_000, Math.max(2, Math.round(size?.amount ?? sort.usual[0])));
  return {
    sort,
    verb:
      sort === OTHER && /^[a-z]{3,12}$/.test(verb) ? verb.charAt(0).toUpperCase() + verb.slice(1) : sort.verb,
    one: unit,
    total,
    done: Math.min(total - 1, Math.round(present?.amount ?? 0)),
    perHour: sort.perHour[unit] ?? UNKNOWN_PER_HOUR,
    said: size?.text,
  };
}

export function paceOf({ total, done, perHour, sort }: Size, reading: Reading, span: Span): Pace {
  const sitting = Math.min(180, Math.max(15, span.minutesPerSession ?? sort.minutes));
  const perWeek = Math.max(1, span.sessionsPerWeek ?? 5);
  const hourly = reading.level?.level === 'none' ? perHour * 0.8 : perHour;
  const usual = (hourly * sitting) / 60;
  const left = total - done;
  const share = 1 - (sort.revise === undefined ? 0.05 : REVISION + 0.05);
  const naturalDays = Math.max(7, Math.ceil(((left / usual / perWeek) * 7) / share));
  const available =
    span.days === undefined
      ? Math.ceil(left / usual)
      : Math.max(1, Math.floor(((span.days * share) / 7) * perWeek));
  const wanted = left / available;
  const isTooNear = wanted > usual * 1.8;
  const exact = isTooNear ? usual : Math.max(usual * 0.5, wanted);
  const quota = perHour < 5 ? Math.max(0.1, Math.round(exact * 10) / 10) : sensible(Math.max(1, exact));
  const reach = isTooNear
    ? Math.max(
        1,
        Math.min(left - 1, perHour < 5 ? Math.floor(available * quota) : sensible(available * quota)),
      )
    : left;
  const minutes = Math.min(240, Math.max(15, Math.round(((quota / hourly) * 60) / 5) * 5));
  return {
    quota,
    minutes: perHour < 1 ? sitting : minutes,
    perWeek,
    sittings: Math.max(3, Math.ceil(reach / quota)),
    reach,
    isTooNear,
    naturalDays,
  };
}

function singular(noun: string): string {
  return noun
    .toLowerCase()
    .replace(/(?<=..)ies$/, 'y')
    .replace(/(?<=x|ch|sh|ss)es$/, '')
    .replace(/(?<=..[^s])s$/, '');
}
