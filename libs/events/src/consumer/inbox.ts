import type { Tx } from '../tx.ts';
import type { RegisteredHandler } from './handlers.ts';
import { digestOf, type Readable } from './incoming.ts';

/** What the inbox says about a record: who has not had its event yet, or that its id was used for other content. */
export type Claim = { readonly handlers: readonly RegisteredHandler[] } | 'id_reused';

interface Pair {
  readonly item: Readable;
  readonly handler: RegisteredHandler;
  readonly digest: string;
}

interface Row {
  event_id: string;
  consumer: string;
  digest: string | null;
}

const nameOf = ({ item, handler }: Pair) => `${item.read.event.id}|${handler.consumer}`;
const nameOfRow = (row: Row) => `${row.event_id}|${row.consumer}`;

/**
 * The inbox: one row for each (event, consumer), written in the handlers' own transaction; the table's key makes
 * effects happen once. A row keeps a digest, so that a producer that uses an id twice is found out: the first content
 * stands.
 */
export class Inbox {
  /** Writes the rows of these events. @returns what may be done for each, in their order. */
  async take(
    tx: Tx,
    items: readonly Readable[],
    handlersOf: (item: Readable) => readonly RegisteredHandler[],
  ): Promise<Map<Readable, Claim>> {
    const pairs = items.flatMap((item) => {
      const digest = digestOf(item.read.event.type, item.record.value);
      return handlersOf(item).map((handler) => ({ item, handler, digest }));
    });
    const taken = await insert(tx, pairs);
    const mine = new Map<Readable, RegisteredHandler[]>(items.map((item) => [item, []]));
    const known: Pair[] = [];
    for (const pair of pairs) {
      // Once for each that was taken: a second record of the same event may be in the same group.
      if (taken.delete(nameOf(pair))) mine.get(pair.item)?.push(pair.handler);
      else known.push(pair);
    }
    const reused = known.length > 0 ? await withOtherContent(tx, known) : new Set<Readable>();
    await giveBack(
      tx,
      pairs.filter(({ item, handler }) => reused.has(item) && mine.get(item)?.includes(handler)),
    );
    return new Map(
      [...mine].map(([item, handlers]) => [item, reused.has(item) ? ('id_reused' as const) : { handlers }]),
    );
  }

  /** Removes rows that were taken and are not used: their events are for a later transaction. */
  async putBack(tx: Tx, claims: ReadonlyMap<Readable, Claim>): Promise<void> {
    const pairs = [...claims].flatMap(([item, claim]) =>
      claim === 'id_reused' ? [] : claim.handlers.map((handler) => ({ item, handler })),
    );
    await giveBack(tx, pairs);
  }
}

async function insert(tx: Tx, pairs: readonly Pair[]): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const rows = await tx.query<Row>(
    `insert into inbox (event_id, consumer, person, digest)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[])
     on conflict do nothing returning event_id, consumer`,
    [
      pairs.map(({ item }) => item.read.event.id),
      pairs.map(({ handler }) => handler.consumer),
      pairs.map(({ item }) => item.read.event.subject),
      pairs.map(({ digest }) => digest),
    ],
  );
  return new Set(rows.map(nameOfRow));
}

/** Rows from before digests were kept have none, and are taken at their word. */
async function withOtherContent(tx: Tx, pairs: readonly Pair[]): Promise<Set<Readable>> {
  const rows = await tx.query<Row>('select event_id, consumer, digest from inbox where event_id = any($1)', [
    pairs.map(({ item }) => item.read.event.id),
  ]);
  const kept = new Map(rows.map((row) => [nameOfRow(row), row.digest]));
  const other = pairs.filter((pair) => (kept.get(nameOf(pair)) ?? pair.digest) !== pair.digest);
  return new Set(other.map(({ item }) => item));
}

async function giveBack(tx: Tx, pairs: readonly Pick<Pair, 'item' | 'handler'>[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.execute(
    `delete from inbox using unnest($1::uuid[], $2::text[]) as given(event_id, consumer)
     where inbox.event_id = given.event_id and inbox.consumer = given.consumer`,
    [pairs.map(({ item }) => item.read.event.id), pairs.map(({ handler }) => handler.consumer)],
  );
}
