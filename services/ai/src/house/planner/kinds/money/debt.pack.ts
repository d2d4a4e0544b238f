import { plural } from '../../../english.ts';
import { type Money, sayMoney } from '../../grammar/money.rules.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { instalments, shownPayments, tooNear } from './instalments.rules.ts';

/** Debts: all on one sheet, no new ones, the dearest first, standing orders, letters that it is paid. */
export function debt(reading: Reading, span: Span): Draft {
  const owed = reading.money.filter(({ per, isPresent }) => per === undefined && !isPresent);
  const monthly = reading.money.find(({ per, isPresent }) => per === 'month' && !isPresent)?.amount;
  const currency = owed[0]?.currency ?? '€';
  const total = owed.reduce((sum, { amount }) => sum + amount, 0);
  const isKnown = total > 0;
  const dearest =
    owed[0] === undefined ? 'the debt with the highest interest' : nameOf(owed[0], reading.text);
  const say = (amount: number): string => sayMoney(amount, currency);
  const plan = instalments(isKnown ? total : 4200, span, monthly);
  const rate = isKnown ? say(plan.each) : 'the sum you can spare';
  const numbers = shownPayments(plan.count, 5);
  const isPart = isKnown && plan.sum < total;
  return {
    steps: [
      step(
        'list',
        60,
        `List every debt${isKnown ? ` of the ${say(total)}` : ''} with balance, interest and least payment`,
        'One line each from the last letter: lender, sum, interest in per cent, day of payment. Sort by interest, most expensive first.',
        quoted(owed[0]?.text ?? reading.title),
      ),
      step(
        'stop',
        30,
        'Freeze new borrowing: take the card out of shops, telephone and wallet',
        'And bring the overdraft limit down to what you owe on it.',
        'rule: first stop the leak',
        ['list'],
        { at: 0.02 },
      ),
      step(
        'call',
        60,
        `Call the lender of ${dearest} and ask for a lower rate or a fixed plan`,
        'Have the balance and a sum you can keep to at hand; ask for the answer in writing. A free debt adviser makes this call with you.',
        'rule: the most expensive first',
        ['list'],
        { at: 0.04 },
      ),
      step(
        'budget',
        60,
        'Write a month of income against outgoings and find the sum that can be spared',
        `Needed: ${rate} a ${plan.unit}${isKnown ? ` (${say(plan.sum)} ÷ ${plan.count})` : ''}, interest not counted. Rent, power and food come before any lender.`,
        reading.targetBecause === '' ? 'rule: the plan follows the money' : reading.targetBecause,
        ['stop'],
        { at: 0.06 },
      ),
      step(
        'order',
        20,
        `Set up standing orders: the least payment to all, the rest to ${dearest}`,
        'When one is paid, its sum moves on to the next of the list; the total stays the same.',
        'rule: the most expensive first',
        ['budget', 'call'],
        { at: 0.08 },
      ),
      ...numbers.map((number, index) => {
        const left = Math.max(0, total - (number === plan.count ? plan.sum : plan.each * number));
        const figure = `: ${say(number === plan.count ? plan.last : plan.each)}, ${left === 0 ? 'nothing left' : `${say(left)} left`}`;
        return step(
          `pay-${index + 1}`,
          20,
          `Make payment ${number} of ${plan.count}${isKnown ? figure : ' and write the new balance on the sheet'}`,
          `Read the balance from the statement, not from this plan: interest adds to it. ${['Cross out the first debt when it is done, and move its sum on.', 'Out of step? Call before the day of payment, not after.', 'Ask again for a lower rate: you have paid on time.', 'The last stretch: no new card, however friendly the letter.', 'Ask for the written balance of zero.'][index % 5]}`,
          'the arithmetic of the payments',
          [index === 0 ? 'order' : `pay-${index}`],
          { at: 0.1 + (0.88 * number) / plan.count },
        );
      }),
      step(
        'proof',
        30,
        isPart
          ? `Compare the sheet with the first one: ${say(plan.sum)} of ${say(total)} paid`
          : `Ask for a letter that ${isKnown ? `the ${say(total)}` : 'the last debt'} is paid and file it`,
        isPart
          ? 'And set the standing orders for the rest.'
          : 'Close the card or account that began it, and let the standing order run on to a buffer of one month.',
        'the goal itself, as the last proof',
        [`pay-${numbers.length}`],
        { at: 1 },
      ),
    ],
    naturalDays: plan.naturalDays,
    ...(isKnown ? tooNear(plan, `${say(plan.sum)} of it, which is what these steps lead to`) : {}),
    assumptions: [
      isKnown
        ? `${plural(owed.length, 'debt')}, ${say(total)} in all, interest not counted.`
        : 'You named no sum; the first step finds it.',
    ],
    notes: [
      'A free debt advice service is the right first call when a payment was missed or a letter from a court has come.',
    ],
  };
}

function nameOf({ text, around }: Money, goal: string): string {
  const after = around.split('|')[1] ?? '';
  const near =
    /credit card|car loan|student loan|overdraft|mortgage|loan|card/i.exec(after)?.[0] ??
    /credit card|car loan|student loan|overdraft|mortgage|loan/i.exec(goal)?.[0];
  return near === undefined ? `the ${text}` : `the ${near.toLowerCase()}`;
}
