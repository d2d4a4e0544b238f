import { uncapitalise } from '../../../english.ts';

import type { Reading } from '../../grammar/reading.ts';

import { type Sort } from './occasions.ts';

export function eventName({ object, aim, people }: Reading, sort: Sort): string {
  const words = (object === '' ? aim : object)
    .replace(
      /\b(?:for|with) (?:about |around |some )?[\d\p{L}-]+ (?:people|guests|friends|colleagues|kids|children|participants|persons)\b.*$/iu,
      '',
    )
    .replace(/[,;(].*$/, '')
    .replace(/\b(?:in|at|on|without|but|under|below|within)\b.*$/i, '')
    .trim();
  const plain = words
    .replace(/^(?:an?|the)\s+/i, '')
    .replace(/\bmy\b/gi, 'your')
    .replace(/\bour\b/gi, 'your');
  if (plain === '' || plain.length > 60)
    return people[0] === undefined
      ? `the ${sort.name}`
      : `the ${sort.name} for ${people[0].replace(/^(?:my|our)\b/i, 'your')}`;
  return /^your\b/i.test(plain) ? plain : `the ${object === '' ? uncapitalise(plain) : plain}`;
}

/** After the first mention "the party" is enough. */
export function shortName(it: string, sort: Sort): string {
  const nouns = it.match(
    /party|wedding|dinner|conference|workshop|reunion|concert|fundraiser|barbecue|picnic|meetup|festival|ceremony|anniversary|exhibition|retreat|tournament|brunch|housewarming/gi,
  );
  const noun = nouns?.[nouns.length - 1];
  return `the ${(noun ?? sort.name).toLowerCase()}`;
}
