import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { DataService } from '../../../contracts/services.ts';

export const DEFAULT_RATE = 1_000;

/** What an operator asks of a service; the service itself works on it. */
export interface Order {
  readonly kind: 'replay' | 'replay-topics' | 'discard' | 'resync';
  readonly who: string;
  readonly why: string | null;
  readonly filter: object;
  readonly rate: number;
}

/** A row of `event_operations`, as `--json` shows it. */
export interface OperationRow {
  id: string;
  service: DataService;
  kind: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  who: string;
  why: string | null;
  filter: Record<string, unknown>;
  rate: number;
  total: number | null;
  done: number;
  skipped: number;
  error: string | null;
  /** Somebody works on it at this moment. */
  worked: boolean;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const COLUMNS = `id, kind, state, who, why, filter, rate, total::float8 as total, done::float8 as done,
  skipped::float8 as skipped, error, state = 'running' and leased_until > now() as worked,
  created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;

export const isOpen = ({ state }: OperationRow): boolean => state === 'queued' || state === 'running';

/** Asks for it. From here on it is done whether this command lives or not. @returns its id. */
export async function placeOrder(client: pg.Client, order: Order): Promise<string> {
  const id = randomUUID();
  await client.query(
    'insert into event_operations (id, kind, who, why, filter, rate) values ($1, $2, $3, $4, $5, $6)',
    [id, order.kind, order.who, order.why, JSON.stringify(order.filter), order.rate],
  );
  return id;
}

export async function operationById(
  client: pg.Client,
  service: DataService,
  id: string,
): Promise<OperationRow | undefined> {
  const { rows } = await client.query<OperationRow>(`select ${COLUMNS} from event_operations where id = $1`, [
    id,
  ]);
  return rows.map((row) => ({ ...row, service }))[0];
}

/** The latest, newest first. */
export async function operationsOf(
  client: pg.Client,
  service: DataService,
  { open, limit }: { open: boolean; limit: number },
): Promise<OperationRow[]> {
  const { rows } = await client.query<OperationRow>(
    `select ${COLUMNS} from event_operations ${open ? "where state in ('queued', 'running')" : ''}
     order by created_at desc, id limit $1`,
    [limit],
  );
  return rows.map((row) => ({ ...row, service }));
}

/** @returns false when it has ended already. What it has done stays done. */
export async function cancelOperation(client: pg.Client, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update event_operations set state = 'cancelled', cursor = null, finished_at = now()
     where id = $1 and state in ('queued', 'running')`,
    [id],
  );
  return rowCount === 1;
}
