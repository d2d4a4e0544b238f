import { plural, sayNumber } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { MAX_STEPS } from '../../plan.types.ts';
import { type Draft, type Span } from '../kind.ts';
import { mindBody } from './doctor.rules.ts';
import { beginning, ending, longOnes } from './moving-steps.ts';
import { WAYS, type Way } from './ways-to-move.ts';

/** Running, cycling and walking to a distance: long sessions grow by about a tenth a week, every fourth week is easier. */
export function moving(reading: Reading, span: Span): Draft {
  const way = wayOf(reading);
  const { km: wish, words } = wantedDistance(reading, way);
  const from = startOf(reading, way, wish);
  const peak = (km: number): number => Math.max(from, way.peakShare(km));
  const growth = way.weeklyGrowth(wish);
  const taper = wish > 30 ? 3 : wish > 15 ? 2 : 1;
  const weeksFor = (km: number): number => Math.max(3, Math.ceil((peak(km) - from) / growth) + taper);
  const weeks = span.days === undefined ? weeksFor(wish) + 1 : Math.max(1, Math.floor(span.days / 7));
  const isTooNear = weeks < weeksFor(wish) * 0.8;
  const target = isTooNear ? reachable(wish, from, weeks, growth) : wish;
  const name = isTooNear ? `${sayNumber(target)} km` : words;
  const perWeek = span.sessionsPerWeek === undefined ? 3 : Math.min(5, Math.max(2, span.sessionsPerWeek));
  const buildWeeks = Math.max(1, weeks - taper);
  const limit = isTooNear ? undefined : timeLimit(reading);
  const opening = beginning(reading, way, span, name, from, isTooNear);
  const count = Math.min(MAX_STEPS - 3 - opening.length, Math.max(1, Math.floor(buildWeeks / 2)));
  const steps = [
    ...opening,
    ...longOnes(way, {
      from,
      to: peak(target),
      weeks: buildWeeks,
      all: weeks,
      perWeek,
      count,
      paceMinutes: limit === undefined ? undefined : limit.minutes / target,
    }),
    ...ending(way, { km: target, name, weeks, taper, lastLong: `long-${count}`, under: limit }),
  ];
  return {
    steps,
    naturalDays: (weeksFor(wish) + 1) * 7,
    ...(isTooNear
      ? {
          leastDays: weeksFor(wish) * 7,
          smaller: `${way.verb === 'run' ? 'running' : way.verb === 'walk' ? 'walking' : 'cycling'} ${sayNumber(target)} km, which is what these steps lead to`,
        }
      : {}),
    assumptions: [
      `You can ${way.verb} ${sayNumber(from)} km today at a pace at which you can talk, about ${sayNumber(way.pace)} minutes a kilometre${reading.level === undefined ? '; if not, begin with run and walk by turns' : ` (${reading.level.text})`}.`,
      `${plural(perWeek, `${way.noun}`)} a week fit: one long, the others easy; a rest day after each.`,
    ],
    notes: mindBody(reading),
  };
}

function wayOf({ text }: Reading): Way {
  if (/\b(?:cycl|ride|bike|bicycle)/i.test(text) && !/\brun\b/i.test(text)) return WAYS.cycle;
  return /\b(?:walk|hik|camino|trek)/i.test(text) && !/\brun|marathon/i.test(text) ? WAYS.walk : WAYS.run;
}

function wantedDistance({ quantities, text }: Reading, way: Way): { km: number; words: string } {
  const said = quantities.filter(
    ({ unit, isPresent, per }) => (unit === 'km' || unit === 'm') && !isPresent && per === undefined,
  );
  const first = said[0];
  if (/\bhalf[- ]?marathon/i.test(text)) return { km: 21.1, words: 'half-marathon' };
  if (/\bmarathon/i.test(text)) return { km: 42.2, words: 'marathon' };
  if (first !== undefined) {
    const km = Math.min(300, Math.round((first.unit === 'm' ? first.amount / 1000 : first.amount) * 10) / 10);
    return { km: Math.max(0.5, km), words: `${sayNumber(Math.max(0.5, km))} km` };
  }
  const km = way.verb === 'cycle' ? 60 : way.verb === 'walk' ? 15 : 5;
  return { km, words: `${km} km` };
}

function startOf({ quantities, level }: Reading, way: Way, wish: number): number {
  const present = quantities.find(({ unit, isPresent }) => (unit === 'km' || unit === 'm') && isPresent);
  if (present !== undefined)
    return Math.min(wish, present.unit === 'm' ? present.amount / 1000 : present.amount);
  if (level?.level === 'none') return Math.min(wish / 3, way.start * 0.4);
  if (level?.level === 'good') return Math.min(wish * 0.5, way.start * 2);
  return Math.min(wish * 0.4, way.start);
}

function reachable(wish: number, from: number, weeks: number, growth: number): number {
  const can = from + growth * Math.max(0, weeks - 1);
  const named = [1, 2, 3, 5, 8, 10, 15, 21.1, 30, 40, 60, 80, 100].filter(
    (km) => km <= can * 1.1 && km < wish,
  );
  return Math.max(named[named.length - 1] ?? 0, Math.round(from * 2) / 2, 0.5);
}

interface TimeLimit {
  minutes: number;
  /** As written: "60 minutes". */
  text: string;
}

/** Minutes of "under 60 minutes", "in under 4 hours". */
function timeLimit({ quantities, text }: Reading): TimeLimit | undefined {
  const said = quantities.find(
    ({ unit, per, text: words }) =>
      (unit === 'minute' || unit === 'hour') &&
      per === undefined &&
      new RegExp(`(?:under|below|within|less than|sub[- ]?)\\s*${words}`, 'i').test(text),
  );
  return said === undefined
    ? undefined
    : { minutes: said.unit === 'hour' ? said.amount * 60 : said.amount, text: said.text };
}
