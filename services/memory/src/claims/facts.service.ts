import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { Clock, newId } from '@odyssey/platform';
import { MemoryEntity } from '../memories/memory.entity.ts';
import { end, type Memory, type NewMemory, remember } from '../memories/memory.rules.ts';
import { MemoryWriter } from '../memories/memory-writer.service.ts';
import { type Claim, claimOf } from './claim.rules.ts';
import { type Held, weigh } from './supersession.rules.ts';

export type NewFact = Omit<NewMemory, 'id' | 'kind' | 'ownerId'>;

/** Keeps what is lastingly so about a person: nothing twice, and of two that contradict each other only the later one. */
@Injectable()
export class FactsService {
  constructor(
    private readonly writer: MemoryWriter,
    private readonly clock: Clock,
  ) {}

  /** @returns the memory that holds the fact now, and whether it held it before. */
  async learn(tx: Tx, owner: UserId, fact: NewFact): Promise<{ memory: Memory; known: boolean }> {
    const now = this.clock.now();
    const since = fact.validFrom ?? now;
    const claim = claimOf(fact.content);
    const related = claim ? await this.related(tx, owner, claim) : [];
    const verdict = claim ? weigh(claim, since, related.map(toHeld)) : { ends: [] };
    if ('known' in verdict) return { memory: verdict.known, known: true };
    for (const memory of verdict.ends) await this.end(tx, memory, since);
    const validTo = earlier(fact.validTo, verdict.endsAt);
    const learned = {
      ...fact,
      id: newId(),
      ownerId: owner,
      kind: 'fact' as const,
      validFrom: since,
      validTo,
    };
    return { memory: await this.writer.save(tx, remember(learned, now)), known: false };
  }

  /** The words in which it was told have ended with it: they would go on saying what is no longer so. */
  async endTurnOf(tx: Tx, memory: Memory, at: Date): Promise<void> {
    if (memory.sourceType !== 'message') return;
    const { ownerId, sourceId } = memory;
    const turn = await tx.manager.findOneBy(MemoryEntity, { ownerId, sourceId, kind: 'turn' });
    if (turn) await this.writer.save(tx, end(turn, at, this.clock.now()));
  }

  private async end(tx: Tx, memory: Memory, at: Date): Promise<void> {
    await this.writer.save(tx, end(memory, at, this.clock.now()));
    await this.endTurnOf(tx, memory, at);
  }

  /** Facts and notes that hold and speak of the same, found by two indexes. */
  private async related(tx: Tx, owner: UserId, claim: Claim): Promise<Memory[]> {
    const found = tx.manager
      .createQueryBuilder(MemoryEntity, 'm')
      .where(`m.ownerId = :owner and m.kind in ('fact', 'note') and m.validTo is null`, { owner });
    return claim.attribute
      ? found
          .andWhere('(m.claimKey = :key or m.claimAttribute = :attribute)', {
            key: claim.key,
            attribute: claim.attribute,
          })
          .getMany()
      : found.andWhere('m.claimKey = :key', { key: claim.key }).getMany();
  }
}

function toHeld(memory: Memory): Held<Memory> {
  return {
    what: memory,
    since: memory.validFrom ?? memory.createdAt,
    key: memory.claimKey ?? '',
    denied: memory.claimDenied ?? false,
    ...(memory.claimAttribute && { attribute: memory.claimAttribute, value: memory.claimValue ?? '' }),
  };
}

const earlier = (one: Date | null | undefined, other: Date | undefined): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other ?? null);
