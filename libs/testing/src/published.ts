import { type EventDef, type Received, readAttributes } from '@odyssey/contracts';
import type { TestDatabase } from './test-database.ts';

/** An event as it will reach its consumers. */
export type PublishedEvent<E extends EventDef = EventDef> = Received<E>;

interface Row {
  key: string;
  headers: Record<string, string>;
  payload: string;
}

/** The events in the outbox of a service that runs without Kafka, oldest first. */
export async function publishedIn<E extends EventDef>(
  database: TestDatabase,
  event?: E,
): Promise<PublishedEvent<E>[]> {
  const rows = await database.rows<Row>(
    'select key, headers, payload from outbox where $1::text is null or type = $1 order by seq',
    [event?.type ?? null],
  );
  return rows.map(({ key, headers, payload }) => ({
    ...readAttributes({ key, headers, value: payload }),
    data: JSON.parse(payload) as Received<E>['data'],
  }));
}
