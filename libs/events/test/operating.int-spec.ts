import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Received, TaskCompleted, toHeaders } from '@odyssey/contracts';
import { bury } from '../src/consumer/dead-letters.ts';
import { RetryScheduler } from '../src/consumer/retry-scheduler.ts';
import { Dispatcher, ErasedPeople, Operations } from '../src/index.ts';
import { Discard } from '../src/operating/discard.ts';
import type { OperationKind } from '../src/operating/operation.ts';
import { Replay } from '../src/operating/replay.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { recordOf, until } from './records.ts';

const PAST = `now() - interval '1 second'`;

interface Asked {
  state: string;
  done: number;
  skipped: number;
  total: number | null;
  error: string | null;
  cursor: unknown;
}

describe('what operators ask for', () => {
  let db: EventDatabase;
  let dispatcher: Dispatcher;
  let retries: RetryScheduler;
  /** What the handler's bug hits: nothing, everything, or what is not titled "Sound". */
  let broken: 'not' | 'wholly' | 'unless sound' = 'not';
  /** What ran of the 100,000, in order: a statement each would be most of the test's time. */
  const ran: { id: string; person: string; number: number }[] = [];

  beforeAll(async () => {
    db = await eventDatabase();
    await db.dataSource.query(
      'create table effects (n bigint generated always as identity, event_id uuid, person text, what text)',
    );
    dispatcher = new Dispatcher(db.dataSource, db.transactions, 'ai');
    dispatcher.handlers.register({
      name: 'write',
      event: TaskCompleted,
      strict: false,
      run: async (_data, delivery) => {
        const [event, tx] = delivery.args as [
          Received<typeof TaskCompleted>,
          { execute(sql: string, v: unknown[]): Promise<number> },
        ];
        const [, number] = /^bulk (\d+)$/.exec(event.data.title) ?? [];
        if (number) return void ran.push({ id: event.id, person: event.subject, number: Number(number) });
        if (broken === 'wholly' || (broken === 'unless sound' && event.data.title !== 'Sound'))
          throw new Error('the shelf is full');
        await tx.execute('insert into effects (event_id, person, what) values ($1, $2, $3)', [
          event.id,
          event.subject,
          event.data.title,
        ]);
      },
    });
    retries = new RetryScheduler(db.transactions, dispatcher, new ErasedPeople(db.dataSource));
  });
  afterAll(() => db.close());
  beforeEach(() => {
    broken = 'not';
  });

  const rows = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => db.dataSource.query(sql, values);
  const worker = (...more: OperationKind[]) => {
    const operations = new Operations(db.transactions);
    for (const kind of [new Replay(db.transactions), new Discard(db.transactions), ...more])
      operations.register(kind);
    return operations;
  };
  const ask = async (kind: string, filter: object, rate = 100_000): Promise<string> => {
    const id = randomUUID();
    await rows('insert into event_operations (id, kind, who, filter, rate) values ($1, $2, $3, $4, $5)', [
      id,
      kind,
      'ada',
      JSON.stringify(filter),
      rate,
    ]);
    return id;
  };
  const asked = async (id: string): Promise<Asked> => {
    const [row] = await rows<Asked>(
      `select state, done::int, skipped::int, total::int, error, cursor from event_operations where id = $1`,
      [id],
    );
    if (!row) throw new Error('the operation is gone');
    return row;
  };
  const completed = (person: string, title: string) =>
    TaskCompleted.example({ title }, { id: randomUUID(), subject: person });
  const effects = async (person: string) =>
    (await rows<{ what: string }>('select what from effects where person = $1 order by n', [person])).map(
      ({ what }) => what,
    );
  const deadOf = (person: string) =>
    rows<{ id: string; error: string }>(
      `select id, error from dead_letters where key = convert_to($1, 'UTF8') order by id`,
      [person],
    );
  /** Fails for an hour, in a moment. */
  const die = async (event: Received) => {
    broken = 'wholly';
    expect(await dispatcher.deliver(recordOf(event))).toBe('parked');
    await rows(`update parked_events set attempts = 17, next_at = ${PAST} where event_id = $1`, [event.id]);
    await retries.runDue();
    broken = 'not';
  };

  it('a dead letter runs again through the inbox, and what was dead before it comes before what arrives now', async () => {
    const person = randomUUID();
    for (const title of ['first', 'second']) await die(completed(person, title));
    expect(await deadOf(person)).toHaveLength(2);
    const id = await ask('replay', { user: person });
    await worker().run();
    expect(await asked(id)).toMatchObject({ state: 'done', total: 2, done: 2, skipped: 0, cursor: null });
    // Not run yet: a live event of the same person queues behind.
    expect(await dispatcher.deliver(recordOf(completed(person, 'third')))).toBe('parked');
    await retries.runDue();
    expect(await effects(person)).toEqual(['first', 'second', 'third']);
    expect(await deadOf(person)).toEqual([]);
  });

  it('a dead letter that has its id from another one stays when that one waits already', async () => {
    const person = randomUUID();
    const event = completed(person, 'one');
    await die(event);
    const other = { ...recordOf({ ...event, data: { ...event.data, title: 'two' } }), offset: '4711' };
    await bury(db.dataSource, other, { errorClass: 'id_reused', error: 'came before', attempts: 0 });
    const id = await ask('replay', { user: person });
    await worker().run();
    expect(await asked(id)).toMatchObject({ state: 'done', total: 2, done: 1, skipped: 1 });
    expect(await deadOf(person)).toMatchObject([{ error: 'came before' }]);
    await retries.runDue();
    expect(await effects(person)).toEqual(['one']);
  });

  it('what fails again is parked with its new reason, and dies again in the end', async () => {
    const person = randomUUID();
    const event = completed(person, 'still bad');
    await die(event);
    await ask('replay', { user: person });
    await worker().run();
    broken = 'unless sound';
    await retries.runDue();
    const [row] = await rows<{ attempts: number; error: string }>(
      'select attempts, error from parked_events where event_id = $1',
      [event.id],
    );
    expect(row).toMatchObject({ error: 'the shelf is full' });
    expect(row?.attempts).toBeGreaterThan(0);
    await rows(`update parked_events set attempts = 17, next_at = ${PAST} where event_id = $1`, [event.id]);
    await retries.runDue();
    expect(await deadOf(person)).toMatchObject([{ error: 'the shelf is full' }]);
  });

  it('one that fails among them holds up nobody else, and its own later ones wait behind it', async () => {
    const [ana, ben] = [randomUUID(), randomUUID()];
    for (const [person, title] of [
      [ana, 'Sound'],
      [ben, 'bad'],
      [ben, 'Sound'],
      [ana, 'Sound'],
    ] as const)
      await die(completed(person, title));
    await rows(`update dead_letters set error = 'mixed' where key = any($1)`, [
      [ana, ben].map((person) => Buffer.from(person)),
    ]);
    await ask('replay', { error: 'mixed' });
    await worker().run();
    broken = 'unless sound';
    await retries.runDue();
    expect([await effects(ana), await effects(ben)]).toEqual([['Sound', 'Sound'], []]);
    const waiting = await rows<{ attempts: number }>(
      'select attempts from parked_events where key = $1 order by seq',
      [ben],
    );
    expect(waiting.map(({ attempts }) => attempts > 1)).toEqual([true, false]);
    broken = 'not';
    await rows(`update parked_events set next_at = ${PAST} where key = $1`, [ben]);
    await retries.runDue();
    expect(await effects(ben)).toEqual(['bad', 'Sound']);
  });

  it('what dies while a replay runs is left for the next one', async () => {
    const person = randomUUID();
    for (const title of ['a', 'b']) await die(completed(person, title));
    const id = await ask('replay', { user: person }, 1);
    const running = worker().run();
    await until('its first step', async () => (await asked(id)).done > 0);
    await dispatcher.deliver(recordOf(completed(person, 'late'), { value: 'no json' }));
    await running;
    expect(await asked(id)).toMatchObject({ state: 'done', total: 2, done: 2, skipped: 0 });
    expect(await deadOf(person)).toHaveLength(1);
  });

  it('waits for whoever writes for the person', async () => {
    const person = randomUUID();
    await die(completed(person, 'x'));
    const id = await ask('replay', { user: person });
    const other = await db.another();
    let release = () => {};
    let holds = false;
    const writing = other.transactions.forPerson(person, async () => {
      holds = true;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    await until('the other to hold the lock', () => holds);
    const running = worker().run();
    await until('the replay to wait for it', async () => {
      const [waiting] = await rows<{ n: number }>(
        `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      );
      return (waiting?.n ?? 0) > 0;
    });
    expect((await asked(id)).done).toBe(0);
    release();
    await writing;
    await running;
    expect(await asked(id)).toMatchObject({ state: 'done', done: 1 });
  });

  it('what cannot be read stays a dead letter and is counted as left', async () => {
    const person = randomUUID();
    await dispatcher.deliver(recordOf(completed(person, 'x'), { value: 'no json' }));
    const id = await ask('replay', { user: person });
    await worker().run();
    expect(await asked(id)).toMatchObject({ state: 'done', total: 1, done: 0, skipped: 1 });
    expect(await deadOf(person)).toHaveLength(1);
  });

  it('the filter leaves everybody else alone', async () => {
    const [ana, ben] = [randomUUID(), randomUUID()];
    for (const person of [ana, ben]) await die(completed(person, 'x'));
    const [letter] = await deadOf(ana);
    for (const filter of [
      { user: ana, type: 'goals.goal' },
      { user: ana, error: '23505' },
      { user: ana, until: '2020-01-01T00:00:00Z' },
    ]) {
      const id = await ask('replay', filter);
      await worker().run();
      expect(await asked(id)).toMatchObject({ state: 'done', total: 0, done: 0 });
    }
    await ask('replay', { ids: [Number(letter?.id)], type: 'goals.task', error: 'SHELF' });
    await worker().run();
    await retries.runDue();
    expect([await effects(ana), await effects(ben)]).toEqual([['x'], []]);
    expect(await deadOf(ben)).toHaveLength(1);
  });

  it('a discarded event is gone, and its key flows on', async () => {
    const person = randomUUID();
    const [bad, next] = [completed(person, 'bad'), completed(person, 'Sound')];
    broken = 'unless sound';
    for (const event of [bad, next]) expect(await dispatcher.deliver(recordOf(event))).toBe('parked');
    const behind = await ask('discard', { parked: next.id });
    await worker().run();
    expect(await asked(behind)).toMatchObject({
      state: 'failed',
      error: `it has not failed, it waits behind ${bad.id}`,
    });
    const id = await ask('discard', { parked: bad.id });
    await worker().run();
    expect(await asked(id)).toMatchObject({ state: 'done', done: 1 });
    await retries.runDue();
    expect(await effects(person)).toEqual(['Sound']);

    await die(completed(person, 'dead'));
    const [letter] = await deadOf(person);
    await ask('discard', { deadLetter: letter?.id });
    await worker().run();
    const again = await ask('discard', { deadLetter: letter?.id });
    await worker().run();
    expect(await deadOf(person)).toEqual([]);
    expect(await asked(again)).toMatchObject({
      state: 'failed',
      error: `there is no dead letter ${letter?.id} any more`,
    });
  });

  it('an operation that was cancelled goes no further, and keeps what it has done', async () => {
    const person = randomUUID();
    for (const title of ['a', 'b', 'c']) await die(completed(person, title));
    const id = await ask('replay', { user: person }, 1);
    const operations = worker();
    const running = operations.run();
    await until('its first step', async () => (await asked(id)).done > 0);
    await rows(`update event_operations set state = 'cancelled' where id = $1`, [id]);
    await running;
    expect((await asked(id)).state).toBe('cancelled');
    expect((await deadOf(person)).length + (await asked(id)).done).toBe(3);
    expect(await deadOf(person)).not.toEqual([]);
  });

  it('an operation runs in one worker at a time; when that one is silent another goes on, and the first keeps nothing more', async () => {
    let inside = 0;
    let most = 0;
    let hold: Promise<void> = Promise.resolve();
    const kind: OperationKind = {
      kind: 'count',
      async step(operation) {
        inside += 1;
        most = Math.max(most, inside);
        await hold;
        try {
          await db.transactions.forSystem((tx) => operation.advance(tx, { done: 1 }));
        } finally {
          inside -= 1;
        }
        return operation.done >= 9 ? 'done' : 'more';
      },
    };
    const [one, other] = [worker(kind), worker(kind)];
    const id = await ask('count', {});
    await Promise.all([one.run(), other.run()]);
    expect([most, (await asked(id)).done]).toEqual([1, 10]);

    const second = await ask('count', {});
    let release = () => {};
    hold = new Promise((resolve) => {
      release = resolve;
    });
    const silent = one.run();
    await until('the first step', () => inside === 1);
    await rows(
      `update event_operations set worker = $2, leased_until = now() + interval '1 minute' where id = $1`,
      [second, randomUUID()],
    );
    release();
    await silent;
    expect(await asked(second)).toMatchObject({ state: 'running', done: 0 });
    await rows(`update event_operations set leased_until = ${PAST} where id = $1`, [second]);
    await other.run();
    expect(await asked(second)).toMatchObject({ state: 'done', done: 10 });
  });

  it('100,000 dead letters run again once each, though the service ends twice on the way', async () => {
    const people = Array.from({ length: 2_000 }, () => randomUUID());
    const headers = toHeaders(TaskCompleted.example({}, { id: '%id', subject: '%person' }));
    await rows(
      `insert into dead_letters (topic, partition, "offset", event_id, type, key, value, headers, error_class, error, attempts, code_version)
       select 'odyssey.goals', 1, n, id, 'goals.task.completed.v1', convert_to(person, 'UTF8'),
         convert_to(jsonb_set($2::jsonb, '{title}', to_jsonb('bulk ' || n))::text, 'UTF8'),
         replace(replace($3, '%id', id), '%person', person)::jsonb, 'bulk', 'x', 18, '0'
       from (select n, gen_random_uuid()::text as id, ($1::text[])[1 + n % 2000] as person from generate_series(1, 100000) n) l`,
      [people, JSON.stringify(TaskCompleted.example().data), JSON.stringify(headers)],
    );
    const id = await ask('replay', { error: 'bulk' });
    const began = performance.now();
    for (const enough of [30_000, 70_000]) {
      const operations = worker();
      operations.start();
      await until(`${enough} to be moved`, async () => (await asked(id)).done >= enough, 200_000);
      await operations.stop();
      const { state, done } = await asked(id);
      expect(state).toBe('running');
      const [counts] = await rows<{ dead: number; parked: number }>(
        `select (select count(*)::int from dead_letters where error_class = 'bulk') as dead,
           (select count(*)::int from parked_events where error_class = 'bulk') as parked`,
      );
      expect(counts).toEqual({ dead: 100_000 - done, parked: done });
    }
    await worker().run();
    expect(await asked(id)).toMatchObject({ state: 'done', total: 100_000, done: 100_000, skipped: 0 });
    const moved = performance.now();
    await until(
      'everything to run',
      async () => {
        await retries.runDue();
        const [left] = await rows<{ n: number }>(
          "select count(*)::int as n from parked_events where error_class = 'bulk'",
        );
        return left?.n === 0;
      },
      200_000,
    );
    const through = performance.now();
    console.info(`moved in ${Math.round(moved - began)} ms, ran in ${Math.round(through - moved)} ms`);
    expect(ran).toHaveLength(100_000);
    expect(new Set(ran.map((one) => one.id)).size).toBe(100_000);
    for (const ofOne of Map.groupBy(ran, ({ person }) => person).values()) {
      const numbers = ofOne.map((one) => one.number);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
    const [kept] = await rows<{ n: number }>('select count(*)::int as n from inbox where person = any($1)', [
      people,
    ]);
    expect(kept?.n).toBe(100_000);
  }, 300_000);
});
