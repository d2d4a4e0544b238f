import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { named } from './thing-names.ts';

/** Rooms and cupboards: photograph, boxes, zones, the way out of the house, a rule that keeps it. */
export function tidy({ title, people, quantities }: Reading, _span: Span, thing: string): Draft {
  const it = named(thing);
  const who = people[0]?.replace(/^(?:my|our)\b/i, 'your');
  const rooms = quantities.find(({ unit }) => unit === 'count')?.text;
  return {
    steps: [
      step(
        'photo',
        15,
        `Photograph ${it} from the door and divide it into six zones on paper`,
        `${rooms === undefined ? 'A shelf is a zone; a whole wall is two' : `You wrote ${rooms}; give each its zones`}. Number them, the easiest is 1.`,
        quoted(title),
      ),
      step(
        'boxes',
        30,
        `Set up four boxes for ${it}: stays, give away, sell, waste`,
        `And one bag for what belongs to someone else${who === undefined ? '' : `; ask ${who} which things not to touch`}. Look up the hours of the recycling yard.`,
        'rule: decide once',
        ['photo'],
        { at: 0.08 },
      ),
      ...[1, 3, 5].map((zone, index) =>
        step(
          `zone-${zone}`,
          90,
          `Empty zones ${zone} and ${zone + 1} of ${it}, sort, wipe and put back what stays`,
          [
            'Hold each thing once. Not used for two years and not loved: it goes.',
            'Papers and photographs last of all: they slow you down; one box, later.',
            'Heavy below, often used at the height of the hand, labels to the front.',
          ][index] ?? '',
          'rule: one zone at a time, finished',
          [index === 0 ? 'boxes' : `zone-${zone - 2}`],
          { at: 0.25 + index * 0.2 },
        ),
      ),
      step(
        'out',
        90,
        `Drive the give-away and waste boxes from ${it} out of the house`,
        'The same week: a box that stays is opened again.',
        'rule: gone is tidy',
        ['zone-5'],
        { at: 0.75 },
      ),
      step(
        'sell',
        45,
        'Offer the three best things for sale, with a day after which they are given away',
        'Photograph in daylight, price at a third of new.',
        'rule: do not store what you sell',
        ['zone-5'],
        { at: 0.82 },
      ),
      step(
        'keep',
        20,
        `Fix a place for the five things that always lie about in ${it}, with labels`,
        'And ten minutes on the same evening each week.',
        'rule: what has a place stays in it',
        ['out'],
        { at: 0.9 },
      ),
      step(
        'proof',
        15,
        `Photograph ${it} from the door again and lay it beside the first picture`,
        'The floor is free and you find the torch in a minute: that is the proof.',
        'the goal itself, as the last proof',
        ['keep'],
        { at: 1 },
      ),
    ],
    naturalDays: 21,
    assumptions: ['It is yours to sort; what belongs to others is asked for first.'],
  };
}
