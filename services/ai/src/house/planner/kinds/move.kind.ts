import { sayDay } from '../../calendar.ts';
import { plural } from '../../english.ts';
import { sayMoney } from '../grammar/money.rules.ts';
import type { Reading } from '../grammar/reading.ts';
import { toYour } from '../personalise.rules.ts';
import { type Draft, type Kind, quoted, type Span, step, strongest } from './kind.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\bmov(?:e|ing) (?:to|into|out|house|flat|home|in with|abroad|back)\b|\bemigrate\b|\brelocate\b|\bfind (?:a |an )?(?:new )?(?:flat|apartment|house|place to live|room)\b/i,
    0.92,
  ],
  [
    /\b(?:travel|trip|holiday|vacation|backpack|journey|road trip|cycling tour|interrail|honeymoon|city break|visit|fly|go)\b.{0,25}\b(?:to|through|around|across|in)\b.{0,3}\p{Lu}/u,
    0.8,
  ],
  [
    /\b(?:plan|organi[sz]e|book|take)\b.{0,25}\b(?:trip|holiday|vacation|journey|honeymoon|city break|getaway|sabbatical)\b/i,
    0.88,
  ],
  [/\b(?:weeks?|days|weekend|month|nights) (?:in|around|through|across) (?:the )?[A-Z]/, 0.8],
  [/\bvisit [A-Z]|\bsee the (?:northern lights|pyramids|world)\b/, 0.7],
];

/** Move house or travel: papers and money first, then the big bookings, then what is carried, then the arrival. */
export const move: Kind = {
  name: 'move',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft: (reading, span) =>
    /\bmov(?:e|ing)\b|emigrate|relocate|find (?:a |an )?(?:new )?(?:flat|apartment|house|place|room)/i.test(
      reading.text,
    )
      ? house(reading, span)
      : trip(reading),
};

function house(reading: Reading, span: Span): Draft {
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

function trip(reading: Reading): Draft {
  const place = reading.places[0] ?? placeIn(reading);
  const others = reading.places.slice(1);
  const who = reading.people.map(toYour);
  const budget = reading.money[0];
  const length = reading.quantities.find(
    ({ unit, isPresent, per }) => (unit === 'day' || unit === 'week') && !isPresent && per === undefined,
  );
  const days =
    length === undefined ? 7 : Math.round(length.unit === 'week' ? length.amount * 7 : length.amount);
  const perDay = budget === undefined ? undefined : Math.floor((budget.amount * 0.6) / Math.max(1, days));
  const sum =
    budget === undefined
      ? `Fares, beds, ${plural(days, 'day')} of food and ways; add a tenth.`
      : `${budget.text}: 40 % for fares leaves ${sayMoney(perDay ?? 0, budget.currency)} a day for ${plural(days, 'day')}.`;
  const child = /\b(?:baby|toddler|kids|children)\b/i.test(reading.text);
  return {
    steps: [
      step(
        'wish',
        30,
        `Write the three things that ${place} is for, and the ${length?.text ?? 'days'} you have`,
        `${who.length === 0 ? '' : `Ask ${who.join(' and ')} for one each. `}${others.length === 0 ? 'Everything else is a gift.' : `On the way: ${others.join(', ')}.`}`,
        quoted(reading.title),
      ),
      step(
        'sum',
        30,
        `Work out the money for ${place}`,
        sum,
        budget === undefined ? 'rule: money before bookings' : quoted(budget.text),
        ['wish'],
        { at: 0.05 },
      ),
      step(
        'papers',
        30,
        `Check passport, entry rules and vaccinations for ${place} on the official site`,
        'Six months of validity are often asked for. Medicines and vaccinations are a question for a doctor or travel clinic.',
        'rule: papers take longest',
        ['wish'],
        { at: 0.08 },
      ),
      step(
        'way',
        60,
        `Book the way to ${place} and back`,
        'Compare three days each side; night trains and early flights only if the first morning may be lost.',
        'rule: the big bookings first',
        ['sum', 'papers'],
        { at: 0.2 },
      ),
      step(
        'beds',
        60,
        `Book the first two nights and the last in ${place}`,
        `Near the station, can be cancelled${child ? ', with a cot and a washing machine' : ''}. What lies between may stay open.`,
        'rule: arrive and leave without searching',
        ['way'],
        { at: 0.3 },
      ),
      step(
        'route',
        60,
        `Lay the ${plural(days, 'day')} on one page: one fixed thing a day, one day of nothing`,
        `${others.length === 0 ? `What must be booked in ${place} is booked now` : `${place} first, then ${others.join(', ')}`}; the rest is a list for rain and a list for sun.`,
        length === undefined ? 'rule: one thing a day' : quoted(length.text),
        ['beds'],
        { at: 0.5 },
      ),
      step(
        'words',
        20,
        `Learn ten sentences of the language of ${place}: greeting, please, thanks, bill, help`,
        'Aloud, on the way to work. Save map and dictionary offline.',
        'rule: courtesy travels',
        ['way'],
        { at: 0.65 },
      ),
      step(
        'cover',
        30,
        'Take out travel health insurance and copy papers, cards and tickets to two places',
        'Emergency numbers on paper in the bag.',
        'rule: a net before the rope',
        ['way'],
        { at: 0.72 },
      ),
      step(
        'home',
        30,
        'Settle plants, post, keys and out-of-office while you are away',
        'A neighbour has a key and the page with the route.',
        'rule: leave a door open at home',
        ['route'],
        { at: 0.88 },
      ),
      step(
        'pack',
        60,
        `Pack for ${place}: lay it all out, take a third away`,
        'One washing on the way saves a suitcase. Chargers, medicine, papers in the hand luggage.',
        'rule: the evening before last',
        ['home', 'cover'],
        { at: 0.97 },
      ),
      step(
        'proof',
        60,
        `Leave for ${place}, and at each evening write one line and keep one picture`,
        `${plural(days, 'line')} at the end are the proof, and the story.`,
        'the goal itself, as the last proof',
        ['pack'],
        { at: 1 },
      ),
    ],
    naturalDays: 60,
    assumptions: [
      `${length === undefined ? 'You gave no length: a week is assumed' : `The journey takes ${length.text}`}; the target date is the day you leave.`,
    ],
  };
}

function placeIn({ aim }: Reading): string {
  const words =
    /\b(?:trip|travel|journey|holiday|tour)\b(?: (?:to|in|through))? ?([^.,;]{0,40})/i
      .exec(aim)?.[1]
      ?.trim() ?? '';
  return words === '' ? 'the journey' : words.replace(/^(?:for|of|with)\b.*$/, 'the journey');
}
