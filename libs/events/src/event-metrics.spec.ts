import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { registerEventMetrics } from './event-metrics.ts';

describe('the metrics of events', () => {
  it('are answered without those of the database while it is away', async () => {
    const registry = new Registry();
    const dataSource = { query: () => Promise.reject(new Error('away')) } as unknown as DataSource;
    const dispatcher = { counts: { handled: 3 }, waiting: 0 };
    registerEventMetrics(registry, {
      dataSource,
      dispatcher: dispatcher as never,
      relay: { sent: 7 } as never,
      source: null,
    });
    const text = await registry.metrics();
    expect(text).toContain('odyssey_events_relayed 7');
    expect(text).toContain('odyssey_outbox_events Nan');
  });
});
