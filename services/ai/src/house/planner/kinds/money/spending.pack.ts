import { plural } from '../../../english.ts';
import { sayMoney } from '../../grammar/money.rules.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';

/** Spending less where no sum is named: see it, name one leak, an envelope a week, compare the months. */
export function spending({ aim, title, money }: Reading, { days }: Span): Draft {
  const on = /\bon ((?:\p{L}+ ?){1,3})/u.exec(aim)?.[1]?.trim();
  const what = on === undefined ? '' : ` on ${on}`;
  const weeks = Math.max(2, Math.min(26, Math.floor((days ?? 56) / 7)));
  const limit = money.find(({ per }) => per === 'week' || per === 'month');
  const envelope =
    limit === undefined
      ? 'last month’s average less a fifth'
      : `${sayMoney(limit.amount, limit.currency)} a ${limit.per}`;
  return {
    steps: [
      step(
        'see',
        45,
        `Write down what you spent${what} in the last four weeks, from the statement`,
        'One line each with the day and the mood. Add up the four weeks; divide by four: that is your average.',
        quoted(title),
      ),
      step(
        'leak',
        20,
        `Mark the three largest leaks${what} and the hour they happen`,
        'The order at ten in the evening, the shop on the way home, the thing that was on offer.',
        'rule: the largest first',
        ['see'],
        { at: 0.04 },
      ),
      step(
        'envelope',
        20,
        `Set the week’s envelope${what}: ${envelope}`,
        'In cash, or on a card of its own. What is left on Sunday is yours to keep.',
        limit === undefined ? 'rule: one figure a week' : quoted(limit.text),
        ['see'],
        { at: 0.06 },
      ),
      step(
        'block',
        30,
        'Delete the stored card from the two shops where the leaks are',
        'And unsubscribe from their letters; a day of waiting before anything above the price of a supper.',
        'rule: make it hard to begin',
        ['leak'],
        { at: 0.08 },
      ),
      step(
        'week-1',
        60,
        `Plan week 1 of ${weeks}${what}: what is needed, one trip with a list`,
        'Seven suppers or whatever it is, from what is in the house first.',
        'rule: decide once a week',
        ['envelope', 'block'],
        { at: 0.12 },
      ),
      step(
        'half',
        20,
        `Compare week ${Math.max(2, Math.round(weeks / 2))} of ${weeks} with the average${what}`,
        'Over the envelope twice? It was too small: raise it by a tenth and close one more leak.',
        'rule: correct at half-time',
        ['week-1'],
        { at: 0.5, beside: weeks * 20 },
      ),
      step(
        'move',
        20,
        `Move what was saved${what} to an account without a card`,
        'Money that stays where it was is spent on something else.',
        'rule: saved is moved',
        ['half'],
        { at: 0.7 },
      ),
      step(
        'proof',
        30,
        `Compare the last four weeks${what} with the first four, side by side`,
        'The difference times twelve is what it brings in a year. Keep the envelope that held.',
        'the goal itself, as the last proof',
        ['move'],
        { at: 1 },
      ),
    ],
    naturalDays: 56,
    assumptions: [`You named no sum: ${plural(weeks, 'week')} with an envelope are assumed.`],
    notes: ['Where bills are already open, a free debt adviser comes before any envelope.'],
  };
}
