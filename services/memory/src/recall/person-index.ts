import MiniSearch from 'minisearch';
import type { MemoryEntity, MemoryKind } from '../memories/memory.entity.ts';
import { relatedTo } from './related-words.rules.ts';
import { questionTerms, termOf, words } from './words.rules.ts';

/** What the index keeps of a memory: all that an answer shows of it. */
export type Indexed = MemoryEntity;

export interface Hit {
  readonly memory: Indexed;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  /** How much of the question is covered, 0 to 1: rare words count more, a related word counts as half. */
  readonly coverage: number;
}

const RELATED_WEIGHT = 0.5;
/** A fact says it shortest, a turn may say it in passing, a story says everything. */
const KIND_WEIGHT: Readonly<Record<MemoryKind, number>> = {
  fact: 1.2,
  note: 1.2,
  task: 1,
  turn: 0.9,
  story: 0.8,
};

/** All memories of one person, ranked by BM25+. It knows nothing of anybody else, so it can show nothing of anybody else. */
export class PersonIndex {
  /** The person's counter up to which it is complete. */
  revision = '0';
  private readonly memories = new Map<string, Indexed>();
  private readonly texts = new MiniSearch<Indexed>({
    fields: ['content', 'about'],
    extractField: (memory, field) =>
      field === 'about' ? aboutOf(memory) : String(memory[field as keyof Indexed]),
    tokenize: words,
    processTerm: termOf,
  });

  get size(): number {
    return this.memories.size;
  }

  ids(): IterableIterator<string> {
    return this.memories.keys();
  }

  pinned(): Indexed[] {
    return [...this.memories.values()].filter((memory) => memory.pinned);
  }

  put(memory: Indexed): void {
    this.remove(memory.id);
    this.memories.set(memory.id, memory);
    this.texts.add(memory);
  }

  /** Removes its words too, not only the way to them. */
  remove(id: string): void {
    const memory = this.memories.get(id);
    if (!memory) return;
    this.texts.remove(memory);
    this.memories.delete(id);
  }

  /** Every memory that shares a word with the question, best first; ties go to the newer one. */
  search(question: string): Hit[] {
    const asked = questionTerms(question);
    if (asked.length === 0) return [];
    const weights = new Map(
      asked.flatMap((term) => [...relatedTo(term)].map((other) => [other, RELATED_WEIGHT])),
    );
    for (const term of asked) weights.set(term, 1);
    const found = this.texts.search([...weights.keys()].join(' '), {
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term,
      boostTerm: (term) => weights.get(term) ?? 1,
    });
    const covered = coverage(asked, found, this.size);
    return found
      .flatMap(({ id, score, queryTerms }) => {
        const memory = this.memories.get(id as string);
        if (!memory) return [];
        const share = covered(queryTerms);
        return [{ memory, score: score * share * KIND_WEIGHT[memory.kind], coverage: share }];
      })
      .sort((a, b) => b.score - a.score || (a.memory.id < b.memory.id ? 1 : -1));
  }
}

/** What a fact is about is not always among its words: "I moved to Lyon" says where the home is. */
const ABOUT: Readonly<Record<string, string>> = {
  home: 'home live city',
  employer: 'work job employer',
  occupation: 'work job occupation',
  age: 'age old',
  diet: 'diet eat food',
  relationship: 'married partner relationship',
  waking: 'wake up',
  bedtime: 'bed sleep',
};

const aboutOf = ({ claimAttribute }: Indexed): string =>
  claimAttribute ? (ABOUT[claimAttribute] ?? claimAttribute.replace(':', ' ')) : '';

/** As if so many more memories held none of the words: among three memories a word is not common because two have it. */
const UNSEEN = 100;

/**
 * How much of what was asked a memory says, each term weighed by how rare it is among the person's memories. Thousands
 * of memories share few combinations of terms, so each combination is looked at once.
 */
function coverage(asked: readonly string[], found: readonly { queryTerms: string[] }[], total: number) {
  const combinations = new Map<string, { shares: number[]; memories: number }>();
  for (const { queryTerms } of found) {
    const key = queryTerms.join(' ');
    const known = combinations.get(key);
    if (known) known.memories += 1;
    else combinations.set(key, { shares: asked.map((term) => says(new Set(queryTerms), term)), memories: 1 });
  }
  const rarity = asked.map((_, place) => {
    const holding = [...combinations.values()].filter(({ shares }) => (shares[place] ?? 0) > 0);
    const holders = Math.max(
      1,
      holding.reduce((sum, { memories }) => sum + memories, 0),
    );
    return Math.log(1 + (total + UNSEEN - holders + 0.5) / (holders + 0.5));
  });
  const whole = rarity.reduce((sum, weight) => sum + weight, 0);
  const covered = [...combinations].map(
    ([key, { shares }]) =>
      [key, shares.reduce((sum, share, place) => sum + share * (rarity[place] ?? 0), 0) / whole] as const,
  );
  const byCombination = new Map(covered);
  return (queryTerms: readonly string[]): number => byCombination.get(queryTerms.join(' ')) ?? 0;
}

/** 1 when the term itself is among them, less when only a related one is. */
function says(terms: ReadonlySet<string>, term: string): number {
  if (terms.has(term)) return 1;
  return [...relatedTo(term)].some((other) => terms.has(other)) ? RELATED_WEIGHT : 0;
}
