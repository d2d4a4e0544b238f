import { crc32 } from 'node:zlib';
import { PARTITIONS } from '@odyssey/contracts';
import {
  type EventBus,
  type EventSink,
  type EventSource,
  type OutgoingRecord,
  type RecordReceiver,
  RecordRefused,
} from '@odyssey/events';
import { MemoryGroup } from './memory-group.ts';
import { MemoryMember } from './memory-member.ts';
import { MemoryPartition } from './memory-partition.ts';

/** As the topics of production are set: `max.message.bytes`. */
const MAX_RECORD_BYTES = 1_048_576;

/**
 * Kafka as far as services see it, in this process: topics with partitions, keys, offsets and groups. For tests in which
 * several services work together; it passes the same conformance suite as the real one.
 */
export class MemoryBus implements EventBus {
  private readonly topics = new Map<string, MemoryPartition[]>();
  private readonly groups = new Map<string, MemoryGroup>();

  constructor(private readonly partitionsOfTopic = PARTITIONS) {}

  sink(): EventSink {
    return {
      send: async (records) => {
        for (const record of records) this.append(record);
      },
      close: async () => {},
    };
  }

  source(group: string, receiver: RecordReceiver): EventSource {
    const known = this.groups.get(group) ?? new MemoryGroup((topic) => this.partitions(topic));
    this.groups.set(group, known);
    return new MemoryMember(known, receiver);
  }

  /** There is no broker that could be away. */
  giveUp(): void {}

  private append({ topic, key, value, headers }: OutgoingRecord): void {
    const bytes = Buffer.from(value);
    if (bytes.length > MAX_RECORD_BYTES) throw new RecordRefused(`${bytes.length} bytes are too many`);
    const partitions = this.partitions(topic);
    // What a real broker hands out: bytes, not the producer's strings.
    partitions[crc32(key) % partitions.length]?.append({
      key: Buffer.from(key),
      value: bytes,
      headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
    });
  }

  private partitions(topic: string): readonly MemoryPartition[] {
    const known =
      this.topics.get(topic) ??
      Array.from({ length: this.partitionsOfTopic }, (_, partition) => new MemoryPartition(topic, partition));
    this.topics.set(topic, known);
    return known;
  }
}
