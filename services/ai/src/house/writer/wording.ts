import { type DayString, sayDay, weekdayOf } from '../calendar.ts';
import { capitalise, numberInWords, sayNumber } from '../english.ts';
import type { FactsSheet } from './facts-sheet.ts';
import type { PartOfDay } from './figures.ts';
import { asQuoted } from './quotes.ts';

/** Figures in digits in the plain tone, small ones in words in the others. */
export function count({ tone }: FactsSheet, value: number): string {
  return tone === 'plain' ? sayNumber(value) : numberInWords(value);
}

export function counted(facts: FactsSheet, value: number, one: string, many = `${one}s`): string {
  return value === 1 ? `one ${one}` : `${count(facts, value)} ${many}`;
}

/** "forty-five minutes", "an hour and a half" is avoided: the checker reads figures, so should a person. */
export function lasting(facts: FactsSheet, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return counted(facts, rest, 'minute');
  const whole = counted(facts, hours, 'hour');
  return rest === 0 ? whole : `${whole} and ${counted(facts, rest, 'minute')}`;
}

export const WHEN: Readonly<Record<PartOfDay, string>> = {
  night: 'in the night',
  early: 'early in the morning',
  morning: 'in the morning',
  noon: 'around noon',
  afternoon: 'in the afternoon',
  evening: 'in the evening',
  late: 'late in the evening',
};

export function onDay(day: DayString): string {
  return `on ${weekdayOf(day)}, ${sayDay(day)}`;
}

/** The person's name where it can stand in a sentence; "" where it cannot. */
export function nameOf({ displayName }: FactsSheet): string {
  const name = asQuoted(displayName);
  return /^\p{L}[\p{L}\p{M}’' -]{0,29}$/u.test(name) ? name : '';
}

const PAST: Readonly<Record<string, string>> = {
  walk: 'walked',
  run: 'ran',
  swim: 'swam',
  ride: 'rode',
  cycle: 'cycled',
  climb: 'climbed',
  read: 'read',
  write: 'wrote',
  call: 'called',
  paint: 'painted',
  clean: 'cleaned',
  clear: 'cleared',
  fix: 'fixed',
  repair: 'repaired',
  build: 'built',
  buy: 'bought',
  cook: 'cooked',
  bake: 'baked',
  plant: 'planted',
  practise: 'practised',
  practice: 'practised',
  learn: 'learned',
  draw: 'drew',
  send: 'sent',
  visit: 'visited',
  meet: 'met',
  measure: 'measured',
  cut: 'cut',
  lay: 'laid',
  finish: 'finished',
  book: 'booked',
  order: 'ordered',
  pay: 'paid',
  save: 'saved',
  make: 'made',
  play: 'played',
  sing: 'sang',
  pack: 'packed',
  wash: 'washed',
  sort: 'sorted',
  list: 'listed',
  compare: 'compared',
  ask: 'asked',
  print: 'printed',
  register: 'registered',
  choose: 'chose',
  review: 'reviewed',
  edit: 'edited',
  sketch: 'sketched',
  record: 'recorded',
  tidy: 'tidied',
  water: 'watered',
  weed: 'weeded',
  stretch: 'stretched',
  meditate: 'meditated',
  hike: 'hiked',
  row: 'rowed',
  sew: 'sewed',
  knit: 'knitted',
  sand: 'sanded',
  install: 'installed',
  replace: 'replaced',
  submit: 'submitted',
};

/** "Walk the river loop" → "walked the river loop"; undefined where the title is no plain order. */
export function narrated(title: string): string | undefined {
  const clean = asQuoted(title);
  if (/\d+ of \d+/.test(clean)) return undefined;
  const [, verb = '', rest = ''] =
    /^(\p{L}+) ([\p{L}\p{M}\d ,’'×:./-]{2,80}[\p{L}\p{M}\d])$/u.exec(clean) ?? [];
  const past = Object.hasOwn(PAST, verb.toLowerCase()) ? PAST[verb.toLowerCase()] : undefined;
  if (past === undefined) return undefined;
  return `${past} ${rest
    .replace(/\bmy\b/gi, 'your')
    .replace(/\bme\b/gi, 'you')
    .trim()}`;
}

/** A description that goes on where the title ends: "from the mill to the old bridge"; undefined for any other. */
export function goesOn(description: string | undefined): string | undefined {
  const clean = asQuoted(description ?? '').replace(/[.]$/, '');
  const isPhrase =
    /^(?:from|to|with|without|along|past|through|around|for|across|over|behind|before|after|on|in|at|until|up|down)\s[\p{L}\p{M}\d ,’'-]{3,100}$/iu.test(
      clean,
    );
  return isPhrase
    ? `${clean.charAt(0).toLowerCase()}${clean.slice(1)}`.replace(/\bmy\b/gi, 'your')
    : undefined;
}

export function sentence(text: string): string {
  const trimmed = capitalise(text.trim());
  return /[.!?]”?$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}
