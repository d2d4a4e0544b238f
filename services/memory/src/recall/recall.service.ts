import { Injectable } from '@nestjs/common';
import type { UserId } from '@odyssey/events';
import { Clock } from '@odyssey/platform';
import { toMemoryView } from '../memories/memory.dto.ts';
import { holdsAt } from '../memories/memory.rules.ts';
import { assembleContext, type Recalled } from './context.rules.ts';
import { PersonIndexes } from './person-indexes.service.ts';
import type { RecalledMemories } from './recall.dto.ts';

/** What has ended is still found, but after what holds. */
const ENDED_WEIGHT = 0.5;

/** Answers from the person's own index, which is as new as their last commit. */
@Injectable()
export class RecallService {
  constructor(
    private readonly indexes: PersonIndexes,
    private readonly clock: Clock,
  ) {}

  /** Everything that shares a word with the query, also what has ended: a person may look for it. */
  async search(owner: UserId, query: string, limit: number): Promise<RecalledMemories> {
    const index = await this.indexes.of(owner);
    const now = this.clock.now();
    const weighed = index
      .search(query)
      .map(({ memory, score }) => ({ memory, score: holdsAt(memory, now) ? score : score * ENDED_WEIGHT }))
      .sort((a, b) => b.score - a.score);
    return toView(weighed.slice(0, limit));
  }

  /** What a model should know before it answers the query. `budget` in tokens. */
  async context(owner: UserId, query: string, budget: number): Promise<RecalledMemories> {
    const index = await this.indexes.of(owner);
    const now = this.clock.now();
    return toView(assembleContext({ hits: index.search(query), pinned: index.pinned(), budget, now }));
  }
}

const toView = (recalled: readonly Recalled[]): RecalledMemories => ({
  items: recalled.map(({ memory, score }) => ({
    memory: toMemoryView(memory),
    score: Math.round(score * 1000) / 1000,
  })),
});
