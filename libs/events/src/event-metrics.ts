import { Logger } from '@nestjs/common';
import type { Received } from '@odyssey/contracts';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { Dispatcher } from './consumer/dispatcher.ts';
import type { EventTransport } from './consumer/event-transport.ts';
import { type EventTableFigures, eventTableFigures } from './event-table-figures.ts';
import type { KafkaSource } from './kafka/kafka-source.ts';
import type { Relay } from './outbox/relay.ts';

interface Parts {
  readonly dataSource: DataSource;
  readonly dispatcher: Dispatcher;
  readonly relay: Relay;
  readonly source: KafkaSource;
  readonly transport: Pick<EventTransport, 'joined'>;
}

/** Seconds. From a handler that only inserts a row to the statement timeout. */
const HANDLER_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** Seconds. From what is promised on a quiet day to the hour after which an event is given up. */
const LATENCY_BUCKETS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3_600];

/** A send that takes longer is no slow one. Seconds. */
const HANGING_S = 5;

const logger = new Logger('EventMetrics');
const secondsSince = (time: number) => Math.max(0, Date.now() - time) / 1_000;

/** What an operator watches, with stable names. Nothing is computed before somebody asks, but the two histograms. */
export function registerEventMetrics(registry: Registry, parts: Parts): void {
  consumed(registry, parts.dispatcher);
  timed(registry, parts.dispatcher);
  sent(registry, parts.relay);
  stored(registry, parts.dataSource);
  joined(registry, parts);
}

function consumed(registry: Registry, dispatcher: Dispatcher): void {
  counter(registry, 'odyssey_events_consumed_total', 'Records taken from Kafka, by what became of them', {
    label: 'outcome',
    read: () => dispatcher.counts,
  });
  counter(registry, 'odyssey_events_unreadable_total', 'Records that could not be read, by what is wrong', {
    label: 'kind',
    read: () => dispatcher.unreadable,
  });
  gauge(registry, 'odyssey_events_waiting', 'Records fetched and not yet started', () => dispatcher.waiting);
}

/** Told by the consumer on its hot path: each costs a fifth of a microsecond and never throws. */
function timed(registry: Registry, { handlers }: Dispatcher): void {
  const runs = new Histogram({
    name: 'odyssey_handler_seconds',
    help: 'Time that a handler took for one event, failed or not, without the commit',
    labelNames: ['consumer'],
    buckets: HANDLER_BUCKETS,
    registers: [registry],
  });
  handlers.onRun = (consumer, seconds) => runs.observe({ consumer }, seconds);
  const latency = new Histogram({
    name: 'odyssey_event_latency_seconds',
    help: 'From the time of the event to its committed effect; clocks of hosts that differ show here',
    labelNames: ['type'],
    buckets: LATENCY_BUCKETS,
    registers: [registry],
  });
  handlers.onHandled = ({ type, time }: Received) =>
    latency.observe({ type }, secondsSince(Date.parse(time)));
}

function sent(registry: Registry, relay: Relay): void {
  counter(registry, 'odyssey_events_relayed_total', 'Events that the broker took from this process', {
    read: () => ({ '': relay.sent }),
  });
  gauge(
    registry,
    'odyssey_relay_failing_seconds',
    'Since when sending fails or hangs; 0 while it does not',
    () => failingSeconds(relay),
  );
  gauge(
    registry,
    'odyssey_relay_held_keys',
    'Keys whose events wait because the broker refuses one of them',
    () => relay.heldKeys.length,
  );
}

function failingSeconds({ failingSince, sendingSince }: Relay): number {
  if (failingSince) return secondsSince(failingSince.getTime());
  const sending = sendingSince ? secondsSince(sendingSince.getTime()) : 0;
  return sending > HANGING_S ? sending : 0;
}

function stored(registry: Registry, dataSource: DataSource): void {
  let asked: Promise<EventTableFigures | undefined> | undefined;
  // All gauges of one scrape share one statement: each begins to collect before the first has its answer.
  const ask = () => {
    asked ??= eventTableFigures(dataSource)
      .catch((error: Error) => {
        // Gauges without a value; a rejection would take all other metrics with it, when they are needed most.
        logger.debug(`the event tables could not be read: ${error.message}`);
        return undefined;
      })
      .finally(() => {
        asked = undefined;
      });
    return asked;
  };
  const figure = (name: string, help: string, field: keyof EventTableFigures) =>
    gauge(registry, name, help, async () => (await ask())?.[field] ?? Number.NaN);
  figure(
    'odyssey_outbox_events',
    'Events committed and not yet sent; estimated above 10,000',
    'outboxEvents',
  );
  figure('odyssey_outbox_oldest_seconds', 'Age of the oldest event not yet sent', 'outboxOldest');
  figure('odyssey_parked_keys', 'Keys that wait behind a failing event; 1,000 means or more', 'parkedKeys');
  figure(
    'odyssey_parked_events',
    'Events that wait to be tried again; estimated above 10,000',
    'parkedEvents',
  );
  figure('odyssey_dead_letters', 'Events that were given up; estimated above 10,000', 'deadLetters');
}

function joined(registry: Registry, { source, transport }: Parts): void {
  gauge(
    registry,
    'odyssey_consumer_lag',
    'Records between what is finished and the end, as of the last fetch',
    () => source.lag,
  );
  gauge(registry, 'odyssey_consumer_joined', '1 while this consumer is a member of its group', () =>
    Number(transport.joined),
  );
  gauge(
    registry,
    'odyssey_consumer_heartbeat_age_seconds',
    'Since the group last heard of this consumer',
    () => secondsSince(source.heartbeatAt),
  );
  gauge(
    registry,
    'odyssey_consumer_progress_age_seconds',
    'Since the partition furthest behind got on; 0 while nothing is open',
    () => secondsSince(source.progressAt),
  );
}

function gauge(registry: Registry, name: string, help: string, read: () => number | Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
}

/** A counter that is kept elsewhere, with one series for each entry; the entry '' is the one of a counter without a label. */
function counter(
  registry: Registry,
  name: string,
  help: string,
  { label, read }: { label?: string; read: () => Readonly<Record<string, number>> },
): void {
  new Counter({
    name,
    help,
    labelNames: label ? [label] : [],
    registers: [registry],
    collect() {
      this.reset();
      for (const [entry, count] of Object.entries(read())) this.inc(label ? { [label]: entry } : {}, count);
    },
  });
}
