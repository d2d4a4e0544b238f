import { type EventSource, LowWaterMark, type RecordReceiver } from '@odyssey/events';
import type { MemoryGroup } from './memory-group.ts';
import type { MemoryPartition } from './memory-partition.ts';

/** Records waiting at the receiver above which no more are handed over. */
const PAUSE_ABOVE = 4_000;

interface Assigned {
  readonly partition: MemoryPartition;
  readonly mark: LowWaterMark;
  /** The next offset to hand over. */
  next: bigint;
  readonly unsubscribe: () => void;
}

/** One member of a group. Hands over and commits in steps of their own, never within a send or a finish. */
export class MemoryMember implements EventSource {
  topics: readonly string[] = [];
  joined = false;
  private assigned: Assigned[] = [];
  private stopping = false;
  private scheduled = false;

  constructor(
    private readonly group: MemoryGroup,
    private readonly receiver: RecordReceiver,
  ) {}

  start(topics: readonly string[]): void {
    this.topics = topics;
    setImmediate(() => {
      if (!this.stopping) this.group.join(this);
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.receiver.drain();
    this.commit();
    this.group.leave(this);
    for (const { unsubscribe } of this.assigned) unsubscribe();
    this.assigned = [];
  }

  get lag(): number {
    return this.assigned.reduce((lag, { partition, mark, next }) => {
      return lag + Number(partition.end - (mark.position ?? next));
    }, 0);
  }

  /** What stays goes on where it is; what is new begins where the group has committed. */
  assign(partitions: readonly MemoryPartition[]): void {
    const before = new Map(this.assigned.map((known) => [known.partition, known]));
    this.assigned = partitions.map((partition) => before.get(partition) ?? this.take(partition));
    for (const lost of before.values()) {
      if (!partitions.includes(lost.partition)) lost.unsubscribe();
    }
    const names = new Set(partitions.map(({ name }) => name));
    this.receiver.forget(({ topic, partition }) => !names.has(`${topic}/${partition}`));
    this.joined = true;
    this.schedule();
  }

  commit(): void {
    for (const { partition, mark } of this.assigned) {
      const offset = mark.uncommitted;
      if (offset === undefined) continue;
      this.group.commit(partition, offset);
      mark.commit(offset);
    }
  }

  private take(partition: MemoryPartition): Assigned {
    const unsubscribe = partition.onAppend(() => this.schedule());
    return { partition, mark: new LowWaterMark(), next: this.group.position(partition), unsubscribe };
  }

  private schedule(): void {
    if (this.scheduled || this.stopping) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.commit();
      if (!this.stopping) for (const assigned of this.assigned) this.handOver(assigned);
    });
  }

  private handOver(assigned: Assigned): void {
    const { partition, mark } = assigned;
    while (this.receiver.waiting <= PAUSE_ABOVE) {
      const offset = assigned.next;
      const record = partition.at(offset);
      if (!record) return;
      assigned.next += 1n;
      mark.start(offset);
      this.receiver.accept(record, () => {
        mark.finish(offset);
        this.schedule();
      });
    }
  }
}
