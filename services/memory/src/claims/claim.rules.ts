import { createHash } from 'node:crypto';
import { terms, words } from '../recall/words.rules.ts';
import { attributeOf } from './attribute.rules.ts';

/** What a fact claims, in a form that can be compared with other facts. */
export interface Claim {
  /** Equal for two facts that say the same of the same, whether they affirm or deny it. */
  readonly key: string;
  readonly denied: boolean;
  /** What of the person there is only one of at a time: `home`, `employer`, `my:weight`. */
  readonly attribute?: string;
  /** The terms of that attribute's value, in order, separated by spaces. */
  readonly value?: string;
}

/** "I no longer …", "I don't … any more", "I used to …", "I stopped …ing": it was so, and has ended. */
const ENDED = /\b(?:no longer|any ?more|used to|(?:have )?(?:stopped|quit|gave up|given up))\b/g;
const ONE_SENTENCE = /^[^.!?\n]*(?:[.!?](?=\S)[^.!?\n]*)*[.!?\s]*$/;
const DENIALS = /\b(?:not|no|never|without|nor|neither)\b/g;

/** Reads one fact; null when it has no word that could be compared. */
export function claimOf(fact: string): Claim | null {
  const plain = words(fact).join(' ');
  const running = plain.replace(ENDED, ' ');
  const affirmed = running.replace(DENIALS, ' ').replace(/ +/g, ' ').trim();
  const claimed = terms(affirmed);
  if (claimed.length === 0) return null;
  const attribute = ONE_SENTENCE.test(fact) ? attributeOf(affirmed) : null;
  return {
    key: createHash('sha256').update(claimed.join(' ')).digest('hex').slice(0, 32),
    denied: running !== plain || (plain.match(DENIALS) ?? []).length % 2 === 1,
    ...(attribute && { attribute: attribute.name, value: attribute.value }),
  };
}
