import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { Tx, UserId } from '@odyssey/events';
import { Clock, Cursors, type ExpectedVersion, expectVersion, newId, type Page } from '@odyssey/platform';
import { DataSource, LessThan } from 'typeorm';
import { FactsService } from '../claims/facts.service.ts';
import { ForgottenSources } from '../sources/forgotten-sources.service.ts';
import {
  type CreateMemory,
  type MemoryQuery,
  type MemoryView,
  toMemoryView,
  type UpdateMemory,
} from './memory.dto.ts';
import { MemoryEntity } from './memory.entity.ts';
import { edit, type Memory, remember } from './memory.rules.ts';
import { MemoryWriter } from './memory-writer.service.ts';

/** A person's own view of their memories: write down, read, edit, forget. */
@Injectable()
export class MemoriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: MemoryWriter,
    private readonly facts: FactsService,
    private readonly forgotten: ForgottenSources,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** @returns the new memory, or the one that holds the same fact already. @throws InvalidValidity */
  async create(tx: Tx, owner: UserId, { kind, ...given }: CreateMemory): Promise<Memory> {
    const written = { ...given, source: { type: 'person', id: owner } as const };
    if (kind === 'fact') return (await this.facts.learn(tx, owner, written)).memory;
    return this.writer.save(
      tx,
      remember({ id: newId(), ownerId: owner, kind, ...written }, this.clock.now()),
    );
  }

  /** The newest first. */
  page(owner: UserId, query: MemoryQuery): Promise<Page<MemoryView>> {
    const { limit: _limit, cursor: _cursor, ...filters } = query;
    return this.cursors.page({
      query,
      list: ['memories', owner],
      fetch: (after, take) =>
        this.dataSource.manager.find(MemoryEntity, {
          where: { ownerId: owner, ...filters, ...(after && { id: LessThan(String(after[0])) }) },
          order: { id: 'DESC' },
          take,
        }),
      position: ({ id }) => [id],
      view: toMemoryView,
    });
  }

  /** @throws OdysseyError `not_found` when it does not exist or is someone else's. */
  async read(owner: UserId, id: string): Promise<Memory> {
    const memory = await this.dataSource.manager.findOneBy(MemoryEntity, { id, ownerId: owner });
    if (!memory) throw new OdysseyError('not_found', `No memory with the id ${id} is here.`);
    return memory;
  }

  /** @throws stale_version, MemoryWordsFixed, InvalidValidity */
  async edit(
    tx: Tx,
    owner: UserId,
    id: string,
    change: UpdateMemory,
    expected: ExpectedVersion,
  ): Promise<Memory> {
    const memory = await tx.findOwned(MemoryEntity, owner, id);
    expectVersion(memory, expected);
    const edited = await this.writer.save(tx, edit(memory, change, this.clock.now()));
    if (edited.content !== memory.content) await this.facts.endTurnOf(tx, memory, this.clock.now());
    return edited;
  }

  /**
   * Forgets it for good. With a fact goes the turn it was told in, and with a turn the facts that it told: otherwise
   * the same words would be recalled again from the other.
   * @throws stale_version
   */
  async forget(tx: Tx, owner: UserId, id: string, expected: ExpectedVersion): Promise<void> {
    const memory = await tx.findOwned(MemoryEntity, owner, id);
    expectVersion(memory, expected);
    const { sourceType, sourceId } = memory;
    const told =
      sourceType === 'message'
        ? await tx.manager.findBy(MemoryEntity, { ownerId: owner, sourceType, sourceId })
        : [];
    const same = told.filter((other) => other.id !== id && (memory.kind === 'turn' || other.kind === 'turn'));
    await this.forgotten.delete(tx, owner, [memory, ...same], sourceType, sourceId);
  }
}
