/** The only file that knows kafkajs: its settings, its patch, its types. See docs/adr/0003-kafkajs-behind-one-file.md. */
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import {
  type Consumer,
  type EachBatchPayload,
  Kafka,
  KafkaJSRequestTimeoutError,
  logLevel,
  Partitioners,
  type Producer,
} from 'kafkajs';
import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import Connection from 'kafkajs/src/network/connection.js';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { sizeOf } from '../outbox/record-size.ts';
import { type EventSink, type OutgoingRecord, RecordRefused } from '../outbox/relay.ts';
import { CLOSE_MS, within } from '../within.ts';
import { type KafkaSecurity, securityOptions } from './kafka-security.ts';
import { withFix } from './not-allowed.ts';

export type { Consumer, EachBatchPayload };

/** Of the records for one partition in one request. A single larger one goes alone: `MAX_RECORD_BYTES` sees to it that it fits. */
const PIECE_BYTES = 960 * 1_024;

interface QueueInternals {
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  pending: unknown[];
  checkPendingRequests(): void;
}

/**
 * kafkajs re-arms a timer of ~1 ms for ever, even with nothing to send: 3.65 % of a core for each client, and a
 * negative delay that Node 24 warns about (kafkajs#1556, #1704, #1751). Armed only when something waits: 0.9 %.
 */
function calmRequestQueue(): void {
  const prototype = RequestQueue.prototype as QueueInternals & { scheduleCheckPendingRequests(): void };
  prototype.scheduleCheckPendingRequests = function schedule(this: QueueInternals): void {
    if (this.throttleCheckTimeoutId) return;
    const throttled = this.throttledUntil - Date.now();
    if (throttled <= 0 && this.pending.length === 0) return;
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      },
      Math.max(throttled, 10),
    );
  };
}
calmRequestQueue();

interface ConnectionInternals {
  socket?: Socket;
  disconnect(): Promise<unknown>;
  send(request: object): Promise<unknown>;
}

/**
 * When a request is not answered in time, kafkajs sends the next one on the same connection. One that is half open, so
 * that nobody answers and nobody says so, would be used until TCP gives it up after a quarter of an hour (kafkajs#919,
 * #1691). Destroyed with an error it goes the way of a reset one: its requests fail, the next one opens another.
 */
function leaveSilentConnections(): void {
  const prototype = Connection.prototype as ConnectionInternals;
  const { send } = prototype;
  prototype.send = async function sendOrLeave(this: ConnectionInternals, request: object): Promise<unknown> {
    const { socket } = this;
    try {
      return await send.call(this, request);
    } catch (error) {
      if (error instanceof KafkaJSRequestTimeoutError) socket?.destroy(error);
      throw error;
    }
  };
}
leaveSilentConnections();

/**
 * A connection that nobody takes or refuses is given up after `connectionTimeout`, but kafkajs ends its socket, which waits to be connected
 * first: each of its tries left one to the kernel for two minutes.
 */
function dropUntakenConnections(): void {
  const prototype = Connection.prototype as ConnectionInternals;
  const { disconnect } = prototype;
  prototype.disconnect = function disconnectOrDrop(this: ConnectionInternals): Promise<unknown> {
    if (this.socket?.connecting) this.socket.destroy();
    return disconnect.call(this);
  };
}
dropUntakenConnections();

const JOIN_AGAIN_MS = 250;

/** Tries to join until it is in, or until it fails with what does not pass. @throws that */
export async function joinUntilIn(join: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await join();
    } catch (error) {
      if ((error as { retriable?: boolean }).retriable !== true) throw error;
    }
    await sleep(JOIN_AGAIN_MS, undefined, { ref: false });
  }
}

/**
 * While a broker comes back, its coordinator answers that it loads. kafkajs gives up joining then and fetches on as if it
 * were a member: one that had just lost its id never asks again whether it is one, and its process was replaced after
 * the minute of our watchdog; one that had not, was one and did not know (kafkajs#1779).
 */
function stayUntilJoined(): void {
  const prototype = ConsumerGroup.prototype as { joinAndSync(): Promise<void> };
  const { joinAndSync } = prototype;
  prototype.joinAndSync = function join() {
    return joinUntilIn(() => joinAndSync.call(this));
  };
}
stayUntilJoined();

/** kafkajs reports what it retries as errors; to an operator that is noise until our own watchdog says otherwise. */
const quietLogger = () => {
  const logger = new Logger('kafkajs');
  return ({ level, log }: { level: logLevel; log: { message: string; error?: unknown } }) => {
    const line = log.error ? `${log.message}: ${String(log.error)}` : log.message;
    if (level <= logLevel.WARN) logger.debug(line);
    else logger.verbose(line);
  };
};

/** A client that can be given up: kafkajs has no way to end its thousand tries at a broker that is away. */
export interface KafkaClient {
  readonly kafka: Kafka;
  /** Leaves kafkajs without brokers, the one thing it does not retry. */
  giveUp(): void;
}

export function kafkaClient(
  clientId: string,
  addresses: readonly string[],
  security: KafkaSecurity = {},
): KafkaClient {
  let brokers = [...addresses];
  const giveUp = () => {
    brokers = [];
  };
  const kafka = new Kafka({
    clientId,
    brokers: async () => brokers,
    ...securityOptions(security),
    connectionTimeout: 1_000,
    requestTimeout: 5_000,
    enforceRequestTimeout: true,
    logLevel: logLevel.WARN,
    logCreator: quietLogger,
    // 30 tries are over after 26 s, then kafkajs crashes and spends 10 s rejoining; our watchdog decides when to exit.
    retry: { initialRetryTime: 100, multiplier: 1.5, maxRetryTime: 1_000, retries: 1_000 },
  });
  return { kafka, giveUp };
}

/** A consumer that hands out batches and leaves every commit to us. */
export function kafkaConsumer(kafka: Kafka, groupId: string): Consumer {
  return kafka.consumer({
    groupId,
    sessionTimeout: 6_000,
    heartbeatInterval: 300,
    rebalanceTimeout: 15_000,
    maxWaitTimeInMs: 250,
    minBytes: 1,
    metadataMaxAge: 60_000,
    allowAutoTopicCreation: false,
    retry: {
      initialRetryTime: 100,
      multiplier: 1.5,
      maxRetryTime: 1_000,
      retries: 1_000,
      restartOnFailure: async () => true,
    },
  });
}

/** Sends with acks=all, one batch at a time. Connects when it is first needed: a broker that is away delays no boot. */
export class KafkaSink implements EventSink {
  private readonly producer: Producer;
  private connected: Promise<void> | undefined;

  constructor(kafka: Kafka) {
    this.producer = kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      // The relay retries by itself, from the oldest row, and looks at its lease before each try.
      retry: { retries: 0 },
    });
  }

  async send(records: readonly OutgoingRecord[], mayGoOn: () => boolean): Promise<void> {
    await this.connect();
    const byTopic = Map.groupBy(records, (record) => record.topic);
    for (const [topic, all] of byTopic) {
      for (const messages of inPieces(all)) {
        if (!mayGoOn()) throw new Error('the lease ran out while a batch was on its way');
        await this.producer
          .send({
            topic,
            acks: -1,
            messages: messages.map(({ key, value, headers }) => ({ key, value, headers })),
          })
          .catch(refused);
      }
    }
  }

  async close(): Promise<void> {
    if (this.connected) await within(CLOSE_MS, this.producer.disconnect());
  }

  private connect(): Promise<void> {
    this.connected ??= this.producer.connect().catch((error: Error) => {
      this.connected = undefined;
      throw error;
    });
    return this.connected;
  }
}

/** Answers to what a record is; everything else is the broker's trouble and passes. */
const REFUSALS = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);

/** By the type, not by class: Node finds no error class among the names that kafkajs exports. */
function refused(error: Error): never {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ('type' in e && REFUSALS.has(String(e.type))) throw new RecordRefused(e.message);
  }
  throw new Error(withFix(error), { cause: error });
}

/** As kafkajs and every Java client choose it. */
const partitioner = Partitioners.DefaultPartitioner();
/** Our topics' own number; a topic with a multiple of it spreads a piece further and takes it all the more. */
const PARTITIONS = Array.from({ length: 16 }, (_, partitionId) => ({
  partitionErrorCode: 0,
  partitionId,
  leader: 0,
  replicas: [],
  isr: [],
}));

/**
 * The records in the same order, in pieces that the broker takes: `max.message.bytes` holds for all records that one
 * request has for a partition, and all may be of one person.
 */
export function inPieces(records: readonly OutgoingRecord[]): OutgoingRecord[][] {
  const pieces: OutgoingRecord[][] = [];
  let used = new Map<number, number>();
  for (const record of records) {
    const { topic, key, value } = record;
    const partition = partitioner({ topic, partitionMetadata: PARTITIONS, message: { key, value } });
    const bytes = (used.get(partition) ?? 0) + sizeOf(record);
    const piece = pieces.at(-1);
    if (piece && bytes <= PIECE_BYTES) {
      piece.push(record);
      used.set(partition, bytes);
    } else {
      pieces.push([record]);
      used = new Map([[partition, sizeOf(record)]]);
    }
  }
  return pieces;
}
