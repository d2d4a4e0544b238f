/** Small parts of English that the planner, the writer and the conversationalist all need. */

const GROUPED = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** 9000 → "9,000"; 42.2 → "42.2". */
export function sayNumber(value: number): string {
  return GROUPED.format(value);
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Lower-cases a first letter, but leaves names, "I" and acronyms as they are. */
export function uncapitalise(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function joinList(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${sayNumber(count)} ${count === 1 ? one : many}`;
}

/** 45 → "45 minutes", 90 → "1 hour 30 minutes", 120 → "2 hours". */
export function sayMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return plural(rest, 'minute');
  return rest === 0 ? plural(hours, 'hour') : `${plural(hours, 'hour')} ${plural(rest, 'minute')}`;
}

const SMALL_NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A whole number in words up to ninety-nine; larger ones in digits. */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99) return sayNumber(value);
  const small = SMALL_NUMBERS[value];
  if (small !== undefined) return small;
  const unit = value % 10;
  return `${TENS[Math.floor(value / 10)]}${unit === 0 ? '' : `-${SMALL_NUMBERS[unit]}`}`;
}

/** Words that stand for a number in running text; "one" is left out, being a pronoun more often than a count. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...Array.from({ length: 98 }, (_, index): [string, number] => [numberInWords(index + 2), index + 2]),
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['dozen', 12],
]);

/** "my sister" said by the person → "your sister" said to the person. */
export function toSecondPerson(sentence: string): string {
  const swaps: [RegExp, string][] = [
    [/\bI am\b|\bI['’]m\b/gi, 'you are'],
    [/\bI was\b/gi, 'you were'],
    [/\bI['’]ve\b/gi, 'you have'],
    [/\bI['’]d\b/gi, 'you would'],
    [/\bI['’]ll\b/gi, 'you will'],
    [/\bI\b/g, 'you'],
    [/\bi\b(?=\s+[a-z])/g, 'you'],
    [/\bmyself\b/gi, 'yourself'],
    [/\bmine\b/gi, 'yours'],
    [/\bmy\b/gi, 'your'],
    [/\bme\b/gi, 'you'],
  ];
  return capitalise(swaps.reduce((text, [pattern, to]) => text.replace(pattern, to), sentence.trim()));
}

const STOP_WORDS = new Set(
  (
    'a an the and or but if so to of in on at by for from with without into onto over under about as is are was were be been being am do does did done ' +
    'have has had having i me my mine we us our you your it its this that these those there here he she they them his her their what which who whom whose ' +
    'when where why how will would can could should may might must not no nor than then too very just only also more most some any each every all both few ' +
    'own same such up down out off again once until before after during while because through between s t m re ve ll d want need like get make'
  ).split(' '),
);

/** The words that carry meaning, lower-case, in order, crude plurals and endings folded. */
export function contentWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu) ?? [];
  return words.filter((word) => !STOP_WORDS.has(word)).map(fold);
}

/** A crude stem, enough to see that "swims", "swim" and "swimming" speak of one thing. */
export function fold(word: string): string {
  if (word.length < 5 || /\d/.test(word))
    return word.endsWith('s') && word.length > 3 && !word.endsWith('ss') ? word.slice(0, -1) : word;
  const stem = word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|ed|es|s)$/, '');
  return stem.length < 3 ? word : stem.replace(/([bdgmnprt])\1$/, '$1').replace(/e$/, '');
}

/** Shared content words over all content words, 0 to 1. */
export function similarity(left: string, right: string): number {
  const a = new Set(contentWords(left));
  const b = new Set(contentWords(right));
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

/** One line, no control characters, no markup brackets, at most `limit` characters. */
export function cleanLine(text: string, limit: number): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/[<>{}`\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= limit ? line : `${line.slice(0, limit).replace(/\s+\S*$/, '')}`.trim();
}

const DOUBLED = /(?:^|[^aeiou])[aeiou][bdgmnprt]$/;

/** "play the piano" → "playing the piano"; a phrase that does not begin with a plain verb is left alone. */
export function gerund(phrase: string): string {
  const [, verb = '', rest = ''] =
    /^(play|sing|cook|bake|make|draw|paint|sew|knit|crochet|juggle|dance|surf|ski|code|program|drive|speak|write|build|grow|type|climb|swim|ride|run|read|take|use|do|give|carve|sail|skate|brew|photograph)\b(.*)$/i.exec(
      phrase,
    ) ?? [];
  if (verb === '') return phrase;
  const stem = /[^e]e$/.test(verb)
    ? verb.slice(0, -1)
    : DOUBLED.test(verb) && verb.length < 5
      ? `${verb}${verb.slice(-1)}`
      : verb;
  return `${stem}ing${rest}`;
}
