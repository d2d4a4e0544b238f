import { randomUUID } from 'node:crypto';
import { KafkaBus, kafkaClient } from '@odyssey/events';
import { waitUntil } from '../wait-until.ts';
import type { BusUnderTest } from './conformance-suite.ts';

/** A real broker for the conformance suite; the topics are removed afterwards. */
export async function kafkaUnderTest(brokers: readonly string[]): Promise<BusUnderTest> {
  const { kafka, giveUp } = kafkaClient('conformance', brokers);
  const admin = kafka.admin();
  await admin.connect();
  const topics: string[] = [];
  return {
    bus: new KafkaBus({
      clientId: 'conformance',
      brokers,
      databaseAnswers: async () => {},
      onStuck: (why) => {
        throw new Error(`a consumer is stuck: ${why}`);
      },
    }),
    async topic() {
      const topic = `conformance-${randomUUID()}`;
      await admin.createTopics({ topics: [{ topic, numPartitions: 4 }], waitForLeaders: false });
      // Made is not ready: kafkajs gives up at the first broker that has not heard of it, or does not lead it yet.
      await waitUntil(async () => (await admin.fetchTopicOffsets(topic)).length === 4, {
        within: 10_000,
        what: `the topic ${topic}`,
      });
      topics.push(topic);
      return topic;
    },
    async close() {
      await admin.deleteTopics({ topics });
      await admin.disconnect();
      giveUp();
    },
  };
}
