import { SYSTEM } from '@odyssey/contracts';
import { isReadable, type Readable, readIncoming, textOf } from '../consumer/incoming.ts';
import type { OpenTransaction, Transactions } from '../transactions.ts';
import type { Tx } from '../tx.ts';
import { type DeadLetterFilter, deadLetterCondition } from './dead-letter-filter.ts';
import type { Operation, OperationKind } from './operation.ts';

interface DeadLetter {
  id: string;
  topic: string;
  partition: number;
  offset: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, string>;
  error_class: string;
  error: string;
}

/** A dead letter that this version can read. */
interface ReadableLetter {
  readonly letter: DeadLetter;
  readonly item: Readable;
}

/** Where a replay has got to. What dies while it runs has a number above `until`: it would go round for ever. */
interface Cursor {
  after: string;
  until: string;
}

/**
 * Puts dead letters back into the queues of their keys, where they run through the inbox like any parked event. What
 * this version cannot read stays a dead letter and is counted as skipped. Filter: `DeadLetterFilter`.
 */
export class Replay implements OperationKind {
  readonly kind = 'replay';

  constructor(private readonly transactions: Transactions) {}

  async step(operation: Operation): Promise<'more' | 'done'> {
    const cursor = (operation.cursor as Cursor | null) ?? (await this.begin(operation));
    const letters = await this.next(operation, cursor);
    const last = letters.at(-1);
    if (!last) return 'done';
    const readable = letters.flatMap(readableOf);
    await this.transactions.forPeople(
      readable.map(({ item }) => item.key),
      async (open) => {
        const moved = await this.move(open, readable);
        await operation.advance(open.for(SYSTEM), {
          done: moved,
          skipped: letters.length - moved,
          cursor: { ...cursor, after: last.id },
        });
      },
    );
    return 'more';
  }

  private begin(operation: Operation): Promise<Cursor> {
    return this.transactions.forSystem(async (tx) => {
      const { sql, values } = deadLetterCondition(operation.filter as DeadLetterFilter, 1);
      const [found] = await tx.query<{ total: string; until: string }>(
        `select count(*) as total, coalesce(max(id), 0) as until from dead_letters where ${sql}`,
        values,
      );
      const cursor = { after: '0', until: found?.until ?? '0' };
      await operation.advance(tx, { total: Number(found?.total ?? 0), cursor });
      return cursor;
    });
  }

  private next(operation: Operation, { after, until }: Cursor): Promise<DeadLetter[]> {
    const { sql, values } = deadLetterCondition(operation.filter as DeadLetterFilter, 4);
    return this.transactions.forSystem((tx) =>
      tx.query<DeadLetter>(
        `select id, topic, partition, "offset", key, value, headers, error_class, error from dead_letters
         where id > $1 and id <= $2 and (${sql}) order by id limit $3`,
        [after, until, operation.batch, ...values],
      ),
    );
  }

  /** Under the locks of their people, so that an event that arrives now queues behind them. @returns how many wait now. */
  private async move(open: OpenTransaction, letters: readonly ReadableLetter[]): Promise<number> {
    const tx = open.for(SYSTEM);
    const rows = await tx.query<{ id: string }>(
      'select id from dead_letters where id = any($1::bigint[]) for update',
      [letters.map(({ letter }) => letter.id)],
    );
    const there = new Set(rows.map(({ id }) => id));
    const left = letters.filter(({ letter }) => there.has(letter.id));
    await parkAgain(tx, left);
    return removeParked(tx, left);
  }
}

function readableOf(letter: DeadLetter): ReadableLetter[] {
  const read = readIncoming(letter);
  const key = 'event' in read ? read.event.subject : '';
  const item = { key, record: letter, read, suspect: false, settle: () => {} };
  return isReadable(item) ? [{ letter, item }] : [];
}

/** Due at once and as if never tried, behind what waits already of the same key; why it died before stays to be read. */
async function parkAgain(tx: Tx, letters: readonly ReadableLetter[]): Promise<void> {
  await tx.execute(
    `insert into parked_events (topic, key, event_id, type, partition, "offset", value, headers, error_class, error)
     select topic, key, event_id, type, partition, "offset", value, headers, error_class, error
     from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::int[], $6::bigint[], $7::text[], $8::jsonb[],
       $9::text[], $10::text[]) with ordinality
       as l(topic, key, event_id, type, partition, "offset", value, headers, error_class, error, n)
     order by n
     on conflict (topic, key, event_id) do nothing`,
    [
      letters.map(({ letter }) => letter.topic),
      letters.map(({ item }) => item.key),
      letters.map(({ item }) => item.read.event.id),
      letters.map(({ item }) => item.read.event.type),
      letters.map(({ letter }) => letter.partition),
      letters.map(({ letter }) => letter.offset),
      letters.map(({ letter }) => textOf(letter.value)),
      letters.map(({ letter }) => JSON.stringify(letter.headers)),
      letters.map(({ letter }) => letter.error_class),
      letters.map(({ letter }) => letter.error),
    ],
  );
}

/** Only what waits with its own content goes: one whose id is another event's, too, is nowhere else. @returns how many went. */
function removeParked(tx: Tx, letters: readonly ReadableLetter[]): Promise<number> {
  return tx.execute(
    `delete from dead_letters d
     using unnest($1::bigint[], $2::text[], $3::uuid[], $4::text[]) as l(id, key, event_id, value), parked_events p
     where d.id = l.id and p.topic = d.topic and p.key = l.key and p.event_id = l.event_id and p.value = l.value`,
    [
      letters.map(({ letter }) => letter.id),
      letters.map(({ item }) => item.key),
      letters.map(({ item }) => item.read.event.id),
      letters.map(({ letter }) => textOf(letter.value)),
    ],
  );
}
