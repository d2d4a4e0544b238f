import { capitalise } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { plain } from './thing-names.ts';

/** Anything broken that has no pack of its own. */
export function mend({ title, text, constraints }: Reading, _span: Span, thing: string): Draft {
  const it = plain(thing);
  const isBike = /bike|bicycle/i.test(text);
  const isCloth = /jacket|coat|jeans|trousers|shirt|zip|hem|sock|jumper|dress|tent|bag/i.test(text);
  const parts = isBike
    ? 'tube, brake pads, cable or chain'
    : isCloth
      ? 'thread, patch, zip or needle of the right size'
      : 'the part, glue, screws and the tool';
  const tools = constraints.find((words) => /tool|drill|workshop/i.test(words));
  return {
    steps: [
      step(
        'look',
        30,
        `Look at ${it} in good light and write down exactly what does not work`,
        'When does it happen, since when, what moves and what does not? Photograph it from three sides.',
        quoted(title),
      ),
      step(
        'open',
        45,
        `Take ${it} apart as far as it comes without force and lay the parts in a row`,
        isCloth
          ? 'Unpick to sound cloth; keep the thread to match the colour.'
          : 'A photograph before each screw; what is cracked, worn or missing goes on paper with its measures.',
        'rule: look before you buy',
        ['look'],
        { at: 0.12 },
      ),
      step(
        'find',
        30,
        `Find the repair guide or the part number for ${it}`,
        `Maker’s site, a video of the same model, or a repair café${tools === undefined ? '' : `, which also lends what you lack (“${tools}”)`}.`,
        tools === undefined ? 'rule: someone has mended it before' : quoted(tools),
        ['open'],
        { at: 0.22 },
      ),
      step(
        'decide',
        20,
        `Decide with three prices for ${it}: part, repair shop, new`,
        'Above half the price of a new one, or where mains, gas or brakes are concerned, the workshop is the answer.',
        'rule: know when to stop',
        ['find'],
        { at: 0.3 },
      ),
      step(
        'buy',
        60,
        `Get ${parts} for ${it}`,
        'Take the old part along.',
        'rule: the old part is the shopping list',
        ['decide'],
        { at: 0.45 },
      ),
      step(
        'repair',
        120,
        `Clean the joints and put the new part into ${it}`,
        'In the order of the photographs, backward; nothing tight until all of it sits.',
        'rule: do in order',
        ['buy'],
        { at: 0.7 },
      ),
      step(
        'test',
        30,
        `Try ${it} gently, then as in earnest`,
        isBike
          ? 'Brakes first, standing still; then round the block.'
          : 'First without load; listen and smell.',
        'rule: test before you trust',
        ['repair'],
        { at: 0.75 },
      ),
      step(
        'check',
        15,
        `Check ${it} again after a week of use`,
        `${capitalise(it)} that works after a week is mended. Keep the leftover part with a label.`,
        'the goal itself, as the last proof',
        ['test'],
        { at: 1 },
      ),
    ],
    naturalDays: 14,
    assumptions: ['The part can be bought or made; the third step finds out.'],
  };
}
