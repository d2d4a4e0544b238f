import { toHeaders } from '@odyssey/contracts';
import type { QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { messageContext } from '../message-context.ts';
import { lockKey } from '../person-lock.ts';
import type { StagedFact } from '../tx.ts';

/** Kafka's `max.message.bytes` of our topics, less room for the headers. */
export const MAX_PAYLOAD_BYTES = 1_048_576 - 8_192;
/** The relay's unit of ownership; not Kafka's partitions, which the producer's partitioner chooses. */
export const BUCKETS = 16;

export const bucketOf = (key: string): number =>
  Number(BigInt.asUintN(64, BigInt(lockKey(key))) % BigInt(BUCKETS));

interface Versioned {
  type: string;
  id: string;
  person: string;
  count: number;
}

/** Writes a transaction's events to its outbox, just before the commit: two statements however many there are. */
export class OutboxWriter {
  private readonly wakers = new Set<() => void>();

  constructor(private readonly service: string) {}

  /** Called after each commit that published something. */
  onCommit(wake: () => void): void {
    this.wakers.add(wake);
  }

  wake(): void {
    for (const wake of this.wakers) wake();
  }

  /** @returns how many events were written. */
  async write(runner: QueryRunner, staged: readonly StagedFact[]): Promise<number> {
    if (staged.length === 0) return 0;
    const versions = await this.drawVersions(runner, staged);
    const context = messageContext.getStore();
    const rows = staged.map(({ fact, person, cause, traceparent, to }) => {
      const aggregate = aggregateOf(fact);
      const id = uuidv7();
      const headers = toHeaders({
        id,
        type: fact.event.type,
        source: `/services/${this.service}`,
        subject: person,
        time: new Date().toISOString(),
        correlationId: cause?.correlationId ?? context?.correlationId ?? id,
        ...(cause ? { causationId: cause.id } : {}),
        aggregate: { ...aggregate, version: versions.next(aggregate) },
        ...(to ? { to } : {}),
        ...withTrace(traceparent ?? cause?.traceparent),
      });
      return {
        id,
        bucket: bucketOf(person),
        topic: fact.event.topic,
        key: person,
        type: fact.event.type,
        headers,
        payload: JSON.stringify(fact.data),
      };
    });
    await runner.query(
      `insert into outbox (id, bucket, topic, key, type, headers, payload)
       select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::text[])`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.bucket),
        rows.map((row) => row.topic),
        rows.map((row) => row.key),
        rows.map((row) => row.type),
        rows.map((row) => JSON.stringify(row.headers)),
        rows.map((row) => row.payload),
      ],
    );
    return rows.length;
  }

  /** Strictly +1 for each aggregate: drawn under the person's lock, so no two transactions can draw the same. */
  private async drawVersions(runner: QueryRunner, staged: readonly StagedFact[]) {
    const counts = new Map<string, Versioned>();
    for (const { fact, person } of staged) {
      const aggregate = aggregateOf(fact);
      const entry = counts.get(keyOf(aggregate)) ?? { ...aggregate, person, count: 0 };
      entry.count += 1;
      counts.set(keyOf(aggregate), entry);
    }
    const wanted = [...counts.values()];
    const { records } = await runner.query(
      `insert into aggregate_versions (type, id, person, version)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::int[])
       on conflict (type, id) do update set version = aggregate_versions.version + excluded.version
       returning type, id, version`,
      [
        wanted.map((w) => w.type),
        wanted.map((w) => w.id),
        wanted.map((w) => w.person),
        wanted.map((w) => w.count),
      ],
      true,
    );
    const last = new Map<string, number>();
    for (const row of records as { type: string; id: string; version: number }[]) {
      last.set(keyOf(row), row.version - (counts.get(keyOf(row))?.count ?? 0));
    }
    return {
      next(aggregate: { type: string; id: string }): number {
        const version = (last.get(keyOf(aggregate)) ?? 0) + 1;
        last.set(keyOf(aggregate), version);
        return version;
      },
    };
  }
}

function aggregateOf(fact: StagedFact['fact']): { type: string; id: string } {
  return {
    type: fact.event.aggregate,
    id: String((fact.data as Record<string, unknown>)[fact.event.aggregateId]),
  };
}

const keyOf = ({ type, id }: { type: string; id: string }) => `${type}/${id}`;

const withTrace = (traceparent: string | undefined) => (traceparent ? { traceparent } : {});
