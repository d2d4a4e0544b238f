import { contentWords, toSecondPerson } from '../english.ts';
import type { Citation, KnownMemory } from './conversation.types.ts';

const MOST_CITED = 3;
const EXCERPT = 200;
/** The share of a question's words that a memory must hold to be an answer to it. */
const ENOUGH = 0.34;

/** Words that stand for each other between a question and what was told. */
const SAME: readonly (readonly string[])[] = [
  ['live', 'home', 'moved', 'move', 'reside', 'address', 'city', 'town', 'country'],
  ['work', 'job', 'profession', 'employer', 'career', 'office', 'employed', 'living'],
  ['eat', 'food', 'diet', 'meat', 'vegetarian', 'vegan', 'allergic', 'allergy', 'cook', 'dish'],
  ['birthday', 'born', 'age', 'old', 'year'],
  ['wife', 'husband', 'partner', 'married', 'spouse'],
  ['kid', 'child', 'children', 'son', 'daughter'],
  ['sleep', 'bed', 'wake'],
  ['name', 'called', 'named'],
  ['exercise', 'train', 'sport', 'run', 'swim', 'gym', 'workout'],
  ['like', 'love', 'enjoy', 'favourite', 'favorite', 'prefer'],
  ['dislike', 'hate', 'avoid', 'fear', 'afraid'],
  ['pet', 'dog', 'cat'],
  ['phone', 'call', 'ring'],
];
const CONCEPT = new Map(
  SAME.flatMap((group, index) =>
    group.flatMap((word) => contentWords(word).map((stem): [string, string] => [stem, `=${index}`])),
  ),
);
const ASKING =
  /^(?:what|when|where|who|whom|whose|which|why|how|tell|know|remember|remind|told|said|say|please|again|ever|still|today|odyssey|thing|anything|something)$/;

function meanings(text: string): Set<string> {
  return new Set(
    contentWords(text)
      .filter((word) => !ASKING.test(word))
      .map((word) => CONCEPT.get(word) ?? word),
  );
}

export function isAboutEverything(question: string): boolean {
  return /\bwhat (?:do|can) you (?:know|remember|tell)\b.{0,12}\bme\b|\beverything you know\b|\bwhat have i told you\b/i.test(
    question,
  );
}

/** The memories that answer a question, best first: those that share enough of its meaning words. */
export function answering(question: string, memories: readonly KnownMemory[]): KnownMemory[] {
  if (isAboutEverything(question)) return memories.slice(0, 5);
  const asked = meanings(question);
  if (asked.size === 0) return [];
  const ranked = memories
    .map((memory, index) => {
      const held = meanings(memory.content);
      const shared = [...asked].filter((word) => held.has(word)).length;
      return { memory, share: shared / asked.size, index };
    })
    .filter(({ share }) => share >= ENOUGH)
    .sort((a, b) => b.share - a.share || (b.memory.score ?? 0) - (a.memory.score ?? 0) || a.index - b.index);
  const best = ranked[0]?.share ?? 0;
  return ranked
    .filter(({ share }) => share >= best * 0.75)
    .slice(0, MOST_CITED)
    .map(({ memory }) => memory);
}

/** "I write best before breakfast" → "you write best before breakfast"; anything not said in the first person is quoted. */
export function retold({ content }: KnownMemory): string {
  const line = content
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!\s]+$/, '');
  if (!/^(?:i|i['’]m|i['’]ve|my|we|our)\b/i.test(line) || line.length > EXCERPT)
    return `“${line.replace(/[“”"]/g, '’').slice(0, EXCERPT)}”`;
  const plural = line
    .replace(/^we\b/i, 'you')
    .replace(/\bwe\b/gi, 'you')
    .replace(/\bour\b/gi, 'your')
    .replace(/\bus\b/gi, 'you');
  const said = toSecondPerson(plural);
  return said.charAt(0).toLowerCase() + said.slice(1);
}

export function cite(memories: readonly KnownMemory[]): Citation[] {
  return memories.map(({ id, content }) => {
    const line = content.replace(/\s+/g, ' ').trim();
    return {
      memoryId: id,
      excerpt: line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT - 2).replace(/\s+\S*$/u, '')} …`,
    };
  });
}
