import { sayMoney } from '../../grammar/money.rules.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { named } from './thing-names.ts';

/** A site, shop, podcast, app or small business: one person served, the smallest version, the first strangers. */
export function launch({ title, text, money, people, purpose }: Reading, _span: Span, thing: string): Draft {
  const it = named(thing);
  const sort = /podcast/i.test(text)
    ? 'podcast'
    : /newsletter|blog|youtube|channel/i.test(text)
      ? 'writing'
      : /shop|etsy|business|company|startup/i.test(text)
        ? 'shop'
        : 'site';
  const parts = {
    podcast: [
      'the first episode of 15 minutes',
      'Record in a room with curtains, phone on a book, two metres from nothing that hums.',
      'three listeners',
      'Publish episode 1 and send the link to ten people',
      'a second episode',
    ],
    writing: [
      'the first piece, finished',
      'One question that people really asked you, answered so that they can act on it.',
      'three readers',
      'Publish the first piece and send it to ten people by name',
      'a second piece',
    ],
    shop: [
      'one product with photograph, price and delivery',
      'Price = material + time + fees + tax, then compare with three others.',
      'three possible buyers',
      'Open with the one product and tell twenty people by name',
      'the first sale to a stranger',
    ],
    site: [
      'the one page or screen that does the main thing',
      'Paper first: what does one see, what does one press, what happens then?',
      'three people who need it',
      'Put it online under its own address and send it to ten people by name',
      'the first use by a stranger',
    ],
  }[sort];
  const budget =
    money[0] === undefined
      ? 'nothing but your time until the first ten have used it'
      : sayMoney(money[0].amount, money[0].currency);
  const who = people[0]?.replace(/^(?:my|our)\b/i, 'your');
  return {
    steps: [
      step(
        'who',
        30,
        `Write one sentence for ${it}: for whom, what for, instead of what`,
        `${purpose === undefined ? 'A person with a name, not a market' : `You wrote “to ${purpose}”`}. Limit the money: ${budget}.`,
        quoted(title),
      ),
      step(
        'ask',
        60,
        `Ask ${who ?? 'three people'} how they do today what ${it} would do`,
        'Ask about the last time, not about your idea. Write down their words.',
        'rule: ask before you build',
        ['who'],
        { at: 0.08 },
      ),
      step(
        'name',
        30,
        `Choose a free name and address for ${it}`,
        'Say it on the telephone: if you must spell it, choose another. Check the trade register for it.',
        'rule: decide small things quickly',
        ['who'],
        { at: 0.14 },
      ),
      step(
        'smallest',
        60,
        `Cut ${it} down to its smallest version: ${parts[0]}`,
        'Write what is left out on a list called “later”.',
        'rule: the smallest thing that serves',
        ['ask'],
        { at: 0.2 },
      ),
      step(
        'make-1',
        120,
        `Make working session 1 of 6: ${parts[0]}`,
        parts[1] ?? '',
        'rule: small and often',
        ['smallest', 'name'],
        { at: 0.35, beside: 240 },
      ),
      step(
        'make-2',
        120,
        'Make working session 6 of 6: close the gaps and leave the rest on “later”',
        'Try it on a telephone and with the sound off.',
        'rule: finish before you polish',
        ['make-1'],
        { at: 0.6, beside: 240 },
      ),
      step(
        'try',
        60,
        `Show ${it} to ${parts[2]} and watch without helping`,
        'Where do they stop? Mend the three worst places, nothing else.',
        'rule: try before you publish',
        ['make-2'],
        { at: 0.72 },
      ),
      step(
        'legal',
        60,
        `Check what ${it} needs by law where you live: imprint, privacy, tax${sort === 'shop' ? ', registration' : ''}`,
        sort === 'shop'
          ? 'An hour with a tax adviser or the chamber’s advice office costs less than a letter from the office.'
          : 'Rights for pictures and music, too. If money comes in, ask a tax adviser.',
        'rule: law and money have their own advisers',
        ['try'],
        { at: 0.8 },
      ),
      step(
        'open',
        60,
        parts[3] ?? '',
        'One line each, why you thought of them. Answer every reply the same day.',
        'rule: first ten by hand',
        ['legal'],
        { at: 0.9 },
      ),
      step(
        'proof',
        45,
        `Count who came to ${it} and decide on ${parts[4]}`,
        'It is launched when a stranger has used it. Write down what they wanted that was not there.',
        'the goal itself, as the last proof',
        ['open'],
        { at: 1 },
      ),
    ],
    naturalDays: 56,
    assumptions: ['You do it alone, in the evenings, with ready-made tools.'],
  };
}
