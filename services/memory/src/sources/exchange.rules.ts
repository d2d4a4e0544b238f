import { terms, words } from '../recall/words.rules.ts';

/** Words with which a question or a request begins. */
const ASKING =
  /^(?:what|when|where|who|whom|whose|which|why|how|is|are|am|was|were|do|does|did|can|could|should|shall|would|will|have|has|tell|remind|show|list|give|suggest|recommend|help|explain|please)\b/;

/**
 * Whether a message tells something of the person, rather than only asking or greeting. Questions are not kept: they
 * hold no knowledge, and the next time they are asked they would be found as the best answer to themselves.
 */
export function tellsSomething(message: string, facts: readonly string[]): boolean {
  if (facts.length > 0) return true;
  return sentences(message).some((sentence) => terms(sentence).length > 0 && !onlyAsks(sentence));
}

const sentences = (text: string): string[] => text.match(/[^.!?\n]+[.!?]*/g) ?? [];

function onlyAsks(sentence: string): boolean {
  const start = words(sentence)
    .join(' ')
    .replace(/^(?:so|and|but|ok|okay|hi|hello|hey|well|now|odyssey) /, '');
  return sentence.trimEnd().endsWith('?') ? !TELLING.test(start) : ASKING.test(start);
}

/** "I hurt my knee in March, should I run?" asks, but tells first. */
const TELLING =
  /^(?:i|my|we|our|since|because)\b(?! (?:wonder|was wondering)).*\b(?:what|when|where|who|which|why|how|is|are|do|does|can|could|should|would|will)\b/;

/**
 * Whether a fact is the person's own and not the assistant's: of the words that it is made of, those that the person
 * did not say must not all stand in the answer. What was recalled for an answer is never learned again through it.
 */
export function isOwnFact(fact: string, message: string, answer: string): boolean {
  return covered(fact, message) >= 0.5 || covered(fact, answer) < 0.8;
}

function covered(fact: string, text: string): number {
  const wanted = new Set(terms(fact));
  const present = new Set(terms(text));
  return wanted.size === 0 ? 0 : [...wanted].filter((term) => present.has(term)).length / wanted.size;
}
