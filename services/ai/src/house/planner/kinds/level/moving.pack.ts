import { sayDay } from '../../../calendar.ts';
import { capitalise, plural, sayMinutes, sayNumber } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { MAX_STEPS } from '../../plan.types.ts';
import { type Draft, type DraftStep, type Span, step } from '../kind.ts';
import { mindBody, needsDoctor } from './doctor.rules.ts';

interface Way {
  verb: 'run' | 'cycle' | 'walk';
  noun: string;
  /** Minutes a kilometre for a beginner who can talk. */
  pace: number;
  /** Longest distance to train of a long target: nobody trains the whole marathon. */
  peakShare: (km: number) => number;
  weeklyGrowth: (km: number) => number;
  start: number;
  gear: [string, string];
}

const WAYS: Readonly<Record<Way['verb'], Way>> = {
  run: {
    verb: 'run',
    noun: 'run',
    pace: 6.75,
    start: 5,
    weeklyGrowth: () => 1.5,
    peakShare: (km) => (km > 30 ? 32 : km > 15 ? 18 : Math.max(km * 0.9, 2)),
    gear: [
      'Buy running shoes at a shop that watches you run',
      'Half a size larger than your street shoes; wear them on every run from now on, none new on race day.',
    ],
  },
  cycle: {
    verb: 'cycle',
    noun: 'ride',
    pace: 3,
    start: 20,
    weeklyGrowth: (km) => km * 0.07,
    peakShare: (km) => km * 0.8,
    gear: [
      'Set saddle height and tyre pressure, and check brakes and chain',
      'Heel on the pedal, leg straight, is the saddle height to start from. Pack a tube, levers and a pump.',
    ],
  },
  walk: {
    verb: 'walk',
    noun: 'walk',
    pace: 12,
    start: 5,
    weeklyGrowth: () => 2,
    peakShare: (km) => Math.min(km * 0.8, 26),
    gear: [
      'Walk in boots, socks and pack together for an hour',
      'What rubs after an hour will blister after five: change it now.',
    ],
  },
};

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
      paceMinutes: limit === undefined ? undefined : limit / target,
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

function beginning(
  { text, targetBecause, title, quantities }: Reading,
  way: Way,
  span: Span,
  name: string,
  from: number,
  isTooNear: boolean,
): DraftStep[] {
  const until =
    span.target === undefined ? 'in the months ahead' : `on or shortly before ${sayDay(span.target)}`;
  const isRace = /marathon|race|parkrun|\b10 ?k\b|\b5 ?k\b|triathlon|ultra/i.test(text);
  const figures = quantities.find(({ unit, isPresent }) => unit === 'km' && !isPresent)?.text ?? title;
  const goal =
    isRace && !isTooNear
      ? step(
          'race',
          30,
          `Pick one ${name} ${until} and register`,
          'List three with date, place, price and closing day of entries; choose the one that you can reach the evening before. Put its date in the calendar.',
          `${quoted(figures)}${targetBecause === '' ? '' : `, ${targetBecause}`}`,
        )
      : step(
          'route',
          30,
          `Map three ${way.noun} routes of ${sayNumber(half(from))}, ${sayNumber(half(from * 1.5))} and ${name} from your door`,
          `Look for even ground and few crossings; save them on the phone. The day of the ${name} is ${span.target === undefined ? 'yours to choose' : sayDay(span.target)}.`,
          quoted(figures),
        );
  const doctor =
    needsDoctor(text) || (name === 'marathon' && from < 8)
      ? [
          step(
            'doctor',
            20,
            `Call your doctor for a check-up before the long ${way.noun}s`,
            'Say what you plan to train for and ask what speaks against it. Pain in the chest or a joint that lasts is a reason to stop and to ask.',
            'rule: long efforts begin with a check-up',
            [goal.key],
          ),
        ]
      : [];
  return [
    goal,
    ...doctor,
    step('gear', 60, ...way.gear, `rule: equipment before distance`, [goal.key], { at: 0.03 }),
    step(
      'baseline',
      Math.max(20, from * way.pace + 10),
      `${capitalise(way.verb)} ${sayNumber(half(from))} km at talking pace and note the time`,
      `This is where you start from. If ${sayNumber(half(from))} km is too much, walk a minute after every three: that counts.`,
      'rule: measure before you train',
      ['gear'],
      { at: 0.05 },
    ),
  ];
}

interface Build {
  from: number;
  to: number;
  weeks: number;
  all: number;
  perWeek: number;
  count: number;
  /** Minutes a kilometre that the person aims at. */
  paceMinutes: number | undefined;
}

function longOnes(way: Way, { from, to, weeks, all, perWeek, count, paceMinutes }: Build): DraftStep[] {
  return Array.from({ length: count }, (_, index) => {
    const week = Math.max(1, Math.round(((index + 1) * weeks) / count));
    const km = half(from + ((to - from) * (index + 1)) / count);
    const easy = half(Math.max(from * 0.6, Math.min(km * 0.45, 10)));
    const between = Math.max(1, Math.round(weeks / count));
    const isLast = index === count - 1;
    const fast =
      paceMinutes === undefined || index < count / 2
        ? ''
        : ` In one of the easy ones, three times eight minutes at ${sayPace(paceMinutes)}.`;
    const tip = [
      'Slow enough to speak in whole sentences.',
      'Drink after every half-hour.',
      'Take the week before a third shorter: the body grows in the rest.',
      'Try breakfast and drink as you want them on the day.',
      'Run the last third no faster than the first.'.replace('Run', capitalise(way.verb)),
      'The longest before the day; sleep and eat well after it.',
    ][isLast ? 5 : index % 5];
    return step(
      `long-${index + 1}`,
      Math.min(240, km * way.pace),
      `Long ${way.noun} ${week} of ${weeks}: ${sayNumber(km)} km`,
      `Week ${week} of ${all}. ${tip} In each week until then also ${plural(perWeek - 1, `easy ${way.noun}`)} of about ${sayNumber(easy)} km (${sayMinutes(Math.round((easy * way.pace) / 5) * 5)}), and a long one that grows toward this.${fast}`,
      'rule: the long session grows by about a tenth a week, then rest',
      [index === 0 ? 'baseline' : `long-${index}`],
      {
        at: 0.05 + (0.95 * week) / (all + 0.5),
        beside: between * (perWeek - 1) * easy * way.pace + (between - 1) * km * way.pace * 0.85,
      },
    );
  });
}

interface End {
  km: number;
  name: string;
  weeks: number;
  taper: number;
  lastLong: string;
  under: number | undefined;
}

function ending(way: Way, { km, name, weeks, taper, lastLong, under }: End): DraftStep[] {
  const rest = taper === 1 ? 'the last week' : `the last ${taper} weeks`;
  const isLong = km * way.pace > 240;
  return [
    step(
      'ease',
      Math.max(20, km * way.pace * 0.25),
      `${capitalise(way.verb)} an easy ${sayNumber(half(km * 0.25))} km and halve every ${way.noun} in ${rest}`,
      'Nothing new now: no shoes, no food, no speed. Tired legs need this time more than another long day.',
      'rule: rest before a test',
      [lastLong],
      { at: 1 - 0.5 / Math.max(2, weeks) },
    ),
    step(
      'lay-out',
      30,
      `Lay out shoes, clothes, drink and breakfast for the ${name}`,
      'All of it used before. Write your slow first kilometre time on your hand.',
      'rule: decide the evening before',
      ['ease'],
      { at: 0.995 },
    ),
    step(
      'test',
      km * way.pace,
      `${capitalise(way.verb)} the ${name === 'marathon' || name === 'half-marathon' ? `${name}: ${sayNumber(km)} km` : `${name} in one go`}${under === undefined ? '' : ` in under ${sayMinutes(under)}`}`,
      `${under === undefined ? '' : `That is ${sayPace(under / km)}. `}Begin slower than you want to; you are done when you ${way.verb} across the end.${isLong ? ` Keep the day free: at your pace it may take ${sayMinutes(Math.round((km * way.pace) / 30) * 30)}, more than a step can show.` : ''}`,
      'the goal itself, as the last proof',
      ['lay-out'],
      { at: 1 },
    ),
  ];
}

/** Minutes of "under 60 minutes", "in under 4 hours". */
function timeLimit({ quantities, text }: Reading): number | undefined {
  const said = quantities.find(
    ({ unit, per, text: words }) =>
      (unit === 'minute' || unit === 'hour') &&
      per === undefined &&
      new RegExp(`(?:under|below|within|less than|sub[- ]?)\\s*${words}`, 'i').test(text),
  );
  return said === undefined ? undefined : said.unit === 'hour' ? said.amount * 60 : said.amount;
}

/** 5.5 → "5:30 a kilometre" */
function sayPace(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} a kilometre`;
}

const half = (km: number): number => (km >= 10 ? Math.round(km) : Math.max(0.5, Math.round(km * 2) / 2));
const quoted = (words: string): string => `“${words}”`;
