import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KafkaBus, kafkaClient, type RecordReceiver } from '../src/index.ts';
import type { KafkaSource } from '../src/kafka/kafka-source.ts';
import { until } from './records.ts';

const HOUR_MS = 3_600_000;

describe('a consumer on a real broker', () => {
  const brokers = (process.env.ODYSSEY_KAFKA_URL ?? '').split(',');
  const { kafka, giveUp } = kafkaClient('stuck', brokers);
  const [admin, producer] = [kafka.admin(), kafka.producer()];
  const topic = `stuck-${randomUUID()}`;
  let stuck: string[];
  let taken: number;
  let receiver: RecordReceiver;
  let bus: KafkaBus;
  let source: KafkaSource;

  beforeAll(async () => {
    await Promise.all([admin.connect(), producer.connect()]);
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  });
  beforeEach(async () => {
    stuck = [];
    taken = 0;
    receiver = {
      accept: (_record, settled) => {
        taken += 1;
        settled('handled');
      },
      forget: () => {},
      drain: async () => {},
      waiting: 0,
    };
    bus = new KafkaBus({
      clientId: 'stuck',
      brokers,
      databaseAnswers: async () => {},
      onStuck: (why) => stuck.push(why),
    });
    source = bus.source(`stuck-${randomUUID()}`, receiver);
    source.start([topic]);
    await until('it to join', () => source.joined);
  });
  afterEach(async () => {
    await source.stop();
    bus.giveUp();
  });
  afterAll(async () => {
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
    giveUp();
  });

  /** As if an hour had passed since the last sign of life. */
  const anHourLater = () => {
    const long = Date.now() - HOUR_MS;
    for (const sign of ['heartbeatAt', 'fetchedAt', 'watchedFrom'] as const)
      source[sign as 'heartbeatAt'] = long;
    return long;
  };

  it('that lives shows it by itself, and is left alone', async () => {
    const long = anHourLater();
    await until('a heartbeat and a fetch', () => source.heartbeatAt > long && source['fetchedAt'] > long);
    await source['watch']();
    expect(stuck).toEqual([]);
  });

  it('that was stopped behind our back is found', async () => {
    await source['consumer'].stop();
    anHourLater();
    await source['watch']();
    expect(stuck).toEqual(['no heartbeat for 3600 s, while broker and database answer']);
  });

  it('is found stuck when what takes over throws, and kafkajs goes on', async () => {
    const { accept } = receiver;
    receiver.accept = () => {
      throw new TypeError('x is not a function');
    };
    await producer.send({ topic, messages: [{ value: 'one' }] });
    await until('it to be found', () => stuck.length > 0);
    expect(stuck[0]).toBe('a batch could not be taken over: x is not a function');
    receiver.accept = accept;
    await until('the batch to come again', () => taken > 0);
  });
});
