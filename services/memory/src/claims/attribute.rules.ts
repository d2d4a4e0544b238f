import { terms } from '../recall/words.rules.ts';

/**
 * What a person has one of at a time, read from one plain sentence in the first person. Small on purpose: a sentence
 * that is not understood here only lets an older fact stay, while a wrong reading would end a true one.
 */

export interface Attribute {
  readonly name: string;
  /** The terms of the value, in order, separated by spaces. */
  readonly value: string;
}

/** Conditions, other times and divided lives: the sentence does not say what simply is so now. */
const NOT_PLAIN =
  /\b(?:if|during|weekends?|weekdays?|half|partly|part time|sometimes|mostly|and|or|until|when|while|summers?|winters?|child|ago|before|next|(?:19|20)\d\d)\b/;

const LEAD_IN = /^(?:(?:so|well|now|oh|actually|currently|recently|these days|by the way|since \w+) )*/;
const TRAIL = /(?: (?:now|again|these days|at the moment|since .+|today|currently|last \w+|this \w+))+$/;
const I = '(?:i|we)(?: (?:am|are|have|do|did|just|now|currently|recently|finally))*';

const PATTERNS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['home', new RegExp(`^${I} (?:live|living|moved|relocated|reside)(?: back)? (?:in|to|at) (.+)$`)],
  ['home', /^my home is (?:in|at) (.+)$/],
  ['employer', new RegExp(`^${I} (?:work|working|employed|started|started working) (?:at|for|by) (.+)$`)],
  ['occupation', new RegExp(`^${I} (?:work|working|started working) as (.+)$`)],
  ['occupation', /^my (?:job|occupation|profession) is (.+)$/],
  ['name', /^(?:my name(?: is)?|i go by) (.+)$/],
  ['age', new RegExp(`^${I} (?:turned )?(\\d{1,3})(?: years old)?$`)],
  ['age', /^my age is (\d{1,3})$/],
  ['diet', new RegExp(`^${I} (?:(?:become|became|gone|went|an?) )?(vegan|vegetarian|pescatarian|omnivore)$`)],
  [
    'relationship',
    new RegExp(`^${I} (?:(?:got|gotten|an?) )?(single|married|engaged|divorced|separated|widowed)$`),
  ],
  ['waking', new RegExp(`^${I} (?:usually )?(?:get up|wake up|wake) at (.+)$`)],
  ['bedtime', new RegExp(`^${I} (?:usually )?(?:go to bed|go to sleep) at (.+)$`)],
];

const FAVOURITE = /^my favou?rite (.+?) (?:is|are) (.+)$/;
/** "My dog's name is Rex": the noun has one value at a time, and what stands before it tells which one is meant. */
const OWN =
  /^my ((?:\p{L}+ ){0,3}?(?:address|email|birthday|number|weight|height|budget|salary|rent|income|doctor|dentist|therapist|coach|boss|manager|landlord|password|code|size|bedtime|rate|pressure|record|best|name)) is (.+)$/u;

/** Reads lower-case words without punctuation, contractions written out. */
export function attributeOf(sentence: string): Attribute | null {
  const said = sentence.replace(LEAD_IN, '').replace(TRAIL, '');
  if (NOT_PLAIN.test(said)) return null;
  for (const [name, pattern] of PATTERNS) {
    const value = pattern.exec(said)?.[1];
    if (value) return { name, value: plain(value) };
  }
  const [, thing, liked] = FAVOURITE.exec(said) ?? [];
  if (thing && liked) return { name: `favourite:${plain(thing)}`, value: plain(liked) };
  const [, owned, value] = OWN.exec(said) ?? [];
  return owned && value ? { name: `my:${plain(owned)}`, value: plain(value) } : null;
}

const plain = (phrase: string): string => terms(phrase).join(' ');
