import type { DataService } from '@odyssey/contracts';
import { stack, waitUntil } from '@odyssey/testing';
import { type Admin, Kafka, logLevel, type Producer } from 'kafkajs';

/** As much of a record as the broker has to be told. */
export interface Written {
  topic: string;
  key: string | null;
  value: string;
  headers: Record<string, string>;
}

/** Somebody who has got at the broker, past every service. */
export class Broker {
  private constructor(
    private readonly producer: Producer,
    private readonly admin: Admin,
  ) {}

  static async reach(): Promise<Broker> {
    const brokers = (stack().env.ODYSSEY_KAFKA_URL ?? '').split(',');
    const kafka = new Kafka({ clientId: 'stranger', brokers, logLevel: logLevel.NOTHING });
    const [producer, admin] = [kafka.producer(), kafka.admin()];
    await Promise.all([producer.connect(), admin.connect()]);
    return new Broker(producer, admin);
  }

  /** Writes them in this order, and waits until each of the services has come to an end with all of them. */
  async write(records: readonly Written[], services: readonly DataService[]): Promise<void> {
    for (const { topic, ...message } of records) await this.producer.send({ topic, messages: [message] });
    const topics = [...new Set(records.map(({ topic }) => topic))];
    const ends = new Map<string, { partition: number; high: string }[]>();
    for (const topic of topics) ends.set(topic, await this.admin.fetchTopicOffsets(topic));
    await waitUntil(
      async () => {
        for (const service of services) {
          const read = await this.admin.fetchOffsets({ groupId: `odyssey.${service}`, topics });
          for (const { topic, partitions } of read) {
            const done = new Map(partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
            // A topic that the service does not read has no offset of it at all.
            if ([...done.values()].every((offset) => offset < 0n)) continue;
            for (const { partition, high } of ends.get(topic) ?? []) {
              const offset = done.get(partition) ?? -1n;
              if (BigInt(high) > 0n && offset < BigInt(high)) return false;
            }
          }
        }
        return true;
      },
      { within: 60_000, what: 'every service to come to an end with what was written' },
    );
  }

  async leave(): Promise<void> {
    await Promise.all([this.producer.disconnect(), this.admin.disconnect()]);
  }
}
