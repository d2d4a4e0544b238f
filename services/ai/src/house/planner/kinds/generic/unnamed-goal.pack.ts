import { sayDay } from '../../../calendar.ts';
import { contentWords } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';

import { type Draft, quoted, type Span, step } from '../kind.ts';

const VAGUE =
  /^(?:to )?(?:be|become|feel|get|have|live|improve|change|fix|find) (?:an? |my |the |more |less |really |much )*(?:happy|happier|better|good|confident|successful|rich|life|myself|self|fun|peace|balance|balanced|calm|calmer|productive|organi[sz]ed|person|best|free|strong|stronger|healthy|healthier|healthy|cool|popular|purpose|together|everything|things|it|something|anything)\b.{0,12}$/i;

/** Nothing in it could be seen by anyone: the plan is then to find the goal. */
export function isVague({ aim, quantities, places, people, title }: Reading): boolean {
  const words = contentWords(title);
  if (words.length === 0) return true;
  return (
    quantities.length + places.length + people.length === 0 &&
    (VAGUE.test(aim) || (words.length === 1 && (words[0]?.length ?? 0) < 4))
  );
}

/** Too little to work with: the plan is how to find the goal. */
export function unnamed(reading: Reading, span: Span): Draft {
  const isInstruction = reading.concern === 'instruction';
  const day = span.target === undefined ? 'three months from now' : sayDay(span.target);
  const beginning = shorten(reading.title.split(' ').slice(0, 2).join(' '));
  const area =
    reading.title === ''
      ? 'this goal'
      : isInstruction
        ? `the goal that begins “${beginning}”`
        : `“${shorten(reading.title)}”`;
  return {
    steps: [
      step(
        'ten',
        15,
        `Write ten endings to “On ${day} I would be glad if …” for ${area}`,
        'Quickly, without crossing out; the odd ones are often the right ones.',
        reading.title === ''
          ? 'rule: an empty title'
          : quoted(isInstruction ? beginning : shorten(reading.title)),
      ),
      step(
        'mark',
        15,
        'Mark the ending you would be sorry to lose, and tell it to one person',
        'Their first question is usually the missing piece.',
        'rule: one at a time',
        ['ten'],
        { at: 0.1 },
      ),
      step(
        'measure',
        20,
        'Rewrite that ending with a number, a place or a name in it',
        '“Fitter” becomes “up the hill to the chapel without a stop”.',
        'rule: what can be seen can be done',
        ['mark'],
        { at: 0.25 },
      ),
      step(
        'first',
        30,
        'Do 30 minutes of it and note what was harder than you thought',
        'The cheapest way to find out whether you want it.',
        'rule: a small experiment',
        ['measure'],
        { at: 0.55 },
      ),
      step(
        'proof',
        15,
        `Change the title of ${area} to the new sentence and ask for a plan again`,
        'A title with verb, number and date is the proof that there is a goal; the next plan will be about you.',
        'the goal itself, as the last proof',
        ['first'],
        { at: 1 },
      ),
    ],
    naturalDays: 14,
    assumptions: ['The title names no aim yet.'],
    notes: [
      isInstruction
        ? 'The text reads like an instruction to a program, and not like a goal; it was treated as words only.'
        : 'The title does not say what should be different: these steps find it.',
    ],
  };
}

export function shorten(text: string): string {
  const words = text.replace(/[“”"]/g, '’').split(' ');
  return words.length <= 9 ? words.join(' ').slice(0, 70) : `${words.slice(0, 8).join(' ').slice(0, 66)} …`;
}
