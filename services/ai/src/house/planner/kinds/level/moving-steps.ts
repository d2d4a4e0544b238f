import { sayDay } from '../../../calendar.ts';
import { capitalise, plural, sayMinutes, sayNumber } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';

import { type DraftStep, type Span, step } from '../kind.ts';
import { needsDoctor } from './doctor.rules.ts';
import { half, sayPace, type Way } from './ways-to-move.ts';

export function beginning(
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

export function longOnes(
  way: Way,
  { from, to, weeks, all, perWeek, count, paceMinutes }: Build,
): DraftStep[] {
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
  under: { minutes: number; text: string } | undefined;
}

export function ending(way: Way, { km, name, weeks, taper, lastLong, under }: End): DraftStep[] {
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
      `${capitalise(way.verb)} the ${name === 'marathon' || name === 'half-marathon' ? `${name}: ${sayNumber(km)} km` : `${name} in one go`}${under === undefined ? '' : ` in under ${under.text}`}`,
      `${under === undefined ? '' : `That is ${sayPace(under.minutes / km)}. `}Begin slower than you want to; you are done when you ${way.verb} across the end.${isLong ? ` Keep the day free: at your pace it may take ${sayMinutes(Math.round((km * way.pace) / 30) * 30)}, more than a step can show.` : ''}`,
      'the goal itself, as the last proof',
      ['lay-out'],
      { at: 1 },
    ),
  ];
}

const quoted = (words: string): string => `“${words}”`;
