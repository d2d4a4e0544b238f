import { lockKey } from '../person-lock.ts';
import type { StagedEvent } from './staged-event.ts';

/** The relay's unit of ownership; not Kafka's partitions, which the producer's partitioner chooses. */
export const BUCKETS = 16;

export const bucketOf = (key: string): number =>
  Number(BigInt.asUintN(64, BigInt(lockKey(key))) % BigInt(BUCKETS));

/** The part of pg's client that runs a prepared statement. */
interface RawClient {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<unknown>;
}

/**
 * One statement however many events: draws the versions of their aggregates, each strictly +1 under the person's lock,
 * and gives the events of one aggregate theirs in order. The sequence follows the order of the calls.
 */
const WRITE = `
  with event as (
    select *, count(*) over (partition by aggregate, aggregate_id order by n desc) - 1 as later
    from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::text[])
      with ordinality as e(id, bucket, topic, key, type, aggregate, aggregate_id, headers, payload, n)),
  drawn as (
    insert into aggregate_versions as known (type, id, person, version)
    select aggregate, aggregate_id, min(key), count(*) from event group by aggregate, aggregate_id
    on conflict (type, id) do update set version = known.version + excluded.version
    returning type, id, version)
  insert into outbox (id, bucket, topic, key, type, headers, payload)
  select event.id, bucket, topic, key, event.type,
    headers || jsonb_build_object('ce_aggregateversion', (version - later)::text), payload
  from event join drawn on drawn.type = aggregate and drawn.id = aggregate_id
  order by n`;

/** Writes a transaction's events to its outbox, just before the commit. */
export class OutboxWriter {
  private readonly wakers = new Set<() => void>();

  /** Called after each commit that published something. */
  onCommit(wake: () => void): void {
    this.wakers.add(wake);
  }

  wake(): void {
    for (const wake of this.wakers) wake();
  }

  /** In the transaction that is open on this client. */
  async write(client: RawClient, events: readonly StagedEvent[]): Promise<void> {
    if (events.length === 0) return;
    await client.query({
      name: 'outbox-write',
      text: WRITE,
      values: [
        events.map((event) => event.id),
        events.map((event) => bucketOf(event.key)),
        events.map((event) => event.topic),
        events.map((event) => event.key),
        events.map((event) => event.type),
        events.map((event) => event.aggregate.type),
        events.map((event) => event.aggregate.id),
        events.map((event) => JSON.stringify(event.headers)),
        events.map((event) => event.payload),
      ],
    });
  }
}
