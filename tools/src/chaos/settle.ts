import type pg from 'pg';
import { withClient } from '../stack/postgres-client.ts';
import type { Ledger } from './ledger.ts';
import { readTopic } from './topic-reader.ts';
import { GROUP, TOPIC, type World } from './world.ts';

const EFFECTS_AT_ONCE = 20_000;
const TRANSACTIONS_AT_ONCE = 5_000;

const count = async (client: pg.Client, sql: string): Promise<number> =>
  Number((await client.query(`select count(*) as n from ${sql}`)).rows[0].n);

/** What is still on its way, in words; nothing when all has arrived. */
export async function onItsWay(world: World): Promise<string[]> {
  const [open, outbox] = await withClient(world.direct('producers'), async (client) => [
    await count(
      client,
      `pg_stat_activity where datname = current_database() and state like 'idle in trans%'`,
    ),
    await count(client, 'outbox'),
  ]);
  const parked = await withClient(world.direct('consumers'), (client) => count(client, 'parked_events'));
  const lag = await lagOf(world);
  return [
    ...(open > 0 ? [`${open} open transactions`] : []),
    ...(outbox > 0 ? [`${outbox} events in the outbox`] : []),
    ...(parked > 0 ? [`${parked} parked events`] : []),
    ...(lag > 0 ? [`${lag} records that no offset is committed for`] : []),
  ];
}

async function lagOf(world: World): Promise<number> {
  const admin = world.kafka.admin({ retry: { retries: 2 } });
  await admin.connect();
  try {
    const ends = await admin.fetchTopicOffsets(TOPIC);
    const [topic] = await admin.fetchOffsets({ groupId: GROUP, topics: [TOPIC] });
    const committed = new Map(topic?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    return ends.reduce(
      (sum, { partition, high, low }) =>
        sum + Number(high) - Math.max(committed.get(partition) ?? 0, Number(low)),
      0,
    );
  } finally {
    await admin.disconnect();
  }
}

/** Whether what nobody answered for was committed: the database itself is asked, when nothing is open in it any more. */
export async function resolveOpen(world: World, ledger: Ledger): Promise<number> {
  return withClient(world.direct('producers'), async (client) => {
    let resolved = 0;
    for (let open = ledger.open(TRANSACTIONS_AT_ONCE); open.length > 0; ) {
      const { rows } = await client.query('select distinct txn from business where txn = any($1)', [open]);
      const committed = new Set(rows.map(({ txn }) => txn as string));
      for (const txn of open) ledger.resolve(txn, committed.has(txn) ? 'committed' : 'refused');
      resolved += open.length;
      open = ledger.open(TRANSACTIONS_AT_ONCE);
    }
    return resolved;
  });
}

/** Copies the topic and the effects into the ledger, piece by piece. */
export async function collect(world: World, ledger: Ledger): Promise<void> {
  await readTopic(world.kafka, TOPIC, (records) => ledger.addRecords(records));
  await withClient(world.direct('consumers'), async (client) => {
    // Whoever erased a person may have died before it could say so.
    const erased = await client.query<{ user_id: string }>('select user_id from erased_people');
    for (const { user_id } of erased.rows) ledger.erase(user_id);
    for (let last = 0; ; ) {
      const { rows } = await client.query(
        `select consumer, n::float8 as n, event_id as "eventId", ref, person, extract(epoch from at)::float8 * 1000 as at
         from effects where n > $1 order by n limit ${EFFECTS_AT_ONCE}`,
        [last],
      );
      if (rows.length === 0) return;
      ledger.addEffects(rows);
      last = rows.at(-1).n;
    }
  });
}

/** How many of these events have an effect at every one of so many consumers. */
export function handledOf(world: World, refs: readonly string[], consumers: number): Promise<number> {
  return withClient(world.direct('consumers'), (client) =>
    count(
      client,
      `(select ref from effects where ref = any('{${refs.join(',')}}') group by ref having count(distinct consumer) >= ${consumers}) as handled`,
    ),
  );
}

/** A sentence for each event that was given up on: nothing is wrong with any of them. */
export async function deadLetters(world: World): Promise<string[]> {
  return withClient(world.direct('consumers'), async (client) => {
    const { rows } = await client.query('select event_id, error from dead_letters limit 5');
    return rows.map(({ event_id, error }) => `${event_id} is a dead letter, though it is sound: ${error}`);
  });
}
