import { type DynamicModule, Inject, Injectable, Module } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { Dispatcher } from './consumer/dispatcher.ts';
import { type EventBus, EventTransport } from './consumer/event-transport.ts';
import { RetryScheduler } from './consumer/retry-scheduler.ts';
import { ErasedPeople } from './erased-people.ts';
import { registerEventMetrics } from './event-metrics.ts';
import { KafkaBus } from './kafka/kafka-bus.ts';
import { KafkaReader } from './kafka/kafka-reader.ts';
import type { KafkaSecurity } from './kafka/kafka-security.ts';
import { KafkaSource } from './kafka/kafka-source.ts';
import { Discard } from './operating/discard.ts';
import { Operations } from './operating/operations.ts';
import { Replay } from './operating/replay.ts';
import { ReplayTopics } from './operating/replay-topics.ts';
import { Outbox } from './outbox/outbox.ts';
import { OutboxWriter } from './outbox/outbox-writer.ts';
import { Relay } from './outbox/relay.ts';
import { Purge } from './purge.ts';
import { Resync } from './resync/resync.ts';
import type { SnapshotSource } from './resync/snapshot-source.ts';
import { Transactions } from './transactions.ts';
import { CLOSE_MS } from './within.ts';

export interface EventsOptions {
  readonly service: string;
  /** Broker addresses; null runs without Kafka: the outbox fills and handlers are called by `Dispatcher.deliver`. */
  readonly kafka: readonly string[] | null;
  readonly kafkaSecurity?: KafkaSecurity | undefined;
  /** Carries the events instead of Kafka: the in-memory bus of fast tests. */
  readonly bus?: EventBus | undefined;
  /** Types outside the catalogue that this service passes by; every other one is kept as a dead letter. */
  readonly ignoredTypes?: readonly string[] | undefined;
  readonly registry: Registry;
  /** What this service can publish again for a consumer that starts from state. */
  readonly snapshots?: readonly SnapshotSource[];
  /** The consumer cannot recover by itself: end the process, so that its supervisor starts a new one. */
  onStuck(why: string): void;
}

const OPTIONS = Symbol('EventsOptions');

/** The moving parts of one service's events, started after HTTP listens and stopped before it closes. */
@Injectable()
export class EventWorkers {
  readonly transport: EventTransport;
  private readonly relay: Relay | null;
  private readonly retries: RetryScheduler;
  private readonly purge: Purge;
  private readonly bus: EventBus | null;

  constructor(
    @Inject(OPTIONS) options: EventsOptions,
    dataSource: DataSource,
    transactions: Transactions,
    writer: OutboxWriter,
    dispatcher: Dispatcher,
    erased: ErasedPeople,
    private readonly operations: Operations,
    outbox: Outbox,
  ) {
    operations.register(new Resync(transactions, outbox, options.snapshots ?? [], options.service));
    this.retries = new RetryScheduler(transactions, dispatcher, erased);
    this.purge = new Purge(dataSource);
    for (const kind of [new Replay(transactions), new Discard(transactions)]) operations.register(kind);
    if (options.kafka) {
      const reader = new KafkaReader(
        `odyssey-${options.service}-replay`,
        options.kafka,
        options.kafkaSecurity,
      );
      const apart = () => new Dispatcher(dataSource, transactions, options.service, options.ignoredTypes);
      operations.register(
        new ReplayTopics(transactions, { live: dispatcher, apart }, reader, options.service),
      );
    }
    this.bus =
      options.bus ??
      (options.kafka &&
        new KafkaBus({
          clientId: `odyssey-${options.service}`,
          brokers: options.kafka,
          security: options.kafkaSecurity,
          databaseAnswers: () => dataSource.query('select 1'),
          onStuck: options.onStuck,
        }));
    const source = this.bus ? this.bus.source(`odyssey.${options.service}`, dispatcher) : null;
    this.relay = this.bus ? new Relay(dataSource, this.bus.sink(), writer) : null;
    this.transport = new EventTransport(dispatcher, source);
    const { relay, transport } = this;
    if (relay && source instanceof KafkaSource)
      registerEventMetrics(options.registry, { dataSource, dispatcher, relay, source, transport });
  }

  /** Starts sending and retrying. The transport itself is started by Nest. */
  start(): void {
    this.relay?.start();
    this.retries.start();
    this.purge.start();
    this.operations.start();
  }

  /** First the consumer, so that nothing new begins; then what sends. */
  async stop(): Promise<void> {
    this.purge.stop();
    await this.transport.close();
    await this.retries.stop();
    await this.operations.stop();
    // A send to a broker that is away would be tried for long; given up it fails, and its rows stay.
    const patience = setTimeout(() => this.bus?.giveUp(), CLOSE_MS);
    await this.relay?.stop();
    clearTimeout(patience);
    this.bus?.giveUp();
  }
}

@Module({})
export class EventsModule {
  /** Needs a `DataSource` from a global module. */
  static forService(options: EventsOptions): DynamicModule {
    const exported = [Transactions, Outbox, OutboxWriter, ErasedPeople, Dispatcher, Operations, EventWorkers];
    return {
      module: EventsModule,
      global: true,
      providers: [
        { provide: OPTIONS, useValue: options },
        { provide: OutboxWriter, useFactory: () => new OutboxWriter() },
        {
          provide: Dispatcher,
          useFactory: (dataSource: DataSource, transactions: Transactions) =>
            new Dispatcher(dataSource, transactions, options.service, options.ignoredTypes),
          inject: [DataSource, Transactions],
        },
        Transactions,
        Outbox,
        ErasedPeople,
        Operations,
        EventWorkers,
      ],
      exports: exported,
    };
  }
}
