import { capitalise } from '../english.ts';
import type { FactsSheet, Sentence } from './facts-sheet.ts';
import { quote } from './quotes.ts';
import { count, sentence } from './wording.ts';

/** Captions that a story names; the pictures themselves stand beside it. */
const NAMED = 3;

export function pictures(facts: FactsSheet): Sentence[] {
  const { count: number, captions } = facts.pictures;
  if (number <= 0) return [];
  const named = captions
    .filter((caption) => caption.trim() !== '')
    .slice(0, NAMED)
    .map(quote);
  const lead =
    number === 1 ? 'One picture belongs to it' : `${capitalise(count(facts, number))} pictures belong to it`;
  const text =
    named.length === 0 ? lead : `${lead}${named.length < number ? ', among them' : ':'} ${named.join(', ')}`;
  return [
    { text: sentence(text), facts: ['pictures.count', ...(named.length === 0 ? [] : ['pictures.captions'])] },
  ];
}
