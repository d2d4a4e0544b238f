import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { Clock, newId } from '@odyssey/platform';
import { MemoryEntity } from '../memories/memory.entity.ts';
import { type NewMemory, remember, retell } from '../memories/memory.rules.ts';
import { MemoryWriter } from '../memories/memory-writer.service.ts';
import { ForgottenSources } from './forgotten-sources.service.ts';

export interface TaskOrStory {
  readonly kind: 'task' | 'story';
  readonly content: string;
  readonly source: Required<NewMemory['source']>;
  readonly validFrom: Date;
}

/** One memory for each finished task and each story; told anew, the memory follows. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly writer: MemoryWriter,
    private readonly forgotten: ForgottenSources,
    private readonly clock: Clock,
  ) {}

  async remember(tx: Tx, owner: UserId, record: TaskOrStory): Promise<void> {
    const { source } = record;
    if (await this.forgotten.has(tx, owner, source.type, source.id)) return;
    const kept = await this.find(tx, owner, record);
    const now = this.clock.now();
    await this.writer.save(
      tx,
      kept ? retell(kept, record, now) : remember({ id: newId(), ownerId: owner, ...record }, now),
    );
  }

  /** The same for a state of now: of a moment that is remembered already, what was told then stays as it was told. */
  async rememberUnlessTold(tx: Tx, owner: UserId, record: TaskOrStory): Promise<void> {
    const kept = await this.find(tx, owner, record);
    if (kept?.validFrom?.getTime() !== record.validFrom.getTime()) await this.remember(tx, owner, record);
  }

  private find(tx: Tx, owner: UserId, { kind, source }: TaskOrStory): Promise<MemoryEntity | null> {
    return tx.manager.findOneBy(MemoryEntity, { ownerId: owner, kind, sourceId: source.id });
  }
}
