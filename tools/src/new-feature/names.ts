import { Fault } from '../fault.ts';

/** The forms of a feature's name that its files need. */
export interface FeatureNames {
  /** `reading-lists`: the folder and the route. */
  plural: string;
  /** `reading-list`: the stem of the files. */
  singular: string;
  /** `ReadingLists`, `ReadingList`: classes. */
  Plural: string;
  Singular: string;
  /** `readingLists`, `readingList`: variables. */
  pluralVariable: string;
  variable: string;
  /** `reading_lists`: the table. */
  table: string;
  /** `reading list`: in sentences. */
  words: string;
}

/** @throws Fault when it is not a plural noun in kebab-case. */
export function featureNames(plural: string, given?: string): FeatureNames {
  if (!/^[a-z]+(-[a-z]+)*$/.test(plural) || !(given || plural.endsWith('s'))) {
    throw new Fault(
      `${plural} is no name for a feature.`,
      'use a plural in kebab-case: ./odyssey new feature goals reading-lists',
    );
  }
  const singular =
    given ??
    plural
      .replace(/ies$/, 'y')
      .replace(/(ss|x|ch|sh)es$/, '$1')
      .replace(/([^s])s$/, '$1');
  const [Plural, Singular] = [pascal(plural), pascal(singular)];
  return {
    plural,
    singular,
    Plural,
    Singular,
    pluralVariable: lowerFirst(Plural),
    variable: lowerFirst(Singular),
    table: plural.replaceAll('-', '_'),
    words: singular.replaceAll('-', ' '),
  };
}

const pascal = (kebab: string) => kebab.replace(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase());
const lowerFirst = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
