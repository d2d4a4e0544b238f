import type { IncomingRecord } from '@odyssey/events';

/** The records of one partition in order; an offset is a place in the list. */
export class MemoryPartition {
  private readonly records: IncomingRecord[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly topic: string,
    readonly partition: number,
  ) {}

  get name(): string {
    return `${this.topic}/${this.partition}`;
  }

  get end(): bigint {
    return BigInt(this.records.length);
  }

  append(record: Pick<IncomingRecord, 'key' | 'value' | 'headers'>): void {
    const { topic, partition } = this;
    this.records.push({ topic, partition, offset: String(this.records.length), ...record });
    for (const listener of this.listeners) listener();
  }

  at(offset: bigint): IncomingRecord | undefined {
    return this.records[Number(offset)];
  }

  /** Calls after every append. @returns what ends it. */
  onAppend(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
