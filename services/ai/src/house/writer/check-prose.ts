import { isDay, MONTHS, partsOf, WEEKDAYS, weekdayOf } from '../calendar.ts';
import { NUMBER_WORDS } from '../english.ts';
import type { FactsSheet } from './facts-sheet.ts';
import { derivedNumbers, doneTasks, namedDays, type PartOfDay } from './figures.ts';
import { asQuoted } from './quotes.ts';

interface ProseFinding {
  kind: 'number' | 'date' | 'weekday' | 'time' | 'quotation' | 'name' | 'claim';
  /** The words that are not on the sheet. */
  found: string;
  detail: string;
}

const MONTH = MONTHS.join('|');
const DATES: readonly RegExp[] = [
  new RegExp(`\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH})\\b(?:,? (?<year>\\d{4}))?`, 'g'),
  new RegExp(`\\b(?<month>${MONTH}) (?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)(?:,? (?<year>\\d{4}))?`, 'g'),
  /\b(?<year>\d{4})-(?<number>\d{2})-(?<day>\d{2})\b/g,
  new RegExp(`\\b(?<month>${MONTH}) (?<year>\\d{4})\\b`, 'g'),
  new RegExp(`\\b(?:in|of|since|until|by|during|through|between|and|to) (?<month>${MONTH})\\b`, 'g'),
];
const ORDINALS: readonly (readonly [string, number])[] = [
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['eleventh', 11],
  ['twelfth', 12],
  ['twice', 2],
];
const WORDS = new Map<string, number>([...NUMBER_WORDS, ...ORDINALS]);
const NUMBER_WORD = new RegExp(
  `\\b(?:${[...WORDS.keys()].sort((a, b) => b.length - a.length).join('|')})\\b`,
  'gi',
);
const PARTS: readonly (readonly [RegExp, readonly PartOfDay[]])[] = [
  [/\b(?:morning|dawn|sunrise)\b/gi, ['early', 'morning']],
  [/\b(?:noon|midday|lunchtime)\b/gi, ['noon']],
  [/\bafternoon\b/gi, ['afternoon', 'noon']],
  [/\b(?:evening|sunset|dusk)\b/gi, ['evening', 'late']],
  [/\b(?:night|midnight|tonight)\b/gi, ['night', 'late']],
];
const CLAIMS: readonly (readonly [RegExp, (facts: FactsSheet) => boolean])[] = [
  [
    /\b(?:for the first time|first time ever|first ever|first of its kind|never before)\b/gi,
    ({ firstOfKind }) => firstOfKind === true,
  ],
  [/\b(?:in a row|streak|consecutive|without a break)\b/gi, ({ streak }) => streak !== undefined],
  [
    /\b(?:personal best|personal record|new record|faster than ever|further than ever|longer than ever|best ever)\b/gi,
    () => false,
  ],
  [/\b(?:photos?|pictures?|photographs?|snapshots?)\b/gi, ({ pictures }) => pictures.count > 0],
];
/** Capitals that are no names. */
const NOT_NAMES = new Set([
  ...[
    'I',
    'You',
    'He',
    'She',
    'It',
    'We',
    'They',
    'Nobody',
    'Everyone',
    'Someone',
    'This',
    'That',
    'Who',
    'What',
  ],
  ...WEEKDAYS,
  ...MONTHS,
  'OK',
  'TV',
  'AM',
  'PM',
]);
const SPEAKS =
  /^\s+(?:would|said|says|told|asked|helped|joined|smiled|laughed|came|called|cheered|watched)\b/;

/**
 * Refuses every number, date, weekday, hour, quotation, name and claim that is not on the sheet. It knows nothing
 * of who wrote the prose, so it judges a model's story as it judges the house's own.
 */
export function checkProse(text: string, facts: FactsSheet): ProseFinding[] {
  const said = saidTexts(facts);
  const findings: ProseFinding[] = [];
  const unquoted = text.normalize('NFC').replace(/[“"«„]([^“”"«»]*)[”"»“]/gu, (_, words: string) => {
    const plain = asQuoted(words)
      .replace(/\s*…$/, '')
      .replace(/[.,;:!?]$/, '')
      .toLowerCase();
    if (plain !== '' && !said.some((known) => known.toLowerCase().includes(plain))) {
      findings.push({ kind: 'quotation', found: words, detail: 'nobody wrote these words on the sheet' });
    }
    return ' “” ';
  });
  const own = ownTokens(said);
  const withoutDates = checkDates(unquoted, facts, own, findings);
  checkNumbers(withoutDates, facts, own, findings);
  checkDaysAndHours(withoutDates, facts, own, findings);
  checkNames(withoutDates, own, findings);
  for (const [pattern, holds] of CLAIMS) {
    for (const [found] of withoutDates.matchAll(pattern)) {
      if (!holds(facts) && !said.some((known) => known.toLowerCase().includes(found.toLowerCase())))
        findings.push({ kind: 'claim', found, detail: 'the sheet does not say so' });
    }
  }
  return findings;
}

/** Everything on the sheet that a person wrote. */
function saidTexts({ displayName, tasks, goal, project, pictures }: FactsSheet): string[] {
  const texts = [
    displayName,
    ...tasks.flatMap(({ title, description, notes }) => [title, description, notes]),
    goal?.title,
    project?.title,
    ...pictures.captions,
  ];
  return texts.flatMap((text) => (text === undefined ? [] : [asQuoted(text)])).filter((text) => text !== '');
}

function ownTokens(said: readonly string[]): Set<string> {
  return new Set(
    said
      .flatMap((text) => text.match(/[\p{L}\p{M}]+|\d+(?:[.,:]\d+)*/gu) ?? [])
      .flatMap((token) => [token, token.toLowerCase()]),
  );
}

function checkDates(
  text: string,
  facts: FactsSheet,
  own: ReadonlySet<string>,
  findings: ProseFinding[],
): string {
  const days = [...namedDays(facts)].filter(isDay).map(partsOf);
  return DATES.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (found: string, ...args: unknown[]) => {
        const { day, month, year, number } = args[args.length - 1] as Record<string, string | undefined>;
        const wanted = {
          day: day === undefined ? undefined : Number(day),
          month: number === undefined ? MONTHS.indexOf(month as (typeof MONTHS)[number]) + 1 : Number(number),
          year: year === undefined ? undefined : Number(year),
        };
        const holds = days.some(
          (each) =>
            each.month === wanted.month &&
            (wanted.day ?? each.day) === each.day &&
            (wanted.year ?? each.year) === each.year,
        );
        const isSaid = (found.match(/[\p{L}]+|\d+/gu) ?? []).every(
          (token) => own.has(token) || /^(?:in|of|since|until|by|during|through|between|and|to)$/.test(token),
        );
        if (!holds && !isSaid)
          findings.push({ kind: 'date', found, detail: 'this date is not on the sheet' });
        return ' ';
      }),
    text,
  );
}

function checkNumbers(
  text: string,
  facts: FactsSheet,
  own: ReadonlySet<string>,
  findings: ProseFinding[],
): void {
  const numbers = derivedNumbers(facts);
  const times = new Set(doneTasks(facts).map(({ time }) => time));
  const years = new Set([...namedDays(facts)].map((day) => partsOf(day).year));
  for (const [found] of text.matchAll(/\d+(?:[.,:]\d+)*/g)) {
    const value = Number(found.replace(/,(?=\d{3}\b)/g, ''));
    if (
      own.has(found) ||
      times.has(found) ||
      times.has(`0${found}`) ||
      numbers.has(value) ||
      years.has(value)
    )
      continue;
    findings.push({
      kind: 'number',
      found,
      detail: 'this number is not on the sheet and does not follow from it',
    });
  }
  for (const [found] of text.matchAll(NUMBER_WORD)) {
    const value = WORDS.get(found.toLowerCase()) ?? 0;
    if (!own.has(found.toLowerCase()) && !numbers.has(value) && !own.has(String(value)))
      findings.push({
        kind: 'number',
        found,
        detail: 'this number is not on the sheet and does not follow from it',
      });
  }
}

function checkDaysAndHours(
  text: string,
  facts: FactsSheet,
  own: ReadonlySet<string>,
  findings: ProseFinding[],
): void {
  const weekdays = new Set<string>([...namedDays(facts)].filter(isDay).map(weekdayOf));
  for (const [found, name = ''] of text.matchAll(new RegExp(`\\b(${WEEKDAYS.join('|')})s?\\b`, 'g'))) {
    if (!weekdays.has(name) && !own.has(name))
      findings.push({ kind: 'weekday', found, detail: 'nothing on the sheet falls on it' });
  }
  const parts = new Set(doneTasks(facts).map(({ part }) => part));
  for (const [pattern, allowed] of PARTS) {
    for (const [found] of text.matchAll(pattern)) {
      if (!allowed.some((part) => parts.has(part)) && !own.has(found.toLowerCase()))
        findings.push({ kind: 'time', found, detail: 'nothing on the sheet was done then' });
    }
  }
}

function checkNames(text: string, own: ReadonlySet<string>, findings: ProseFinding[]): void {
  for (const match of text.matchAll(/\p{Lu}[\p{L}\p{M}]+/gu)) {
    const found = match[0];
    if (NOT_NAMES.has(found) || own.has(found) || own.has(found.toLowerCase())) continue;
    const before = text.slice(0, match.index);
    const isStart = /(?:^|[.!?:…\n]|“”)[\s“”’'(–—-]*$/u.test(before);
    if (/[\p{L}\p{M}]$/u.test(before) || isHeadline(text, match.index)) continue;
    if (!isStart || SPEAKS.test(text.slice(match.index + found.length)))
      findings.push({ kind: 'name', found, detail: 'this name is not on the sheet' });
  }
}

/** A line without an end whose words are mostly capitalised is a headline; its capitals say nothing of names. */
function isHeadline(text: string, at: number): boolean {
  const end = text.indexOf('\n', at);
  const line = text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end).trim();
  const words = line.match(/\p{L}{4,}/gu) ?? [];
  return (
    !/[.!?]$/.test(line) &&
    words.length > 1 &&
    words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * 0.7
  );
}
