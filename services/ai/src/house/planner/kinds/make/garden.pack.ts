import { type DayString, dayOf, daysBetween, partsOf } from '../../../calendar.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { plain } from './thing-names.ts';

export function garden({ title, quantities, text, isSouthern }: Reading, span: Span, thing: string): Draft {
  const crop =
    /tomato\w*|herbs?|potatoes|vegetables|flowers?|hedge|lawn|trees?/i.exec(text)?.[0].toLowerCase() ??
    'plants';
  const it = /raised beds?/i.test(text) ? 'the raised bed' : plain(thing);
  const frost = daysToLastFrost(span.today, isSouthern);
  /** A bed is dug and planted in weeks, the planting after the last frost; what is left of the time is growing. */
  const by = (day: number, share: number, waits = 0): number =>
    span.days === undefined
      ? share
      : Math.min(Math.max(share, 0.7), (day + Math.min(frost, span.days * 0.6) * waits) / span.days);
  const size = quantities.find(({ unit }) => unit === 'm' || unit === 'count')?.text;
  const own = crop === 'vegetables' || crop === 'plants' ? 'three kinds you eat each week' : crop;
  return {
    steps: [
      step(
        'look',
        30,
        `Watch where the sun falls for ${it} at nine, one and five o’clock`,
        'Six hours of sun for fruit and vegetables; mark the place with string and note where the water tap is.',
        quoted(title),
      ),
      step(
        'plan',
        45,
        `Draw ${it} on squared paper: ${size ?? 'length, width'}, paths, and what stands where`,
        `Tall to the north. Choose ${own}; the back of the seed packet gives distance and month.`,
        size === undefined ? 'rule: measure before you buy' : quoted(size),
        ['look'],
        { at: by(5, 0.1) },
      ),
      step(
        'buy',
        90,
        `Buy soil, compost and seeds or young plants: ${own}`,
        'Litres of soil = length × width × depth in decimetres.',
        'rule: all at hand before the spade',
        ['plan'],
        { at: by(12, 0.25) },
      ),
      step(
        'dig',
        180,
        `Clear and loosen the ground for ${it}, roots out, edges cut or boards set`,
        'A spade deep, compost in the upper half. Two mornings are better than one long day.',
        'rule: do in order',
        ['buy'],
        { at: by(20, 0.45, 0.6) },
      ),
      step(
        'plant',
        120,
        `Plant or sow ${crop === 'plants' ? it : crop} in rows and water them in`,
        'After the last frost for what is tender. A label in each row.',
        'rule: do in order',
        ['dig'],
        { at: by(30, 0.65, 1) },
      ),
      step(
        'water',
        20,
        `Water and weed ${it}: round 1 of 10, early in the morning`,
        'Twice a week, deep; a mulch of grass cuttings halves the work.',
        'rule: small and often',
        ['plant'],
        { at: by(34, 0.7, 1), beside: 180 },
      ),
      step(
        'feed',
        30,
        `Check leaves and soil of ${it}, feed and tie up what leans`,
        'Look under the leaves; by hand before any spray.',
        'rule: look before you treat',
        ['water'],
        { at: 0.85 },
      ),
      step(
        'check',
        30,
        `Pick or count what grew in ${it} and note what to do otherwise`,
        'A photograph from the same spot as the first day is the proof.',
        'the goal itself, as the last proof',
        ['feed'],
        { at: 1 },
      ),
    ],
    naturalDays: 90,
    assumptions: [
      'The ground may be planted at this time of year; seed packets give the months where you live.',
    ],
  };
}

/** Days until what is tender may go out: mid-April in the north, mid-October in the south; 0 in the season. */
function daysToLastFrost(today: DayString, isSouthern: boolean): number {
  const { year, month } = partsOf(today);
  const sowing = isSouthern ? 10 : 4;
  const monthsIn = (month - sowing + 12) % 12;
  if (monthsIn < 4) return 0;
  const at = dayOf(month >= sowing ? year + 1 : year, sowing, 15);
  return Math.max(0, daysBetween(today, at) - 30);
}
