import { sayDay } from '../../../calendar.ts';
import { sayNumber } from '../../../english.ts';
import { sayMoney } from '../../grammar/money.rules.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, type DraftStep, type Kind, quoted, type Span, step, strongest } from '../kind.ts';
import { eventName, shortName } from './event-names.ts';
import { SORTS, type Sort } from './occasions.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:organi[sz]e|plan|host|throw|run|hold|prepare|arrange|have|celebrate|give)\b.{0,40}\b(?:party|wedding|birthday|dinner(?: party)?|conference|workshop|reunion|concert|fundraiser|barbecue|bbq|picnic|meetup|festival|ceremony|baby shower|anniversary|funeral|christening|fair|event|exhibition|retreat|gathering|tournament|brunch|housewarming)\b/i,
    0.92,
  ],
  [
    /\b(?:wedding|birthday party|conference|surprise party|family reunion|hen do|stag do|housewarming)\b/i,
    0.7,
  ],
];

/** Run an event: people, day, place and money first, then invitations, food, helpers, the order of the day. */
export const event: Kind = {
  name: 'event',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft,
};

function draft(reading: Reading, span: Span): Draft {
  const sort = SORTS.find(({ pattern }) => pattern.test(reading.text)) ?? (SORTS[SORTS.length - 1] as Sort);
  const guests = reading.quantities.find(({ unit, isPresent }) => unit === 'person' && !isPresent);
  const count = guests?.amount ?? (sort.name === 'wedding' ? 60 : sort.name === 'meal' ? 6 : 15);
  const who = reading.people.map((person) => person.replace(/^(?:my|our)\b/i, 'your'));
  const it = eventName(reading, sort);
  const short = shortName(it, sort);
  const isFor = reading.people.some((person) => it.includes(person.replace(/^(?:my|our)\b/i, 'your')));
  const place = reading.places[0];
  const budget = reading.money[0];
  const head = budget === undefined ? undefined : budget.amount / count;
  const diets = reading.constraints.find((words) =>
    /vegan|vegetarian|gluten|allerg|lactose|coeliac/i.test(words),
  );
  const isAtHome =
    place === undefined && (sort.name === 'meal' || /housewarming|at home/i.test(reading.text));
  const isSecret = /surprise|secret/i.test(reading.text);
  const day = span.target === undefined ? 'the day' : sayDay(span.target);
  const money =
    budget === undefined
      ? 'Set a sum now: room, food, drinks, the rest; a tenth stays free.'
      : `${sayMoney(budget.amount, budget.currency)} ÷ ${sayNumber(count)} = ${sayMoney(Math.floor(head ?? 0), budget.currency)} a head: a third room, half food and drinks, the rest all else.`;
  const steps: DraftStep[] = [
    step(
      'list',
      30,
      `Write the list of ${sayNumber(count)} guests for ${it}, with the three who must be there`,
      `${isSecret ? 'A second phone list without the person it is for. ' : ''}Ask the three about ${day} before anyone else hears of it.`,
      guests === undefined ? quoted(reading.title) : quoted(guests.text),
    ),
    step(
      'budget',
      30,
      `Divide the money for ${short} by heads`,
      money,
      budget === undefined ? 'rule: money before room' : quoted(budget.text),
      ['list'],
      { at: 0.04 },
    ),
    isAtHome
      ? step(
          'place',
          45,
          `Count chairs, plates and glasses for ${sayNumber(count)} at home and borrow what is missing`,
          `Where do coats go, who sleeps next door, what if it rains? Tell the neighbours about ${day}.`,
          'rule: room before invitations',
          ['budget'],
          { at: 0.1 },
        )
      : step(
          'place',
          90,
          `Book the place for ${short}${place === undefined ? '' : ` in ${place}`}: ${sayNumber(count)} seats, ${day}`,
          `Compare two places by price, noise, end of evening and a dry second choice${place === undefined ? '' : `; ${place} decides the way home of the guests`}. At home: chairs and the neighbours.`,
          place === undefined ? 'rule: room before invitations' : quoted(place),
          ['budget'],
          { at: 0.1 },
        ),
    step(
      'invite',
      45,
      `Send the invitations to ${short} with day, hour, place and a day to answer by`,
      `Ask about food that someone may not eat${diets === undefined ? '' : ` (you wrote “${diets}”)`} and who brings a child.${isSecret ? ' Say at the top that it is a secret.' : ''}`,
      'rule: people need notice',
      ['place'],
      { at: 0.2 },
    ),
    step(
      'helpers',
      30,
      `Ask ${who.length > 0 && !isSecret && !isFor ? `${who[0]} and a friend` : 'two people'} to take one job each at ${short}: door, music, camera or kitchen`,
      'One sentence each about what it is and when. The host has no job on the day but guests.',
      who.length > 0 && !isFor ? quoted(reading.people[0] ?? '') : 'rule: share the work',
      ['list'],
      { at: 0.3 },
    ),
    step('heart', 60, ...sort.heart, 'rule: one moment makes it', ['place'], { at: 0.45 }),
    step(
      'food',
      60,
      `Order or plan food for ${sayNumber(count)}: ${sort.food}`,
      `${diets === undefined ? 'One dish without meat covers most' : `With “${diets}” on the card`}; half a litre of water and half a litre of drinks a head.`,
      diets === undefined ? 'rule: food by the head' : quoted(diets),
      ['invite'],
      { at: 0.6 },
    ),
    step(
      'count',
      30,
      `Count the answers for ${short} and call those who have not written`,
      'Give kitchen and room the final figure the same day.',
      'rule: final figure before shopping',
      ['invite', 'food'],
      { at: 0.78 },
    ),
    step(
      'order',
      30,
      `Write the order of ${day} on one page and give it to the helpers`,
      'Arrival, food, the moment, end; telephone numbers, key, first aid, waste.',
      'rule: the day runs from paper',
      ['heart', 'helpers', 'count'],
      { at: 0.88 },
    ),
    step(
      'set-up',
      150,
      `Set up for ${short}: table, light, music, coats`,
      'All that can be done the day before is done the day before. Cook what waits cold.',
      'rule: the day before',
      ['order'],
      { at: 0.97 },
    ),
    step(
      'day',
      240,
      `Open the door to ${short} and say the first words`,
      `${day}. Greet each of the ${sayNumber(count)} by name; the page runs the rest. Pictures and thanks go out within the week.`,
      'the goal itself, as the last proof',
      ['set-up'],
      { at: 1 },
    ),
  ];
  return {
    steps,
    naturalDays: sort.days,
    ...(span.days !== undefined && sort.name === 'wedding' && span.days < 60
      ? { leastDays: 90, smaller: 'the registry office and a table for the closest' }
      : {}),
    assumptions: [
      ...(guests === undefined ? [`You gave no number of guests: ${sayNumber(count)} are assumed.`] : []),
      span.target === undefined ? 'The day is still open.' : `The event is on ${day}.`,
    ],
  };
}
