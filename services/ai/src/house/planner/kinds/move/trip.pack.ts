import { plural } from '../../../english.ts';
import { sayMoney } from '../../grammar/money.rules.ts';
import type { Reading } from '../../grammar/reading.ts';
import { toYour } from '../../personalise.rules.ts';
import { type Draft, quoted, step } from '../kind.ts';

export function trip(reading: Reading): Draft {
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
