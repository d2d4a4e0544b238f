import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskReopened, TaskSnapshot } from '@odyssey/contracts';
import { atCrashPoints } from '../src/crash-points.ts';
import { Operations, Outbox, type SnapshotSource, type Transactions } from '../src/index.ts';
import { Resync } from '../src/resync/resync.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { until } from './records.ts';

const TO = 'ai.keep-task';
const outbox = new Outbox();

/** A step has begun to read what it will publish. */
let reading = false;

/** A service that keeps one kind of thing: a task with a title. */
const titles: SnapshotSource = {
  event: TaskSnapshot,
  count: async (tx) => Number((await tx.query('select count(*) as n from titles'))[0]?.n),
  async page(tx, person, after, limit) {
    reading = true;
    const rows = await tx.query<{ id: string; title: string }>(
      `select id, title from titles where person = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
      [person, after, limit],
    );
    return rows.map(({ id, title }) => ({ ...TaskSnapshot.sample, taskId: id, title }));
  },
};

interface Published {
  key: string;
  type: string;
  aggregate: string;
  version: number;
  to: string | undefined;
  correlation: string;
  title: string;
}

describe('a resync', () => {
  let db: EventDatabase;
  const begun: Operations[] = [];
  beforeAll(async () => {
    db = await eventDatabase();
    await db.dataSource.query('create table titles (id uuid primary key, person text not null, title text)');
  });
  afterEach(async () => {
    atCrashPoints(undefined);
    await Promise.all(begun.splice(0).map((operations) => operations.stop()));
    await db.dataSource.query('truncate titles, outbox, aggregate_versions, event_operations, erased_people');
  });
  afterAll(() => db.close());

  const worker = (transactions: Transactions = db.transactions, sources = [titles]) => {
    const operations = new Operations(transactions);
    operations.register(new Resync(transactions, outbox, sources, 'goals'));
    begun.push(operations);
    return operations;
  };
  const asked = async ({ filter = { to: TO } as object, rate = 100_000 } = {}) => {
    const id = randomUUID();
    await db.dataSource.query(
      `insert into event_operations (id, kind, who, filter, rate) values ($1, 'resync', 'ada', $2, $3)`,
      [id, JSON.stringify(filter), rate],
    );
    return id;
  };
  const order = async (id: string) =>
    (await db.dataSource.query('select * from event_operations where id = $1', [id]))[0];
  const published = async (): Promise<Published[]> =>
    (await db.dataSource.query('select key, type, headers, payload from outbox order by seq')).map(
      (row: { key: string; type: string; headers: Record<string, string>; payload: string }) => ({
        key: row.key,
        type: row.type,
        aggregate: row.headers.ce_aggregateid,
        version: Number(row.headers.ce_aggregateversion),
        to: row.headers.ce_to,
        correlation: row.headers.ce_correlationid,
        title: JSON.parse(row.payload).title,
      }),
    );
  /** Changes a thing and tells of it, as a service does. */
  const change = (person: string, id: string, title: string, transactions = db.transactions) =>
    transactions.forPerson(person, async (tx) => {
      await tx.execute(
        `insert into titles (id, person, title) values ($1, $2, $3) on conflict (id) do update set title = $3`,
        [id, person, title],
      );
      await outbox.add(tx, TaskReopened.of({ taskId: id, title }));
    });
  const someoneWith = async (things: number) => {
    const person = randomUUID();
    const ids = Array.from({ length: things }, () => randomUUID());
    for (const id of ids) await change(person, id, `first of ${id}`);
    return { person, ids: ids.sort() };
  };
  const forgetWhatWasPublished = () => db.dataSource.query('delete from outbox');

  it('publishes everything of everybody once, for one consumer, as the next version of each thing', async () => {
    const people = [await someoneWith(3), await someoneWith(1), await someoneWith(2)];
    await forgetWhatWasPublished();
    const id = await asked();
    await worker().run();
    const events = await published();
    expect(events.map(({ aggregate }) => aggregate).sort()).toEqual(people.flatMap(({ ids }) => ids).sort());
    for (const event of events)
      expect(event).toMatchObject({ type: TaskSnapshot.type, to: TO, version: 2, correlation: id });
    expect(await order(id)).toMatchObject({ state: 'done', done: '6', skipped: '0', total: '6' });
  });

  it('publishes a long life in several transactions, in order, none of it twice', async () => {
    const long = await someoneWith(230);
    const short = await someoneWith(2);
    await forgetWhatWasPublished();
    let commits = 0;
    atCrashPoints((point) => {
      if (point === 'commit.before') commits += 1;
    });
    const id = await asked({ rate: 400 });
    await worker().run();
    const of = async (person: string) =>
      (await published()).filter(({ key }) => key === person).map(({ aggregate }) => aggregate);
    expect(await of(long.person)).toEqual(long.ids);
    expect(await of(short.person)).toEqual(short.ids);
    expect(await order(id)).toMatchObject({ state: 'done', done: '232' });
    expect(commits).toBeGreaterThan(3);
  });

  it('goes on where it was when its process ends at any commit, and tells nobody of the same thing twice', async () => {
    const people = [await someoneWith(70), await someoneWith(30), await someoneWith(1)];
    await forgetWhatWasPublished();
    const id = await asked({ rate: 100 });
    for (const end of ['commit.before', 'commit.after', 'commit.before'] as const) {
      const dying = await db.another();
      const operations = worker(dying.transactions);
      let steps = 0;
      const ended = new Promise<void>((resolve) => {
        atCrashPoints((point, where) => {
          if (where !== dying.dataSource || point !== end || !reading) return;
          reading = false;
          steps += 1;
          if (steps < 2) return;
          atCrashPoints(undefined);
          resolve(operations.stop());
          throw Object.assign(new Error('the process ends'), { code: '57P01' });
        });
      });
      operations.start();
      await ended;
      begun.splice(begun.indexOf(operations), 1);
    }
    expect(await order(id)).toMatchObject({ state: 'running' });
    await worker().run();
    const told = (await published()).map(({ aggregate }) => aggregate);
    expect(new Set(told).size).toBe(told.length);
    expect(told.sort()).toEqual(people.flatMap(({ ids }) => ids).sort());
    expect(await order(id)).toMatchObject({ state: 'done', done: '101' });
  });

  it('lets a person change a thing between its reading and its telling: the last that is told of it is what it is', async () => {
    const { person, ids } = await someoneWith(3);
    const [id = ''] = ids;
    const other = await db.another();
    // A request of the person's, not a part of the step that it meets.
    const elsewhere = AsyncLocalStorage.snapshot();
    let changing: Promise<void> | undefined;
    const interrupted: SnapshotSource = {
      ...titles,
      async page(tx, ...rest) {
        const things = await titles.page(tx, ...rest);
        let changed = false;
        changing ??= elsewhere(() => change(person, id, 'changed meanwhile', other.transactions)).then(() => {
          changed = true;
        });
        await until('the change to be through, or to wait for its turn', async () => {
          const [waits] = await db.dataSource.query(
            `select 1 from pg_locks join pg_database d on d.oid = database
             where datname = current_database() and locktype = 'advisory' and not granted`,
          );
          return changed || waits !== undefined;
        });
        return things;
      },
    };
    await asked();
    await worker(db.transactions, [interrupted]).run();
    await changing;
    const told = (await published()).filter(({ aggregate }) => aggregate === id);
    expect(told.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(told.at(-1)?.title).toBe('changed meanwhile');
  });

  it('says nothing of erased people', async () => {
    const [gone, here] = [await someoneWith(2), await someoneWith(1)];
    await forgetWhatWasPublished();
    await db.dataSource.query('insert into erased_people (user_id) values ($1)', [gone.person]);
    await asked();
    await worker().run();
    expect((await published()).map(({ key }) => key)).toEqual([here.person]);
  });

  it('leaves out a thing that the catalogue refuses by now, and counts it', async () => {
    const { ids } = await someoneWith(3);
    await forgetWhatWasPublished();
    await db.dataSource.query('update titles set title = null where id = $1', [ids[1]]);
    const id = await asked();
    await worker().run();
    expect((await published()).map(({ aggregate }) => aggregate)).toEqual([ids[0], ids[2]]);
    expect(await order(id)).toMatchObject({ state: 'done', done: '2', skipped: '1' });
  });

  it('waits while the outbox is full, says so, and goes on when there is room', async () => {
    const { ids } = await someoneWith(2);
    await forgetWhatWasPublished();
    await db.dataSource.query(
      `insert into outbox (id, bucket, topic, key, type, headers, payload)
       select gen_random_uuid(), 0, 'odyssey.goals', 'somebody', 'any', '{}', '{}' from generate_series(1, 10001)`,
    );
    const id = await asked();
    const running = worker().run();
    await until('it to say why it waits', async () => /wait to be sent/.test((await order(id)).error ?? ''));
    expect(await order(id)).toMatchObject({ state: 'running', done: '0' });
    await forgetWhatWasPublished();
    await running;
    expect(await order(id)).toMatchObject({ state: 'done', done: '2', error: null });
    expect((await published()).map(({ aggregate }) => aggregate)).toEqual(ids);
  });

  it('fails with a sentence when it cannot be meant', async () => {
    await someoneWith(1);
    const nobody = await asked({ filter: {} });
    await worker().run();
    expect(await order(nobody)).toMatchObject({ state: 'failed', error: expect.stringContaining('`to`') });
    const nothing = await asked();
    await worker(db.transactions, []).run();
    expect(await order(nothing)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('goals tells nothing'),
    });
  });
});
