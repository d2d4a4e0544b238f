import { termOf } from './words.rules.ts';

/**
 * Words that a question may use for what a memory says in another. The first of a row is related to each other word
 * of it, these are not related with one another: a pet may be a dog or a cat, but a dog is no cat.
 */
const ROWS = `
  live: home move city town address reside relocate
  city: town move home
  work: job employer company office career
  job: work employer occupation profession career
  eat: food meal diet dish
  food: meal dish diet cuisine allergic
  diet: vegan vegetarian pescatarian allergic
  allergy: allergic intolerant
  drink: coffee tea wine beer
  child: kid son daughter
  parent: mother father
  sibling: brother sister
  partner: husband wife spouse boyfriend girlfriend
  spouse: husband wife
  married: wedding husband wife spouse anniversary
  pet: dog cat rabbit hamster parrot
  birthday: born birth
  favourite: love prefer best
  like: love enjoy prefer
  hate: dislike
  afraid: fear scared phobia
  exercise: train workout run swim gym sport yoga
  sport: train run swim gym tennis football
  train: workout run gym
  run: jog marathon
  swim: pool
  sleep: bed bedtime
  doctor: physician
  injury: hurt injured pain sprain
  medicine: medication pill tablet
  holiday: vacation trip travel
  travel: trip fly journey
  money: budget saving salary
  study: learn course university
  language: speak
  instrument: piano guitar violin drum
  read: book novel
  height: tall
  weight: weigh kilo
  car: drive vehicle
  tall: height
  born: birthday
`;

const term = (word: string): string => termOf(word) ?? word;

const RELATED = new Map<string, Set<string>>();
for (const row of ROWS.split('\n').filter((line) => line.trim())) {
  const [head = '', ...others] = row.replace(':', '').trim().split(/\s+/).map(term);
  for (const other of others) {
    relate(head, other);
    relate(other, head);
  }
}

function relate(one: string, other: string): void {
  RELATED.set(one, (RELATED.get(one) ?? new Set()).add(other));
}

/** The terms that may stand for this term. */
export const relatedTo = (given: string): ReadonlySet<string> => RELATED.get(given) ?? new Set();
