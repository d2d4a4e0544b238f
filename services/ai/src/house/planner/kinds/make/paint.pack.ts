import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { plain } from './thing-names.ts';

export function paintRoom({ title, quantities }: Reading, _span: Span, thing: string): Draft {
  const it = plain(thing);
  const walls = quantities.find(({ unit }) => unit === 'm')?.text;
  return {
    steps: [
      step(
        'measure',
        30,
        `Measure ${it} and work out the paint: height × length, twice over`,
        `${walls === undefined ? 'Litres' : `You wrote ${walls}; litres`} = area × 2 coats ÷ 10. Note windows and doors apart.`,
        quoted(title),
      ),
      step(
        'colour',
        60,
        `Paint two colour samples for ${it} on paper and look at them morning and evening`,
        'A hand wide and an arm long each, beside the window and in the corner.',
        'rule: try before you buy much',
        ['measure'],
        { at: 0.15 },
      ),
      step(
        'buy',
        60,
        `Buy paint, primer, tape, sheet, roller and filler for ${it}`,
        'One tin more than worked out, from the same batch.',
        'rule: all at hand before the first stroke',
        ['colour'],
        { at: 0.3 },
      ),
      step(
        'clear',
        90,
        `Clear ${it}, cover what stays and take off plates and handles`,
        'Power off for sockets; screws in a labelled bag.',
        'rule: do in order',
        ['buy'],
        { at: 0.5 },
      ),
      step(
        'fill',
        120,
        'Wash, fill the holes, sand and tape the edges',
        'Filler dries overnight; paint shows what it should hide.',
        'rule: the ground decides',
        ['clear'],
        { at: 0.6 },
      ),
      step(
        'first',
        180,
        `Roll the first coat on ${it}, edges by brush first`,
        'From the window inward, wet on wet, a wall without a pause.',
        'rule: do in order',
        ['fill'],
        { at: 0.75 },
      ),
      step(
        'second',
        150,
        'Roll the second coat the day after and take the tape off while it is damp',
        'Across the direction of the first.',
        'rule: do in order',
        ['first'],
        { at: 0.88 },
      ),
      step(
        'check',
        45,
        `Check ${it} in daylight, touch up and put everything back`,
        'Look along the wall, not at it. A label with colour and batch goes behind the door.',
        'the goal itself, as the last proof',
        ['second'],
        { at: 1 },
      ),
    ],
    naturalDays: 14,
    assumptions: ['Plaster is dry and sound; mould or flaking old paint is a question for a painter first.'],
  };
}
