import { sayNumber } from '../../english.ts';
import { readNumber } from './quantities.rules.ts';

export interface Money {
  amount: number;
  currency: string;
  text: string;
  per?: 'week' | 'month' | 'year';
  isPresent: boolean;
  /** The words just before and after, to tell a price from an aim: "card at 19 %", "a month". */
  around: string;
}

const NUMBER = String.raw`\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?`;
const SIGN = '€|\\$|£|¥';
const NAME = 'euros?|eur|dollars?|usd|bucks|gbp|quid|pounds sterling|chf|francs?|kr|kronor|yen|zł|pln';
const MONEY = new RegExp(
  `(?:(${SIGN}|eur|usd|gbp|chf)\\s?(${NUMBER})\\s?(k)?(?![\\d\\p{L}])|(?<![\\d\\p{L}])(${NUMBER})\\s?(k)?\\s?(${SIGN}|(?:${NAME})(?!\\p{L})))(?:\\s*(?:a|per|each|every|/)\\s*(week|month|year))?`,
  'giu',
);

const SIGN_OF: Readonly<Record<string, string>> = {
  eur: '€',
  euro: '€',
  euros: '€',
  dollar: '$',
  dollars: '$',
  usd: '$',
  bucks: '$',
  gbp: '£',
  quid: '£',
  'pounds sterling': '£',
  chf: 'CHF',
  franc: 'CHF',
  francs: 'CHF',
  yen: '¥',
  pln: 'zł',
};

export function findMoney(text: string): Money[] {
  return [...text.matchAll(MONEY)].flatMap((match) => {
    const [whole, signBefore, first, firstK, second, secondK, signAfter, per] = match;
    const amount = readNumber(first ?? second ?? '') * ((firstK ?? secondK) === undefined ? 1 : 1000);
    if (!Number.isFinite(amount) || amount <= 0) return [];
    const sign = (signBefore ?? signAfter ?? '').toLowerCase();
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    const after = text.slice(match.index + whole.length, match.index + whole.length + 25);
    const money: Money = {
      amount,
      currency: SIGN_OF[sign] ?? sign,
      text: whole.trim(),
      isPresent: /(?:have|saved|already|currently|earn|left|salary|income|rent)[^.;]{0,20}$/i.test(before),
      around: `${before}|${after}`.toLowerCase(),
    };
    return [per === undefined ? money : { ...money, per: per.toLowerCase() as NonNullable<Money['per']> }];
  });
}

/** "9,000 €", "$1,200", "CHF 300": the way the currency is usually written. */
export function sayMoney(amount: number, currency: string): string {
  const figure = sayNumber(Math.round(amount * 100) / 100);
  if (['$', '£', '¥'].includes(currency)) return `${currency}${figure}`;
  return currency === 'CHF' ? `CHF ${figure}` : `${figure} ${currency}`;
}
