import { Kafka, logLevel, type Producer } from 'kafkajs';
import { PARTITIONS } from '../../../contracts/services.ts';
import { type KafkaSecurity, securityOptions } from '../../../libs/events/src/kafka/kafka-security.ts';
import { TOPICS } from './services.ts';

/** Where brokers are, and how they are spoken to. */
export interface KafkaPlace {
  readonly brokers: string[];
  readonly security: KafkaSecurity;
}

const DAY_MS = 86_400_000;

/** Only the launcher writes here: an acknowledged write is the one proof that a broker is ready. */
const PROBE_TOPIC = 'odyssey.launcher.probe';

const TOPIC_CONFIG = {
  'retention.ms': String(7 * DAY_MS),
  'segment.ms': String(DAY_MS),
  'message.timestamp.type': 'LogAppendTime',
  'max.message.bytes': '1048576',
};

function connect({ brokers, security }: KafkaPlace): Kafka {
  return new Kafka({
    ...securityOptions(security),
    clientId: 'odyssey-launcher',
    brokers,
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2_000,
    retry: { retries: 0 },
  });
}

/** Creates the topics that are missing; on a broker that is not ours with its own replication. @throws when no broker answers. */
export async function createTopics(place: KafkaPlace, { local }: { local: boolean }): Promise<void> {
  const admin = connect(place).admin({ retry: { retries: 5, initialRetryTime: 100 } });
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const wanted = local ? [...TOPICS, PROBE_TOPIC] : TOPICS;
    const topics = wanted
      .filter((topic) => !existing.has(topic))
      .map((topic) => ({
        topic,
        numPartitions: topic === PROBE_TOPIC ? 1 : PARTITIONS,
        replicationFactor: local ? 1 : -1,
        configEntries: Object.entries(TOPIC_CONFIG).map(([name, value]) => ({ name, value })),
      }));
    if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true });
  } finally {
    await admin.disconnect();
  }
}

/** One acknowledged write. @throws when the broker does not take it. */
export async function produceProbe(place: KafkaPlace): Promise<void> {
  const producer: Producer = connect(place).producer({ retry: { retries: 5, initialRetryTime: 100 } });
  await producer.connect();
  try {
    await producer.send({ topic: PROBE_TOPIC, acks: -1, messages: [{ value: new Date().toISOString() }] });
  } finally {
    await producer.disconnect();
  }
}
