import { sayDay } from '../../../calendar.ts';

import type { Reading } from '../../grammar/reading.ts';
import { toYour } from '../../personalise.rules.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';

export function house(reading: Reading, span: Span): Draft {
  const place = reading.places[0] ?? 'the new place';
  const who = reading.people.map(toYour);
  const budget = reading.money[0];
  const day = span.target === undefined ? 'moving day' : sayDay(span.target);
  /** A lease is not signed half a year ahead, however far the day is. */
  const before = (days: number, share: number): number =>
    span.days === undefined ? share : Math.max(share, 1 - days / span.days);
  const isAbroad =
    /abroad|emigrate|country|visa/i.test(reading.text) ||
    /^(?:Germany|France|Spain|Italy|Portugal|Japan|Canada|Australia|New Zealand|the Netherlands|Sweden|Norway|Denmark|Ireland|England|Scotland|America|the US|Switzerland|Austria)$/.test(
      place,
    );
  const rent =
    budget === undefined
      ? 'Warm rent at most a third of what comes in each month.'
      : `You wrote ${budget.text}: with heating and deposit, three months’ rent should be at hand.`;
  return {
    steps: [
      step(
        'must',
        30,
        `Write what the home in ${place} must have: rent, rooms, way to work, day`,
        `${rent}${who.length === 0 ? '' : ` Ask ${who.join(' and ')} for three musts each.`}`,
        budget === undefined ? quoted(reading.title) : quoted(budget.text),
      ),
      step(
        'areas',
        60,
        `Compare three quarters of ${place} by rent, noise and way to work`,
        'Look at the map at eight in the morning; ask one person who lives there.',
        quoted(place),
        ['must'],
        { at: 0.06 },
      ),
      step(
        'papers',
        60,
        'Put the applicant’s folder together: income, identity, reference, a page about you',
        'As one file. Whoever answers within the hour with a whole folder is invited.',
        'rule: papers before viewings',
        ['must'],
        { at: 0.1 },
      ),
      ...(isAbroad
        ? [
            step(
              'law',
              60,
              `Check visa, registration, health insurance and tax for ${place}`,
              'Official sites first; an immigration adviser where work or family depends on it.',
              'rule: law has its own advisers',
              ['must'],
              { at: 0.08 },
            ),
          ]
        : []),
      step(
        'view',
        180,
        `View three homes in ${place} with a list: damp, water, heating, windows, neighbours`,
        'Photograph meters and faults. From afar: a video call from the room, and no money before a contract.',
        'rule: see before you sign',
        ['areas', 'papers'],
        { at: before(140, 0.3) },
      ),
      step(
        'sign',
        60,
        `Read and sign the lease for ${place}, and give notice where you live`,
        'In this order. A tenants’ advice office reads contracts; the notice goes by registered post.',
        'rule: sign first, then give notice',
        ['view'],
        { at: before(75, 0.45) },
      ),
      step(
        'van',
        45,
        `Book van or movers and four helpers for ${day}`,
        'Two quotes by volume; parking permit in both streets.',
        'rule: slots go first',
        ['sign'],
        { at: before(50, 0.55) },
      ),
      step(
        'sort',
        180,
        'Sort room by room: takes up space, is loved, is sold',
        'What has not been used since the last move does not move.',
        'rule: move less',
        ['sign'],
        { at: before(45, 0.65) },
      ),
      step(
        'tell',
        60,
        'Change the address: bank, insurance, employer, power, internet, post',
        'Post forwarding first: it catches what you forget.',
        'rule: list of addresses',
        ['sign'],
        { at: before(20, 0.75) },
      ),
      step(
        'pack',
        240,
        'Pack by room with numbers, and one bag for the first night',
        'Heavy in small boxes. The bag: bedding, kettle, tools, charger, papers, paper.',
        'rule: do in order',
        ['sort', 'van'],
        { at: before(7, 0.92) },
      ),
      step(
        'day',
        240,
        `Move to ${place}: read the meters, photograph both homes, hand over the keys`,
        `${day}. Beds first, kitchen second.`,
        'the goal itself',
        ['pack', 'tell'],
        { at: before(2, 0.985) },
      ),
      step(
        'proof',
        60,
        `Register in ${place}, and say good day to the neighbours on both sides`,
        'The name on the bell and the confirmation of address are the proof that you have arrived.',
        'the goal itself, as the last proof',
        ['day'],
        { at: 1 },
      ),
    ],
    naturalDays: 100,
    ...(span.days !== undefined && span.days < 30
      ? { leastDays: 60, smaller: 'a furnished room for the first two months' }
      : {}),
    assumptions: [
      `You rent in ${place} and move your own things.`,
      'Notice where you live runs to the end of a month; the lease says how many.',
    ],
    notes: isAbroad
      ? [
          'Residence, insurance and tax abroad are questions for the official sites and an adviser, before you sign.',
        ]
      : [],
  };
}
