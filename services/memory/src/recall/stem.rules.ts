/** Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", 1980), for English. */

const CONSONANT = '[^aeiou]';
const VOWEL = '[aeiouy]';
const CONSONANTS = `${CONSONANT}[^aeiouy]*`;
const VOWELS = `${VOWEL}[aeiou]*`;

/** The measure m of the paper: how many vowel–consonant sequences a stem has. */
const SOME = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}`);
const ONE = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}(?:${VOWELS})?$`);
const SEVERAL = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}${VOWELS}${CONSONANTS}`);
const HAS_VOWEL = new RegExp(`^(?:${CONSONANTS})?${VOWEL}`);
/** Consonant, vowel, consonant at the end, the last not w, x or y: the end of "hop", not of "snow". */
const SHORT = new RegExp(`^${CONSONANTS}${VOWEL}[^aeiouwxy]$`);

const STEP_2: readonly (readonly [suffix: string, becomes: string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
];

const STEP_3: typeof STEP_2 = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];

const STEP_4 =
  /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$/;

/** The stem that inflected forms of an English word share; words of one or two letters stay as they are. */
export function stem(word: string): string {
  if (word.length < 3) return word;
  // An initial y is a consonant; upper case keeps it out of the vowels.
  const start = word.startsWith('y') ? `Y${word.slice(1)}` : word;
  const stemmed = [plural, pastOrProgressive, finalY, derivational, adjectival, residual, finalE].reduce(
    (form, step) => step(form),
    start,
  );
  return stemmed.toLowerCase();
}

function plural(word: string): string {
  if (/(ss|i)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function pastOrProgressive(word: string): string {
  if (word.endsWith('eed')) return SOME.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const base = /^(.+?)(ed|ing)$/.exec(word)?.[1];
  if (!base || !HAS_VOWEL.test(base)) return word;
  if (/(at|bl|iz)$/.test(base)) return `${base}e`;
  if (/([^aeiouylsz])\1$/.test(base)) return base.slice(0, -1);
  return SHORT.test(base) ? `${base}e` : base;
}

const finalY = (word: string): string =>
  word.endsWith('y') && HAS_VOWEL.test(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;

const derivational = (word: string): string => replaceSuffix(word, STEP_2);
const adjectival = (word: string): string => replaceSuffix(word, STEP_3);

function replaceSuffix(word: string, suffixes: typeof STEP_2): string {
  const found = suffixes
    .filter(([suffix]) => word.endsWith(suffix))
    .sort(([one], [other]) => other.length - one.length)[0];
  if (!found) return word;
  const base = word.slice(0, -found[0].length);
  return SOME.test(base) ? base + found[1] : word;
}

function residual(word: string): string {
  const base = STEP_4.exec(word)?.[1];
  return base && SEVERAL.test(base) ? base : word;
}

function finalE(word: string): string {
  const base = word.slice(0, -1);
  const loses = word.endsWith('e') && (SEVERAL.test(base) || (ONE.test(base) && !SHORT.test(base)));
  const bare = loses ? base : word;
  return bare.endsWith('ll') && SEVERAL.test(bare) ? bare.slice(0, -1) : bare;
}
