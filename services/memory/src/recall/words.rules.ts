import { stem } from './stem.rules.ts';

/** What happens between a text and the terms that are compared: the same for what is kept and for what is asked. */

const FUNCTION_WORDS = `a an the this that these those some any each every both all own such same other another
  i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself
  it its itself they them their theirs themselves one ones who whom whose which what when where why how
  am is are was were be been being do does did done doing have has had having will would shall should can could might must
  and or but nor so yet if then than because as of at by for with about against between into through during before after
  to from up down in out on off over under again further once here there too very s t just now also
  only not no never without cannot really quite rather still already always actually currently recently`;

/** Words of asking: they say that something is wanted, not what. */
const ASKING_WORDS = `tell remind know remember recall say said ask asked mention mentioned please let lets could hi hello hey thanks thank ok okay
  much many kind sort happen happened thing things anything something everything today`;

const STOP_WORDS = new Set(`${FUNCTION_WORDS} ${ASKING_WORDS}`.split(/\s+/));

/** Forms that no suffix rule brings together: the word, then what is read as it. */
const IRREGULAR = new Map(
  `eat ate eaten, begin began begun, buy bought, build built, come came, child children, choose chose chosen,
  drink drank drunk, drive drove driven, foot feet, fall fell, feel felt, fly flew flown, forget forgot forgotten,
  find found, give gave given, go gone went, grow grew grown, hold held, keep kept, know knew known, learn learnt,
  leave left, lose lost, make made, meet met, pay paid, run ran, ride rode ridden, sing sang, sit sat, see saw seen,
  send sent, sleep slept, sell sold, spend spent, speak spoke spoken, swim swam swum, teach taught, tooth teeth,
  think thought, take took taken, wake woke woken, woman women, man men, win won, write wrote written, wife wives,
  mother mum mom, father dad, favourite favorite, colour color, neighbour neighbor, bicycle bike, phone telephone`
    .split(',')
    .map((row) => row.trim().split(/\s+/))
    .flatMap(([base = '', ...forms]) => forms.map((form) => [form, base] as const)),
);

/** Scripts that write no spaces between words; a dictionary finds the borders. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;
const BORDERS = new Intl.Segmenter(undefined, { granularity: 'word' });
const WORD = /[\p{L}\p{M}\p{N}]+(?:[.:][\p{N}]+)*/gu;

const LONG: Readonly<Record<string, string>> = { m: 'am', re: 'are', ve: 'have', ll: 'will', d: 'would' };

/** Lower-case words in their order; contractions written out, accents and thousands separators gone. */
export function words(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/\bcan't\b/g, 'can not')
    .replace(/\bwon't\b/g, 'will not')
    .replace(/n't\b/g, ' not')
    .replace(/\b(\w+)'(m|re|ve|ll|d)\b/g, (_, word: string, short: string) => `${word} ${LONG[short]}`)
    .replace(/'s\b/g, '')
    .replace(/(?<=\p{N}),(?=\p{N}{3})/gu, '');
  const found = plain.match(WORD) ?? [];
  return UNSPACED.test(plain) ? found.flatMap(segmented) : found;
}

function segmented(word: string): string[] {
  return [...BORDERS.segment(word)].filter((part) => part.isWordLike).map((part) => part.segment);
}

/** One word as the index knows it; null for a word that says nothing about what is meant. */
export function termOf(word: string): string | null {
  if (STOP_WORDS.has(word)) return null;
  const base = IRREGULAR.get(word) ?? word;
  return /^[a-z]+$/.test(base) ? stem(base) : base;
}

/** They ask for a kind of answer and are seldom part of it: "at what time", "which day". */
const ANSWER_KINDS = new Set(
  ['time', 'day', 'date', 'person', 'place', 'name', 'called', 'number'].map((word) => stem(word)),
);

/** The different terms of a question; of those that only ask for a kind of answer, none if there are others. */
export function questionTerms(question: string): string[] {
  const asked = [...new Set(terms(question))];
  const telling = asked.filter((term) => !ANSWER_KINDS.has(term));
  return telling.length > 0 ? telling : asked;
}

/** The terms of a text, in order, with repetitions. */
export const terms = (text: string): string[] =>
  words(text)
    .map(termOf)
    .filter((term) => term !== null);
