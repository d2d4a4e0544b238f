import type pg from 'pg';
import type { DataService } from '../../../contracts/services.ts';
import {
  type DeadLetterFilter,
  deadLetterCondition,
} from '../../../libs/events/src/operating/dead-letter-filter.ts';

export type { DeadLetterFilter };

/** A dead letter as `--json` shows it; `id` is what the other sub-commands take. */
export interface DeadLetter {
  id: string;
  service: DataService;
  eventId: string | null;
  type: string | null;
  key: string | null;
  errorClass: string;
  error: string;
  attempts: number;
  release: string;
  topic: string;
  partition: number;
  offset: string;
  diedAt: Date;
}

/** How many died of the same. */
export interface DeadGroup {
  service: DataService;
  type: string | null;
  errorClass: string;
  count: number;
  latest: Date;
}

/** The latest that match, newest first. */
export async function deadLettersOf(
  client: pg.Client,
  service: DataService,
  filter: DeadLetterFilter,
  limit: number,
): Promise<DeadLetter[]> {
  const { sql, values } = deadLetterCondition(filter, 2);
  const { rows } = await client.query(
    `select id, event_id as "eventId", type, key, error_class as "errorClass", error, attempts, code_version as release,
       topic, partition, "offset", died_at as "diedAt"
     from dead_letters where ${sql} order by dead_letters.id desc limit $1`,
    [limit, ...values],
  );
  return rows.map((row: Omit<DeadLetter, 'key' | 'service'> & { key: Buffer | null }) => ({
    ...row,
    service,
    id: `${service}#${row.id}`,
    key: row.key?.toString('utf8') ?? null,
  }));
}

/** Everything that matches, by what it died of; the most frequent first. */
export async function deadGroupsOf(
  client: pg.Client,
  service: DataService,
  filter: DeadLetterFilter,
): Promise<DeadGroup[]> {
  const { sql, values } = deadLetterCondition(filter, 1);
  const { rows } = await client.query(
    `select type, error_class as "errorClass", count(*)::int as count, max(died_at) as latest
     from dead_letters where ${sql} group by type, error_class order by count desc, type`,
    values,
  );
  return rows.map((row: Omit<DeadGroup, 'service'>) => ({ service, ...row }));
}
