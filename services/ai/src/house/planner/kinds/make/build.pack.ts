import { sayMoney } from '../../grammar/money.rules.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';

const named = (thing: string): string => thing.replace(/^(?:an?|some)\s+/i, 'the ');

/** A thing that does not exist yet: place, drawing, cut list, wood, cut, join, finish, use. */
export function build(
  { title, quantities, money, constraints, people, text }: Reading,
  _span: Span,
  thing: string,
): Draft {
  const it = named(thing);
  const measures = quantities
    .filter(({ unit }) => unit === 'm' || unit === 'count')
    .map((each) => each.text)
    .join(', ');
  const limit =
    money[0] === undefined
      ? ''
      : ` The limit is ${sayMoney(money[0].amount, money[0].currency)}: price the list before you go.`;
  const tools = constraints.find((words) => /tool|drill|saw|workshop/i.test(words));
  const isCloth = /\b(?:sew|knit|quilt|dress|blanket|jumper|curtains?)\b/i.test(text);
  const who = people[0] === undefined ? 'its user' : people[0].replace(/^(?:my|our)\b/i, 'your');
  return {
    steps: [
      step(
        'place',
        30,
        `Measure the place for ${it} and who or what must fit`,
        `${measures === '' ? 'Height, width, depth' : `You wrote ${measures}; check it`} on the spot, with a door that opens and a socket that stays free. Ask ${who}.`,
        measures === '' ? quoted(title) : quoted(measures),
      ),
      step(
        'draw',
        60,
        `Draw ${it} from front and side with every measure`,
        isCloth
          ? 'Or choose a pattern and mark your size; seam allowance counts.'
          : 'The thickness of the material counts. Three good pictures of others lie beside it.',
        'rule: draw before you cut',
        ['place'],
        { at: 0.1 },
      ),
      step(
        'list',
        30,
        `Write the cut list and the shopping list for ${it}`,
        `${isCloth ? 'Metres of cloth or balls of wool, thread, needles' : 'Each piece with length × width × thickness, screws, glue, paper, finish'}.${tools === undefined ? ' Tools you lack can be borrowed or hired.' : ` Mind: “${tools}”; a shop cuts panels to size.`}${limit}`,
        tools === undefined ? 'rule: list before you buy' : quoted(tools),
        ['draw'],
        { at: 0.2 },
      ),
      step(
        'buy',
        90,
        `Buy the material for ${it} and lay it out`,
        `Straight, dry, a tenth more than the list.${limit}`,
        money[0] === undefined ? 'rule: you buy before you cut' : quoted(money[0].text),
        ['list'],
        { at: 0.35 },
      ),
      step(
        'cut',
        150,
        `Cut the pieces of ${it} and label each one`,
        'Measure twice. The longest first; keep the offcuts.',
        'rule: do in order',
        ['buy'],
        { at: 0.5 },
      ),
      step(
        'dry',
        60,
        `Put ${it} together without glue or final seam and correct what is not square`,
        'Both diagonals equal means square. This is the cheapest moment for a mistake.',
        'rule: try before it is final',
        ['cut'],
        { at: 0.62 },
      ),
      step(
        'join',
        150,
        `Join ${it} for good, from the frame outward`,
        isCloth
          ? 'Press each seam before the next.'
          : 'Pre-drill near the ends; clamp until the glue has set.',
        'rule: do in order',
        ['dry'],
        { at: 0.75 },
      ),
      step(
        'finish',
        120,
        `Sand, oil or paint ${it}, two thin coats`,
        isCloth
          ? 'Or hem, press and wash once.'
          : 'Grain raised by the first coat is sanded before the second.',
        'rule: the last tenth is what one sees',
        ['join'],
        { at: 0.88 },
      ),
      step(
        'check',
        30,
        `Put ${it} in its place and use it for a day`,
        `Level, firm, nothing sharp: then it is done. Sign and date it where nobody looks${people[0] === undefined ? '' : `, and hand it to ${who}`}.`,
        'the goal itself, as the last proof',
        ['finish'],
        { at: 1 },
      ),
    ],
    naturalDays: 28,
    assumptions: ['Ordinary hand tools and a place to work are there.'],
  };
}

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
