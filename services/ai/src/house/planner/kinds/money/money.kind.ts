import { type Kind, strongest } from '../kind.ts';
import { debt } from './debt.pack.ts';
import { saving } from './saving.pack.ts';
import { spending } from './spending.pack.ts';

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

const DEBT = /\b(?:debts?|loans?|credit cards?|overdraft|mortgage|pay (?:off|back|down))\b/i;

const SPENDING =
  /\b(?:overspend\w*|spend less|cut (?:my )?(?:spending|costs|expenses)|(?:on|to) a budget)\b/i;

/** Money over time: what is there, what can be cut, a standing order, payments with running totals, the sum at the end. */
export const money: Kind = {
  name: 'money',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft(reading, span) {
    if (DEBT.test(reading.text)) return debt(reading, span);
    const hasSum = reading.money.some(({ per }) => per === undefined);
    return SPENDING.test(reading.text) && !hasSum ? spending(reading, span) : saving(reading, span);
  },
};
