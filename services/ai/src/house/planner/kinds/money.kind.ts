import { addDays, sayDay } from '../../calendar.ts';
import { sayNumber } from '../../english.ts';
import { type Money, sayMoney } from '../grammar/money.rules.ts';
import type { Reading } from '../grammar/reading.ts';
import {
  type Draft,
  type DraftStep,
  type Kind,
  quoted,
  type Span,
  sensible,
  step,
  strongest,
} from './kind.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:save|put aside|set aside|saving)\b.{0,40}(?:[€$£¥]|\d|money|euros?|dollars?|deposit|emergency|for (?:a|my|our))/i,
    0.9,
  ],
  [
    /\b(?:pay (?:off|back|down)|clear|get out of|get rid of)\b.{0,40}(?:debts?|loans?|credit cards?|overdraft|mortgage|[€$£]|\d)/i,
    0.95,
  ],
  [
    /\b(?:emergency fund|nest egg|down payment|stop overspending|spend less|cut (?:my )?(?:spending|costs|expenses)|debt[- ]free|live on a budget|stick to a budget)\b/i,
    0.9,
  ],
  [/\b(?:earn|make)\b.{0,25}(?:[€$£]|\d+ ?(?:euros?|dollars?))/i, 0.6],
];

/** Money over time: what is there, what can be cut, a standing order, payments with running totals, the sum at the end. */
export const money: Kind = {
  name: 'money',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft(reading, span) {
    return /\b(?:debts?|loans?|credit cards?|overdraft|mortgage|pay (?:off|back|down))\b/i.test(reading.text)
      ? debt(reading, span)
      : saving(reading, span);
  },
};

function saving(reading: Reading, span: Span): Draft {
  const aim = reading.money.find(({ isPresent, per }) => !isPresent && per === undefined);
  const monthly = reading.money.find(({ per, isPresent }) => per === 'month' && !isPresent);
  const has = reading.money.find(
    ({ isPresent, per, around }) => isPresent && per === undefined && !/earn|income|salary|rent/.test(around),
  );
  const isSpending = /\b(?:overspend|spend less|cut|budget)\b/i.test(reading.text) && aim === undefined;
  const bare = reading.quantities.find(({ unit, isPresent }) => unit === 'count' && !isPresent)?.amount;
  const figure = bare ?? /\b\d{3,}(?:[.,]\d{3})*\b/.exec(reading.title)?.[0]?.replace(/[.,]/g, '');
  const currency = aim?.currency ?? monthly?.currency ?? has?.currency ?? '€';
  const total = Math.max(
    1,
    aim?.amount ?? (figure === undefined ? (monthly?.amount ?? 250) * 12 : Number(figure)),
  );
  const missing = Math.max(1, total - (has?.amount ?? 0));
  const natural =
    monthly === undefined ? Math.max(6, Math.ceil(missing / 400)) : Math.ceil(missing / monthly.amount);
  const schedule = scheduleOf(missing, span, natural);
  const say = (amount: number): string => sayMoney(amount, currency);
  const what = reading.purpose ?? /\bfor (?:an? |the |my |our )?([^.,;]{3,40})/i.exec(reading.aim)?.[1];
  const said = aim?.text ?? monthly?.text ?? reading.title;
  return {
    steps: [
      step(
        'balance',
        30,
        `Write down what is on every account today and set ${say(total)} beside it`,
        `${has === undefined ? `This plan counts from zero; take off what you have` : `${say(has.amount)} is there, as you wrote`}. Missing: ${say(total)} − ${say(has?.amount ?? 0)} = ${say(missing)}.`,
        quoted(said),
      ),
      step(
        'list',
        60,
        'List three months of outgoings from the bank statement, largest first',
        'Rent, insurance, car, food, phone, subscriptions, the rest. Mark what you would not buy again.',
        'rule: the largest items first',
        ['balance'],
        { at: 0.02 },
      ),
      step(
        'cut-one',
        45,
        `Cancel or renegotiate the two largest marked items: ${say(schedule.each * 0.3)} a ${schedule.unit} is the aim`,
        'A cheaper tariff, insurance or contract is one call each; have the competitor’s price at hand.',
        'rule: one big cut beats ten small ones',
        ['list'],
        { at: 0.05 },
      ),
      step(
        'order',
        20,
        `Set up a standing order of ${say(schedule.each)} to a separate account for the day after pay-day`,
        `${say(missing)} ÷ ${schedule.count} = ${say(schedule.each)} a ${schedule.unit}. The account has no card${what === undefined ? '' : `; name it “${what}”`}.`,
        `${quoted(said)}${reading.targetBecause === '' ? '' : `, ${reading.targetBecause}`}: the arithmetic`,
        ['balance'],
        { at: 0.06 },
      ),
      step(
        'extra',
        90,
        isSpending
          ? 'Plan one week of meals and shop once with a list and cash'
          : 'Put three things you no longer use up for sale with photographs and a price',
        isSpending
          ? 'What is left of the cash goes to the account on Sunday.'
          : `What they bring goes straight to the account: it is the buffer for a ${schedule.unit} that goes wrong.`,
        'rule: a buffer before it is needed',
        ['list'],
        { at: 0.1 },
      ),
      ...payments(schedule, say, has?.amount ?? 0),
      ...(schedule.count >= 5
        ? [
            step(
              'half',
              30,
              `Compare the account with ${say((has?.amount ?? 0) + missing / 2)} at half-time and set the order anew`,
              `Behind: divide what is missing by the ${schedule.unit}s left. Ahead: leave it.`,
              'rule: correct at half-time, not at the end',
              [`pay-${Math.ceil(schedule.shown / 2)}`],
              { at: 0.5 },
            ),
          ]
        : []),
      step(
        'proof',
        20,
        `Check that ${say(total)} is on the account${what === undefined ? '' : ` for ${what}`}`,
        `Download the statement and end the standing order, or give it the next name.`,
        'the goal itself, as the last proof',
        [`pay-${schedule.shown}`],
        { at: 1 },
      ),
    ].sort(byPlace),
    naturalDays: natural * 30 + 7,
    ...tooSteep(schedule, say),
    assumptions: [
      `${has === undefined ? 'Nothing is saved for it yet' : `${say(has.amount)} is saved already`}; interest is left out.`,
      ...(aim === undefined && figure === undefined ? [`You gave no sum: ${say(total)} is assumed.`] : []),
    ],
    notes: [
      `Can ${say(schedule.each)} a ${schedule.unit} be spared after rent, food and debts? If not, a later date is the honest answer; a free debt or budget adviser helps where bills are already open.`,
    ],
  };
}

interface Schedule {
  count: number;
  unit: 'month' | 'week' | 'day';
  each: number;
  missing: number;
  /** How many of the payments are steps of their own. */
  shown: number;
  days: number;
}

function scheduleOf(missing: number, { days }: Span, naturalMonths: number): Schedule {
  const length = days ?? naturalMonths * 30;
  const months = Math.max(1, Math.floor((length + 5) / 30.4));
  const [unit, count]: [Schedule['unit'], number] =
    length >= 75 ? ['month', months] : length >= 14 ? ['week', Math.floor(length / 7)] : ['day', 1];
  return { unit, count, each: Math.ceil(missing / count), missing, shown: Math.min(5, count), days: length };
}

function payments(
  { count, unit, each, missing, shown }: Schedule,
  say: (amount: number) => string,
  has: number,
): DraftStep[] {
  return Array.from({ length: shown }, (_, index) => {
    const number = Math.max(index + 1, Math.round((count * (index + 1)) / shown));
    const total = Math.min(has + missing, has + each * number);
    return step(
      `pay-${index + 1}`,
      15,
      `Pay in instalment ${number} of ${count}: ${say(number === count ? missing - each * (count - 1) : each)}, ${say(total)} in all`,
      `${number} × ${say(each)}${number === count ? ', the last one smaller by the rounding' : ''}${has > 0 ? `, with the ${say(has)} you had` : ''}. ${['Look at the account, not at the plan.', `Did a ${unit} fail? Split it over the next three.`, 'Ask for the next cheaper tariff.', 'Move any windfall here the day it comes.', 'Keep the order running until the sum is there.'][index % 5]}`,
      'the arithmetic of the instalments',
      [index === 0 ? 'order' : `pay-${index}`],
      { at: 0.08 + (0.9 * number) / count },
    );
  });
}

/** More than 1,500 a month, or all of it within two weeks, is more than a budget can be cut: then the date is wrong. */
function tooSteep(
  { missing, days, unit, each }: Schedule,
  say: (amount: number) => string,
): Pick<Draft, 'leastDays' | 'smaller'> {
  const aMonth = (missing / Math.max(1, days)) * 30.4;
  if (aMonth <= 1500 && unit !== 'day') return {};
  if (aMonth <= 300) return {};
  const least = Math.ceil((missing / Math.min(1000, Math.max(300, missing / 6))) * 30.4);
  const can = sensible((Math.min(1000, Math.max(300, missing / 6)) * days) / 30.4);
  return {
    leastDays: Math.max(least, days + 14),
    smaller: `${say(Math.min(can, missing))} instead of ${say(each)} a ${unit}`,
  };
}

const byPlace = (a: DraftStep, b: DraftStep): number => (a.at ?? 0) - (b.at ?? 0);

function debt(reading: Reading, span: Span): Draft {
  const owed = reading.money.filter(({ per, isPresent }) => per === undefined && !isPresent);
  const currency = owed[0]?.currency ?? '€';
  const total = owed.length === 0 ? 0 : owed.reduce((sum, { amount }) => sum + amount, 0);
  const names = owed.map((item) => nameOf(item, reading.text));
  const dearest = names[0] ?? 'the debt with the highest interest';
  const say = (amount: number): string => sayMoney(amount, currency);
  const natural = total === 0 ? 12 : Math.max(6, Math.ceil(total / 350));
  const schedule = scheduleOf(Math.max(total, 1), span, natural);
  const rate = total === 0 ? 'the sum you can spare' : say(schedule.each);
  const count = Math.min(4, schedule.count);
  return {
    steps: [
      step(
        'list',
        60,
        `List every debt${total === 0 ? '' : ` of the ${say(total)}`} with balance, interest and least payment`,
        'One line each from the last letter: lender, sum, interest in per cent, day of payment. Sort by interest, most expensive first.',
        quoted(owed[0]?.text ?? reading.title),
      ),
      step(
        'stop',
        30,
        'Freeze new borrowing: take the card out of shops, phone and wallet',
        'Overdraft limit down by what you owe it less a week’s food.',
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
        `Needed: ${rate} a ${schedule.unit}${total === 0 ? '' : ` (${say(total)} ÷ ${schedule.count})`}, interest not counted. Rent, power and food come before any lender.`,
        reading.targetBecause === '' ? 'rule: the plan follows the money' : reading.targetBecause,
        ['stop'],
        { at: 0.06 },
      ),
      step(
        'order',
        20,
        `Set up standing orders: the least payment to all, the rest to ${dearest}`,
        'When one is paid, its sum moves to the next on the list; the total stays the same.',
        'rule: the most expensive first',
        ['budget', 'call'],
        { at: 0.08 },
      ),
      ...Array.from({ length: count }, (_, index) => {
        const number = Math.max(index + 1, Math.round((schedule.count * (index + 1)) / count));
        const rest = Math.max(0, total - schedule.each * number);
        return step(
          `pay-${index + 1}`,
          20,
          `Make payment ${number} of ${schedule.count}${total === 0 ? '' : `: ${say(schedule.each)}, ${rest === 0 ? 'nothing left' : `${say(rest)} left`}`}`,
          `Read the new balance from the statement, not from this plan: interest makes it a little more. ${index === 0 ? 'Cross out the first debt when it is done, and move its sum on.' : 'Still in step? If not, call before the day of payment, not after.'}`,
          'the arithmetic of the payments',
          [index === 0 ? 'order' : `pay-${index}`],
          { at: 0.1 + (0.88 * number) / schedule.count },
        );
      }),
      step(
        'proof',
        30,
        `Ask for a letter that ${total === 0 ? 'the last debt' : `the ${say(total)}`} is paid and file it`,
        'Close the card or account that began it, and let the standing order run on to a buffer of one month.',
        'the goal itself, as the last proof',
        [`pay-${count}`],
        { at: 1 },
      ),
    ],
    naturalDays: natural * 30 + 7,
    ...(total === 0 ? {} : tooSteep(schedule, say)),
    assumptions: [
      total === 0
        ? 'You named no sum; the first step finds it.'
        : `${sayNumber(owed.length)} ${owed.length === 1 ? 'debt' : 'debts'}, ${say(total)} in all, interest not counted.`,
    ],
    notes: [
      'A free debt advice service is the right first call when a payment has been missed or a letter from a court has come.',
    ],
  };
}

function nameOf({ text, around }: Money, goal: string): string {
  const near =
    /(credit card|car loan|student loan|overdraft|mortgage|loan|card|parents|brother|sister)/i.exec(
      around.split('|')[1] ?? '',
    )?.[0] ?? /(credit card|car loan|student loan|overdraft|mortgage|loan)/i.exec(goal)?.[0];
  return near === undefined ? `the ${text}` : `the ${near.toLowerCase()}`;
}
