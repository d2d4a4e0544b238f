import { type Admin, Kafka, logLevel } from 'kafkajs';
import { securityOptions } from '../../../libs/events/src/kafka/kafka-security.ts';
import { Fault } from '../fault.ts';
import type { KafkaPlace } from '../stack/kafka-admin.ts';

/** A client that gives up soon: a person waits. */
export function kafkaAt({ brokers, security }: KafkaPlace): Kafka {
  return new Kafka({
    ...securityOptions(security),
    clientId: 'odyssey-operator',
    brokers,
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    retry: { retries: 2, initialRetryTime: 100 },
  });
}

/** Works with Kafka's admin and closes it. @throws Fault when no broker answers. */
export async function withAdmin<T>(place: KafkaPlace, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafkaAt(place).admin();
  try {
    await admin.connect();
    return await work(admin);
  } catch (error) {
    throw kafkaFault(error, place) ?? error;
  } finally {
    await admin.disconnect();
  }
}

/** The fault of a broker that does not answer, or not to us; undefined when it is something else. */
export function kafkaFault(error: unknown, { brokers }: KafkaPlace): Fault | undefined {
  const { name = '', message, type = '' } = error as Error & { type?: string };
  // kafkajs keeps to itself that a group's coordinator was not told for want of rights.
  if (/^(TOPIC|GROUP|CLUSTER)_AUTHORIZATION_FAILED$/.test(type) || name === 'KafkaJSGroupCoordinatorNotFound')
    return new Fault(
      `Kafka does not let this user do that: ${message}`,
      './odyssey events acls prints what each user needs, and this command needs the operator’s; --apply adds what is missing',
    );
  if (name === 'KafkaJSSASLAuthenticationError')
    return new Fault(
      `Kafka does not take the name or password at ${brokers.join(', ')}: ${message}`,
      'check ODYSSEY_KAFKA_USERNAME, ODYSSEY_KAFKA_PASSWORD and ODYSSEY_KAFKA_SASL_MECHANISM',
    );
  if (!/^KafkaJS(Connection|NonRetriable|NumberOfRetries|RequestTimeout|BrokerNotFound)/.test(name))
    return undefined;
  return new Fault(
    `Kafka does not answer at ${brokers.join(', ')}: ${message}`,
    './odyssey status shows what runs; events parked, dead, replay, discard and operations work without Kafka',
  );
}

/** The record offset of each partition. */
export type Offsets = ReadonlyMap<number, bigint>;

export interface TopicBounds {
  readonly low: Offsets;
  readonly end: Offsets;
}

export async function boundsOf(admin: Admin, topic: string): Promise<TopicBounds> {
  const partitions = await admin.fetchTopicOffsets(topic);
  return {
    low: new Map(partitions.map(({ partition, low }) => [partition, BigInt(low)])),
    end: new Map(partitions.map(({ partition, high }) => [partition, BigInt(high)])),
  };
}

/** The first record of each partition that the broker stored at or after this time; the end where there is none. */
export async function offsetsSince(admin: Admin, topic: string, since: Date): Promise<Offsets> {
  const found = await admin.fetchTopicOffsetsByTimestamp(topic, since.getTime());
  return new Map(found.map(({ partition, offset }) => [partition, BigInt(offset)]));
}

export const sumOf = (offsets: Iterable<bigint>): number =>
  Number([...offsets].reduce((sum, offset) => sum + offset, 0n));
