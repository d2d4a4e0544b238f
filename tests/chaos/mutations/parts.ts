import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { waitUntil } from '@odyssey/testing';
import type { Admin, Kafka, SeekEntry } from 'kafkajs';
import { onlooker } from '../../../tools/src/chaos/topic-reader.ts';
import { type Stack, startStack } from '../../../tools/src/stack/index.ts';
import { Databases } from '../world/databases.ts';

/** PostgreSQL and Kafka of this suite alone, and a look from outside at both. */
export class Parts {
  private constructor(
    private readonly stack: Stack,
    readonly databases: Databases,
    readonly kafka: Kafka,
    readonly admin: Admin,
  ) {}

  static async start(): Promise<Parts> {
    const dir = resolve(`.odyssey/mutations-${process.pid}`);
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    const stack = await startStack({ dir, services: 'none' });
    const kafka = onlooker(brokersOf(stack));
    const admin = kafka.admin();
    await admin.connect();
    return new Parts(stack, await Databases.on(stack.env.ODYSSEY_POSTGRES_URL ?? ''), kafka, admin);
  }

  get brokers(): string[] {
    return brokersOf(this.stack);
  }

  /** Where each partition ends. A topic that was just made may have no leader yet: waits until it has. */
  async ends(topic: string): Promise<SeekEntry[]> {
    let ends: SeekEntry[] = [];
    await waitUntil(
      async () => {
        try {
          const found = await this.admin.fetchTopicOffsets(topic);
          ends = found.map(({ partition, high }) => ({ partition, offset: high }));
          return true;
        } catch (error) {
          if ((error as { type?: string }).type !== 'NOT_LEADER_FOR_PARTITION') throw error;
          return false;
        }
      },
      { within: 10_000, what: `${topic} to have a leader` },
    );
    return ends;
  }

  async stop(): Promise<void> {
    await this.admin.disconnect();
    await this.databases.close();
    await this.stack.stop();
    rmSync(this.stack.dir, { recursive: true, force: true });
  }
}

const brokersOf = (stack: Stack) => (stack.env.ODYSSEY_KAFKA_URL ?? '').split(',');
