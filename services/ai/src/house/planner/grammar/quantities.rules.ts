import { NUMBER_WORDS } from '../../english.ts';

export interface Quantity {
  amount: number;
  unit: Unit;
  /** The noun as written: "words", "push-ups". */
  noun: string;
  /** The words of the person, verbatim. */
  text: string;
  /** "3 lessons a week" */
  per?: 'day' | 'week' | 'month' | 'year';
  /** What the person has or can do now, not what they aim at. */
  isPresent: boolean;
}

type Unit =
  | 'm'
  | 'km'
  | 'kg'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'year'
  | 'word'
  | 'page'
  | 'chapter'
  | 'rep'
  | 'percent'
  | 'person'
  | 'lesson'
  | 'session'
  | 'time'
  | 'count';

interface UnitRule {
  unit: Unit;
  pattern: string;
  factor?: number;
}

const UNITS: readonly UnitRule[] = [
  { unit: 'km', pattern: 'km|k(?=\\b(?! ?(?:€|eur|usd)))|kilometers?|kilometres?' },
  { unit: 'km', pattern: 'miles?', factor: 1.609 },
  { unit: 'minute', pattern: 'minutes?|mins?' },
  { unit: 'm', pattern: 'm|meters?|metres?' },
  { unit: 'kg', pattern: 'kg|kgs|kilos?|kilograms?' },
  { unit: 'kg', pattern: 'pounds?|lbs?', factor: 0.4536 },
  { unit: 'hour', pattern: 'hours?|hrs?|h' },
  { unit: 'day', pattern: 'days?|nights?' },
  { unit: 'week', pattern: 'weeks?' },
  { unit: 'month', pattern: 'months?' },
  { unit: 'year', pattern: 'years?' },
  { unit: 'word', pattern: 'words?' },
  { unit: 'page', pattern: 'pages?' },
  { unit: 'chapter', pattern: 'chapters?' },
  {
    unit: 'rep',
    pattern:
      'push-?ups?|pushups?|press-?ups?|pull-?ups?|pullups?|chin-?ups?|sit-?ups?|squats?|burpees?|dips?|reps?',
  },
  { unit: 'percent', pattern: '%|percent|per cent' },
  {
    unit: 'person',
    pattern: 'people|guests?|friends?|persons?|children|kids|colleagues|participants|attendees',
  },
  { unit: 'lesson', pattern: 'lessons?|classes|units?|modules?' },
  { unit: 'session', pattern: 'sessions?|evenings?|mornings?|workouts?|runs?|swims?' },
  { unit: 'time', pattern: 'times|x' },
];

const NUMBER = String.raw`\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?`;
const WORD_NUMBER = [...NUMBER_WORDS.keys()].sort((a, b) => b.length - a.length).join('|');
const UNIT_PATTERN = UNITS.map((rule) => `(?:${rule.pattern})`).join('|');
const WITH_UNIT = new RegExp(
  `(?<![\\p{L}\\d€$£])(${NUMBER}|${WORD_NUMBER}|an?)[- ]?(k)?[ -]?(${UNIT_PATTERN})(?![\\p{L}\\d])(?:\\s+(?:a|per|each|every)\\s+(day|week|month|year)|\\s*/\\s*(day|week|month))?`,
  'giu',
);
const COUNTED = new RegExp(
  `(?<![\\p{L}\\d€$£.,:-])(${NUMBER}|${WORD_NUMBER})\\s+((?:[\\p{Ll}-]{3,}\\s+){0,2}?[\\p{Ll}-]{3,}s)(?!\\p{L})`,
  'giu',
);
/** Between the words that tell and the figure stands no other figure ("from 400 m to 1,500 m"), and no wish. */
const UP_TO_FIGURE = String.raw`(?:(?!\b(?:want|hope|wish|aim|need|would|like to)\b)[^.,;\d]){0,24}$`;
const PRESENT = new RegExp(
  String.raw`\b(?:currently|right now|at the moment|now|can (?:already |only )?(?:run|do|swim|walk|ride|lift)|i(?:['’]m| am) (?:at|up to)|i have|already|from|starting (?:at|from)|today i|i weigh|i run|i swim|i do)\b${UP_TO_FIGURE}`,
  'i',
);

const DONE = /^[^.,;]{0,6}\b(?:already|so far|done|written|behind me)\b/i;

/** "I manage 400 m" is a level; "I manage three sessions a week" is time to spend on it. */
const MANAGED = new RegExp(
  String.raw`\b(?:i|we) (?:can )?(?:already |only |just )?manage\b${UP_TO_FIGURE}`,
  'i',
);

/** "400 m now" is a level when a person says it of themselves, and an aim after "I want to". */
const NOW = /^\s?(?:right now|now|currently|at the moment|at present|these days)\b/i;
const OF_ONESELF =
  /\b(?:i|we)(?:['’]m| am| can)? (?!['’]|(?:want|hope|wish|aim|need|would|will|must|should|have to|plan|like)\b)(?:(?!\bto\b)[^.,;!?\d]){0,30}$/i;

/** Numbers with a unit, in the order of the text. Plain counts of things ("24 books") get the unit `count`. */
export function findQuantities(text: string): Quantity[] {
  const found: (Quantity & { at: number; end: number })[] = [];
  for (const match of text.matchAll(WITH_UNIT)) {
    const [whole, number = '', thousands, noun = '', per, slash] = match;
    if (/^an?$/i.test(number) && !/^(hours?|week|month|year|day)$/i.test(noun)) continue;
    const rule = UNITS.find(({ pattern }) => new RegExp(`^(?:${pattern})$`, 'i').test(noun));
    if (rule === undefined) continue;
    const amount = readNumber(number) * (thousands === undefined ? 1 : 1000) * (rule.factor ?? 1);
    found.push(quantity(text, match.index, whole, amount, rule.unit, noun, per ?? slash));
  }
  for (const match of text.matchAll(COUNTED)) {
    const [whole, number = '', noun = ''] = match;
    const overlaps = found.some((other) => match.index < other.end && match.index + whole.length > other.at);
    if (overlaps || /^(?:years?|hours?|this|was|is|has|euros?|dollars?|pounds?)\b/i.test(noun)) continue;
    found.push(quantity(text, match.index, whole, readNumber(number), 'count', noun.trim(), undefined));
  }
  return found
    .filter((each) => Number.isFinite(each.amount) && each.amount > 0)
    .sort((a, b) => a.at - b.at)
    .map(({ at: _at, end: _end, ...each }) => each);
}

function quantity(
  text: string,
  at: number,
  whole: string,
  amount: number,
  unit: Unit,
  noun: string,
  per?: string,
) {
  const after = text.slice(at + whole.length, at + whole.length + 24);
  const before = text.slice(Math.max(0, at - 40), at);
  const isPresent =
    PRESENT.test(before) ||
    DONE.test(after) ||
    (per === undefined && MANAGED.test(before)) ||
    (NOW.test(after) && OF_ONESELF.test(before));
  const found = { amount, unit, noun, text: whole.trim(), isPresent, at, end: at + whole.length };
  return per === undefined ? found : { ...found, per: per.toLowerCase() as NonNullable<Quantity['per']> };
}

/** Reads "9,000", "9.000", "9 000", "42.2", "12,5" and number words; NaN when it is none of them. */
export function readNumber(text: string): number {
  const word = text.toLowerCase();
  if (/^an?$/.test(word)) return 1;
  const named = NUMBER_WORDS.get(word);
  if (named !== undefined) return named;
  if (/^\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+$/.test(word)) return Number(word.replace(/\D/g, ''));
  return Number(word.replace(',', '.'));
}
