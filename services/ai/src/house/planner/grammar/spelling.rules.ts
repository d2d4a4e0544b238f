/**
 * Mends the misspellings that would hide what a goal is about. Only words that the planner acts on are
 * mended; everything else is left as the person wrote it, for it may be a name.
 */
const KNOWN: Readonly<Record<string, string>> = {
  lern: 'learn',
  leran: 'learn',
  loose: 'lose',
  loos: 'lose',
  wieght: 'weight',
  excercise: 'exercise',
  exersise: 'exercise',
  spanisch: 'spanish',
  portugese: 'portuguese',
  portugues: 'portuguese',
  diner: 'dinner',
  maraton: 'marathon',
  marathone: 'marathon',
  gutiar: 'guitar',
  guitair: 'guitar',
  rite: 'write',
  wirte: 'write',
  moeny: 'money',
  mony: 'money',
  savins: 'savings',
  agin: 'again',
  befor: 'before',
  winer: 'winter',
  sumer: 'summer',
  teh: 'the',
  thru: 'through',
  bday: 'birthday',
  wich: 'which',
  appartment: 'apartment',
  swimm: 'swim',
  runing: 'running',
  kilometers: 'km',
  kilometres: 'km',
  kilometer: 'km',
  kilometre: 'km',
  kms: 'km',
  woork: 'work',
  passpord: 'passport',
  medidate: 'meditate',
  smokeing: 'smoking',
  quite: 'quit',
  bycicle: 'bicycle',
  febuary: 'february',
  wensday: 'wednesday',
  wendsday: 'wednesday',
  saterday: 'saturday',
};

/** These are words of their own in most sentences; they are mended only beside a word that settles it. */
const ONLY_BEFORE: Readonly<Record<string, RegExp>> = {
  loose: /^(?:\d|weight|some|a|ten|five|twenty)/,
  quite: /^(?:smoking|drinking|sugar|vaping|my|coffee)/,
  rite: /^(?:a|my|the)/,
};

const NEAR_WORDS = (
  'marathon portuguese spanish italian japanese german french english exercise guitar kitchen birthday wedding passport apartment ' +
  'relationship meditate chocolate smoking alcohol savings workshop conference language programming swimming january february ' +
  'september october november december tuesday wednesday thursday saturday bathroom bookshelf vocabulary'
).split(' ');

export function mendSpelling(text: string): string {
  const pieces = text.split(/(\s+)/);
  return pieces
    .map((piece, index) => {
      const [, before = '', word = '', after = ''] = /^(\P{L}*)(\p{L}+)(.*)$/su.exec(piece) ?? [];
      if (word === '') return piece;
      const next = (pieces[index + 2] ?? '').toLowerCase();
      const mended = mendWord(word.toLowerCase(), next);
      if (mended === undefined) return piece;
      return `${before}${/^\p{Lu}/u.test(word) ? mended.charAt(0).toUpperCase() + mended.slice(1) : mended}${after}`;
    })
    .join('');
}

function mendWord(word: string, next: string): string | undefined {
  const known = Object.hasOwn(KNOWN, word) ? KNOWN[word] : undefined;
  if (known !== undefined) {
    const condition = Object.hasOwn(ONLY_BEFORE, word) ? ONLY_BEFORE[word] : undefined;
    return condition === undefined || condition.test(next) ? known : undefined;
  }
  if (word.length < 6 || word.length > 14) return undefined;
  return NEAR_WORDS.find((candidate) => candidate !== word && isOneEditAway(word, candidate));
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneEditAway(word: string, candidate: string): boolean {
  if (Math.abs(word.length - candidate.length) > 1 || `${word}s` === candidate || word === `${candidate}s`)
    return false;
  let start = 0;
  while (start < word.length && word[start] === candidate[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(word.length, candidate.length) - start &&
    word[word.length - 1 - end] === candidate[candidate.length - 1 - end]
  ) {
    end += 1;
  }
  const left = word.slice(start, word.length - end);
  const right = candidate.slice(start, candidate.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
