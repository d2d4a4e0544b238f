import { Logger } from '@nestjs/common';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { Dispatcher } from './consumer/dispatcher.ts';
import type { KafkaSource } from './kafka/kafka-source.ts';
import type { Relay } from './outbox/relay.ts';

const logger = new Logger('EventMetrics');

/** What an operator watches, with stable names. Values are read when they are scraped. */
export function registerEventMetrics(
  registry: Registry,
  parts: { dataSource: DataSource; dispatcher: Dispatcher; relay: Relay; source: KafkaSource | null },
): void {
  const { dataSource, dispatcher, relay, source } = parts;
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  const fromTable = (name: string, help: string, sql: string) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        try {
          const rows: { value: string }[] = await dataSource.query(sql);
          this.set(Number(rows[0]?.value ?? 0));
        } catch (error) {
          // One gauge without a value; a rejection would take all the others with it, when they are needed most.
          this.set(Number.NaN);
          logger.debug(`${name} could not be read: ${(error as Error).message}`);
        }
      },
    });

  new Counter({
    name: 'odyssey_events_consumed_total',
    help: 'Records taken from Kafka, by what became of them',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(dispatcher.counts)) this.inc({ outcome }, count);
    },
  });
  gauge('odyssey_events_relayed', 'Events sent to Kafka by this process', () => relay.sent);
  gauge('odyssey_events_waiting', 'Records fetched and not yet started', () => dispatcher.waiting);
  fromTable(
    'odyssey_outbox_events',
    'Events committed and not yet sent',
    'select count(*) as value from outbox',
  );
  fromTable(
    'odyssey_outbox_oldest_seconds',
    'Age of the oldest event not yet sent',
    'select coalesce(extract(epoch from now() - min(at)), 0) as value from outbox',
  );
  fromTable(
    'odyssey_parked_keys',
    'Keys that wait behind a failing event',
    'select count(distinct (topic, key)) as value from parked_events',
  );
  fromTable(
    'odyssey_dead_letters',
    'Events that were given up',
    'select count(*) as value from dead_letters',
  );
  if (source) {
    gauge(
      'odyssey_consumer_lag',
      'Records between what is finished and the end, as of the last fetch',
      () => source.lag,
    );
    gauge(
      'odyssey_consumer_heartbeat_age_seconds',
      'Since the group last heard of this consumer',
      () => (Date.now() - source.heartbeatAt) / 1_000,
    );
    gauge('odyssey_consumer_joined', '1 while this consumer is a member of its group', () =>
      Number(source.joined),
    );
  }
}
