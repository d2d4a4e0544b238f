import { randomUUID } from 'node:crypto';
import { type Received, toHeaders } from '@odyssey/contracts';
import {
  type Dispatcher,
  type EventSource,
  type IncomingRecord,
  KafkaBus,
  kafkaClient,
} from '../src/index.ts';
import { until } from './records.ts';

export interface Member {
  readonly source: EventSource;
  /** Ids of the events that were handed to this member, in order. */
  readonly got: string[];
}

/**
 * A topic of a test's own on the real broker, and members of its group. Records are handed on as if they came from the
 * service's topic: only there are its events believed.
 */
export async function kafkaMembers(believedTopic: string, numPartitions: number) {
  const brokers = (process.env.ODYSSEY_KAFKA_URL ?? '').split(',');
  const topic = `test-${randomUUID()}`;
  const { kafka, giveUp } = kafkaClient('test', brokers);
  const [admin, producer] = [kafka.admin(), kafka.producer()];
  await Promise.all([admin.connect(), producer.connect()]);
  await admin.createTopics({ topics: [{ topic, numPartitions }], waitForLeaders: true });
  const bus = new KafkaBus({
    clientId: 'test',
    brokers,
    databaseAnswers: async () => {},
    onStuck: (why) => {
      throw new Error(why);
    },
  });
  const believed = (record: IncomingRecord): IncomingRecord => ({ ...record, topic: believedTopic });
  const members: EventSource[] = [];
  return {
    async join(dispatcher: Dispatcher): Promise<Member> {
      const got: string[] = [];
      const source = bus.source(topic, {
        accept(record, settled, suspect) {
          got.push(String(record.headers?.ce_id));
          dispatcher.accept(believed(record), settled, suspect);
        },
        forget: (lost) => dispatcher.forget((record) => lost({ ...record, topic })),
        drain: () => dispatcher.drain(),
        get waiting() {
          return dispatcher.waiting;
        },
      });
      members.push(source);
      source.start([topic]);
      await until('the member to join', () => source.joined, 20_000);
      return { source, got };
    },
    async send(events: readonly Received[]): Promise<void> {
      const messages = events.map((event) => ({
        key: event.subject,
        value: JSON.stringify(event.data),
        headers: { ...toHeaders(event) },
      }));
      await producer.send({ topic, messages });
    },
    async close(): Promise<void> {
      await Promise.all(members.map((member) => member.stop()));
      await admin.deleteTopics({ topics: [topic] });
      await Promise.all([admin.disconnect(), producer.disconnect()]);
      bus.giveUp();
      giveUp();
    },
  };
}
