import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Transactions, type UserId } from '@odyssey/events';
import { CONFIG } from '@odyssey/platform';
import { DataSource } from 'typeorm';
import type { MemoryConfig } from '../config.ts';
import { applyChanges, readChanges } from './index-changes.ts';
import { PersonIndex } from './person-index.ts';

/** How often each replica looks whether another one has changed or deleted what it holds, in milliseconds. */
const LOOK_MS = 1_000;

interface CatchUp {
  readonly index: Promise<PersonIndex>;
  /** Deleted since the rows were asked for: they must not come back with them. */
  readonly removed: Set<string>;
}

/**
 * The indexes of the people who asked last, as many as fit. PostgreSQL is the truth: each question compares the
 * person's revision first, reads what is newer and drops what is gone, so no answer is older than the last commit.
 */
@Injectable()
export class PersonIndexes implements OnApplicationBootstrap, OnModuleDestroy {
  /** In the order of their last use, oldest first. */
  private readonly held = new Map<UserId, PersonIndex>();
  private readonly catchUps = new Map<UserId, CatchUp>();
  private readonly logger = new Logger('PersonIndexes');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Pick<MemoryConfig, 'indexedMemories'>,
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setTimeout(() => void this.watch(), LOOK_MS).unref();
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.held.clear();
  }

  /** The person's index, complete up to their last commit. */
  async of(owner: UserId): Promise<PersonIndex> {
    const wanted = (await this.revisions([owner])).get(owner);
    if (!wanted) return new PersonIndex();
    const held = this.held.get(owner);
    if (held?.revision === wanted) return this.hold(owner, held);
    let index = await this.catchUp(owner);
    // It may have been under way since before the commit that this question follows.
    if (BigInt(index.revision) < BigInt(wanted)) index = await this.catchUp(owner);
    this.hold(owner, index);
    this.evict();
    return index;
  }

  /** Takes deleted memories out at once; other replicas notice within a second. */
  remove(owner: UserId, ids: readonly string[]): void {
    for (const id of ids) {
      this.held.get(owner)?.remove(id);
      this.catchUps.get(owner)?.removed.add(id);
    }
  }

  drop(owner: UserId): void {
    this.held.delete(owner);
  }

  /** How much is held now. */
  size(): { people: number; memories: number } {
    const memories = [...this.held.values()].reduce((sum, { size }) => sum + size, 0);
    return { people: this.held.size, memories };
  }

  /** Follows what other replicas have changed or deleted, and drops the erased, without waiting for a question. */
  async look(): Promise<void> {
    const owners = [...this.held.keys()];
    if (owners.length === 0) return;
    const revisions = await this.revisions(owners);
    for (const owner of owners) {
      const revision = revisions.get(owner);
      if (!revision) this.drop(owner);
      else if (this.held.get(owner)?.revision !== revision) await this.catchUp(owner);
    }
  }

  private async watch(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      this.logger.warn(`the indexes could not be compared with the database: ${(error as Error).message}`);
    } finally {
      if (this.timer) this.timer = setTimeout(() => void this.watch(), LOOK_MS).unref();
    }
  }

  private hold(owner: UserId, index: PersonIndex): PersonIndex {
    this.held.delete(owner);
    this.held.set(owner, index);
    return index;
  }

  /** Lets go of those who asked longest ago; the one who asks now is always held. */
  private evict(): void {
    let excess = this.size().memories - this.config.indexedMemories;
    for (const [owner, index] of this.held) {
      if (excess <= 0 || this.held.size === 1) return;
      this.held.delete(owner);
      excess -= index.size;
    }
  }

  private catchUp(owner: UserId): Promise<PersonIndex> {
    const underWay = this.catchUps.get(owner);
    if (underWay) return underWay.index;
    const removed = new Set<string>();
    const index = this.read(owner, removed).finally(() => this.catchUps.delete(owner));
    this.catchUps.set(owner, { index, removed });
    return index;
  }

  private async read(owner: UserId, removed: ReadonlySet<string>): Promise<PersonIndex> {
    const index = this.held.get(owner) ?? new PersonIndex();
    const changes = await this.transactions.reading((tx) => readChanges(tx, owner, index));
    await applyChanges(index, changes, removed);
    return index;
  }

  private async revisions(owners: readonly UserId[]): Promise<Map<UserId, string>> {
    const rows: { owner_id: UserId; revision: string }[] = await this.dataSource.query(
      'select owner_id, revision from memory_revisions where owner_id = any($1::uuid[])',
      [owners],
    );
    return new Map(rows.map((row) => [row.owner_id, row.revision]));
  }
}
