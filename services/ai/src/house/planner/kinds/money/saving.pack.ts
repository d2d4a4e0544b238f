import { sayMoney } from '../../grammar/money.rules.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, type DraftStep, quoted, type Span, step } from '../kind.ts';
import { type Instalments, instalments, shownPayments, tooNear } from './instalments.rules.ts';

const BETWEEN = [
  'Look at the account, not at the plan.',
  'Did one fail? Split it over the next three.',
  'Ask for the next cheaper tariff.',
  'Move any windfall here the day it comes.',
  'Keep the order running until the sum is there.',
] as const;

/** Saving: balance, the two largest cuts, a standing order with its arithmetic, payments with running totals. */
export function saving(reading: Reading, span: Span): Draft {
  const { whole, has, monthly, currency, said } = sums(reading);
  const say = (amount: number): string => sayMoney(amount, currency);
  const missing = Math.max(1, whole - has);
  const plan = instalments(missing, span, monthly);
  const goal = has + plan.sum;
  const what = (
    reading.purpose ?? /\bfor (?:an? |the |my |our )([^.,;]{3,40})/i.exec(reading.text)?.[1]
  )?.trim();
  const numbers = shownPayments(plan.count, 5);
  const half = Math.ceil(numbers.length / 2);
  const cut = say(Math.max(1, Math.round(plan.each * 0.3)));
  const words = quoted(said ?? reading.title);
  const steps = [
    step(
      'balance',
      30,
      `Write down what is on every account today and set ${say(whole)} beside it`,
      `${has === 0 ? 'This plan counts from zero; take off what you have' : `${say(has)} is there, as you wrote`}. Missing: ${say(whole)} − ${say(has)} = ${say(missing)}.`,
      words,
    ),
    step(
      'list',
      60,
      `List three months of outgoings from the bank statement, largest first`,
      'Rent, insurance, car, food, telephone, subscriptions, the rest. Mark what you would not buy again.',
      'rule: the largest items first',
      ['balance'],
      { at: 0.02 },
    ),
    step(
      'cut',
      45,
      `Cancel or renegotiate the two largest marked items: ${cut} a ${plan.unit} is the aim`,
      'A cheaper tariff, insurance or contract is one call each; have the competitor’s price at hand.',
      'rule: one large cut beats ten small ones',
      ['list'],
      { at: 0.05 },
    ),
    step(
      'order',
      20,
      `Set up a standing order of ${say(plan.each)} a ${plan.unit} to a separate account, for the day after pay-day`,
      `${say(plan.sum)} ÷ ${plan.count} = ${say(plan.each)}. The account has no card${what === undefined ? '' : `; name it “${what}”`}.`,
      `${words}${reading.targetBecause === '' ? '' : `, ${reading.targetBecause}`}: the arithmetic`,
      ['balance'],
      { at: 0.06 },
    ),
    step(
      'extra',
      90,
      'Put three things you no longer use up for sale, with photographs and a price',
      `What they bring goes straight to the account: a buffer for the ${plan.unit} that goes wrong.`,
      'rule: a buffer before it is needed',
      ['list'],
      { at: 0.1 },
    ),
    ...payments(plan, numbers, has, say),
    ...(numbers.length < 4
      ? []
      : [
          step(
            'half',
            30,
            `Compare the account with ${say(Math.round(has + plan.sum / 2))} at half-time and set the order anew`,
            `Behind: divide what is missing by the ${plan.unit}s left. Ahead: leave it.`,
            'rule: correct at half-time, not at the end',
            [`pay-${half}`],
            { at: 0.08 + (0.9 * ((numbers[half - 1] ?? 1) + 0.3)) / plan.count },
          ),
        ]),
    step(
      'proof',
      20,
      `Check that ${say(goal)} is on the account${what === undefined ? '' : ` for ${what.replace(/\bmy\b/gi, 'your')}`}`,
      `Download the statement and end the standing order, or ${goal < whole ? `let it run on to ${say(whole)}` : 'give it the next name'}.`,
      'the goal itself, as the last proof',
      [`pay-${numbers.length}`],
      { at: 1 },
    ),
  ];
  return {
    steps: steps.sort((a, b) => (a.at ?? 0) - (b.at ?? 0)),
    naturalDays: plan.naturalDays,
    ...tooNear(plan, `${say(goal)}, which is what these steps lead to`),
    assumptions: [
      `${has === 0 ? 'Nothing is saved for it yet' : `${say(has)} is saved already`}; interest is left out.`,
      ...(said === undefined ? [`You gave no sum: ${say(whole)} is assumed.`] : []),
    ],
    notes: [
      `Can ${say(plan.each)} a ${plan.unit} be spared after rent, food and debts? If not, a later date is the honest answer; a free budget adviser helps where bills are already open.`,
    ],
  };
}

function payments(
  { count, each, last, unit }: Instalments,
  numbers: readonly number[],
  has: number,
  say: (amount: number) => string,
): DraftStep[] {
  return numbers.map((number, index) => {
    const paid = number === count ? each * (count - 1) + last : each * number;
    const sum =
      number === count && count > 1 && last !== each
        ? `${count - 1} × ${say(each)} + ${say(last)} = ${say(paid)}`
        : `${number} × ${say(each)} = ${say(paid)}`;
    return step(
      `pay-${index + 1}`,
      15,
      `Pay in instalment ${number} of ${count}: ${say(number === count ? last : each)}, ${say(has + paid)} in all`,
      `${sum}${has > 0 ? `, with the ${say(has)} you had` : ''}; one a ${unit}. ${BETWEEN[index % BETWEEN.length]}`,
      'the arithmetic of the instalments',
      [index === 0 ? 'order' : `pay-${index}`],
      { at: 0.08 + (0.9 * number) / count },
    );
  });
}

function sums({ money, quantities, title }: Reading): {
  whole: number;
  has: number;
  monthly: number | undefined;
  currency: string;
  said: string | undefined;
} {
  const aim = money.find(({ isPresent, per }) => !isPresent && per === undefined);
  const monthly = money.find(({ per, isPresent }) => per === 'month' && !isPresent);
  const has = money.find(
    ({ isPresent, per, around }) => isPresent && per === undefined && !/earn|income|salary|rent/.test(around),
  );
  const bare =
    quantities.find(({ unit, isPresent }) => unit === 'count' && !isPresent) === undefined
      ? /\b\d{3,}(?:[.,]\d{3})*\b(?!-)/.exec(title)?.[0]
      : undefined;
  const figure = bare === undefined ? undefined : Number(bare.replace(/[.,]/g, ''));
  const whole = aim?.amount ?? figure ?? (monthly?.amount ?? 250) * 12;
  return {
    whole: Math.min(1e9, Math.max(1, whole)),
    has: has === undefined || has.amount >= whole ? 0 : has.amount,
    monthly: monthly?.amount,
    currency: aim?.currency ?? monthly?.currency ?? has?.currency ?? '€',
    said: aim?.text ?? bare ?? monthly?.text,
  };
}
