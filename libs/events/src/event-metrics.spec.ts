import { describe, expect, it } from '@jest/globals';
import { TaskCompleted } from '@odyssey/contracts';
import { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { Dispatcher } from './consumer/dispatcher.ts';
import { Handlers } from './consumer/handlers.ts';
import { registerEventMetrics } from './event-metrics.ts';
import type { KafkaSource } from './kafka/kafka-source.ts';
import type { Relay } from './outbox/relay.ts';

function scraped(parts: { query?: () => Promise<unknown>; relay?: Partial<Relay> } = {}) {
  const registry = new Registry();
  const handlers = new Handlers('goals');
  const counts = { handled: 3, duplicate: 0, parked: 1, dead: 2, erased: 0, ignored: 0 };
  const unreadable = { envelope: 0, key: 0, json: 2, data: 0, unknown_type: 0 };
  const statements: string[] = [];
  const dataSource = {
    query: (sql: string) => {
      statements.push(sql);
      return parts.query?.() ?? Promise.resolve([{ outboxEvents: 5, outboxOldest: 1.5, parkedKeys: 1 }]);
    },
  };
  const source = { lag: 4, heartbeatAt: Date.now(), progressAt: Date.now() - 9_000 };
  registerEventMetrics(registry, {
    dataSource: dataSource as unknown as DataSource,
    dispatcher: { counts, unreadable, waiting: 0, handlers } as unknown as Dispatcher,
    relay: { sent: 7, heldKeys: ['ada'], failingSince: undefined, ...parts.relay } as Relay,
    source: source as KafkaSource,
    transport: { joined: true },
  });
  return { handlers, counts, statements, read: () => registry.metrics() };
}

describe('the metrics of events', () => {
  it('are answered without those of the database while it is away', async () => {
    const text = await scraped({ query: () => Promise.reject(new Error('away')) }).read();
    expect(text).toContain('odyssey_events_relayed_total 7');
    expect(text).toContain('odyssey_relay_held_keys 1');
    expect(text).toContain('odyssey_outbox_events Nan');
    expect(text).toContain('odyssey_dead_letters Nan');
  });

  it('ask the database once a scrape, however many of them it answers', async () => {
    const { read, statements } = scraped();
    expect(await read()).toMatch(
      /^odyssey_outbox_events 5\nodyssey_outbox|odyssey_outbox_oldest_seconds 1.5$/m,
    );
    expect(statements).toHaveLength(1);
    await read();
    expect(statements).toHaveLength(2);
  });

  it('count what became of records as a counter does, also over several scrapes', async () => {
    const { read, counts } = scraped();
    await read();
    counts.handled = 10;
    const text = await read();
    expect(text).toContain('odyssey_events_consumed_total{outcome="handled"} 10');
    expect(text).toContain('odyssey_events_consumed_total{outcome="erased"} 0');
    expect(text).toContain('odyssey_events_unreadable_total{kind="json"} 2');
  });

  it('time each consumer, and each type from its event to its effect', async () => {
    const { read, handlers } = scraped();
    handlers.onRun?.('goals.keep', 0.003);
    handlers.onHandled?.(TaskCompleted.example({}, { time: new Date(Date.now() - 30_000).toISOString() }));
    const text = await read();
    expect(text).toContain('odyssey_handler_seconds_bucket{le="0.0025",consumer="goals.keep"} 0');
    expect(text).toContain('odyssey_handler_seconds_bucket{le="0.005",consumer="goals.keep"} 1');
    const latency = (le: string) =>
      `odyssey_event_latency_seconds_bucket{le="${le}",type="${TaskCompleted.type}"}`;
    expect(text).toContain(`${latency('15')} 0`);
    expect(text).toContain(`${latency('60')} 1`);
  });

  it('take an event from the future for one of now: a sum that falls would read as a restart', async () => {
    const { read, handlers } = scraped();
    handlers.onHandled?.(TaskCompleted.example({}, { time: new Date(Date.now() + 60_000).toISOString() }));
    expect(await read()).toMatch(/^odyssey_event_latency_seconds_sum\{.*\} 0$/m);
  });

  it('tell since when the relay fails or hangs, and the consumer gets nowhere', async () => {
    const text = await scraped({ relay: { failingSince: new Date(Date.now() - 90_000) } }).read();
    expect(text).toMatch(/^odyssey_relay_failing_seconds 90(\.\d+)?$/m);
    expect(text).toMatch(/^odyssey_consumer_progress_age_seconds 9(\.\d+)?$/m);
    for (const [seconds, told] of [
      [1, /^odyssey_relay_failing_seconds 0$/m],
      [20, /^odyssey_relay_failing_seconds 20/m],
    ] as const) {
      const sending = { sendingSince: new Date(Date.now() - seconds * 1_000) };
      expect(await scraped({ relay: sending }).read()).toMatch(told);
    }
    expect(text).toContain('odyssey_consumer_joined 1');
  });
});
