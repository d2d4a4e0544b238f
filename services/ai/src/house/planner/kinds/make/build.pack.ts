import { sayMoney } from '../../grammar/money.rules.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { named } from './thing-names.ts';

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
