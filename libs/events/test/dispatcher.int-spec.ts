import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ErasureRequested,
  type EventDef,
  type Received,
  TaskCompleted,
  TaskReopened,
} from '@odyssey/contracts';
import { RetryScheduler } from '../src/consumer/retry-scheduler.ts';
import { Dispatcher, ErasedPeople, type Tx } from '../src/index.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { recordOf, until } from './records.ts';

/** Surely past: now() itself is rounded to the millisecond when it is stored, and may lie ahead. */
const PAST = `now() - interval '1 second'`;

describe('the consumer', () => {
  let db: EventDatabase;
  let dispatcher: Dispatcher;
  let retries: RetryScheduler;
  /** What handlers wrote, in the order of commits. */
  const effects = async (person: string) =>
    (await db.dataSource.query('select what from effects where person = $1 order by n', [person])).map(
      (row: { what: string }) => row.what,
    );
  const react = (name: string, event: EventDef, handle: (event: Received, tx: Tx) => Promise<void>) =>
    dispatcher.handlers.register({
      name,
      event,
      strict: false,
      run: async (_data, delivery) => handle(...(delivery.args as [Received, Tx])),
    });
  const note = (tx: Tx, event: Received, what: string) =>
    tx.execute('insert into effects (person, what) values ($1, $2)', [event.subject, what]);

  beforeAll(async () => {
    db = await eventDatabase();
    await db.dataSource.query(
      'create table effects (n bigint generated always as identity, person text, what text)',
    );
  });
  afterAll(() => db.close());
  beforeEach(() => {
    dispatcher = new Dispatcher(db.dataSource, db.transactions, 'ai');
    retries = new RetryScheduler(db.transactions, dispatcher, new ErasedPeople(db.dataSource));
  });

  const completed = (person: string, title = 'Walk') =>
    TaskCompleted.example({ title }, { id: randomUUID(), subject: person });
  const titleOf = (event: Received) => (event.data as { title: string }).title;
  const due = () => db.dataSource.query(`update parked_events set next_at = ${PAST}`);

  it('has one effect though the event arrives three times', async () => {
    react('write', TaskCompleted, async (event, tx) => void (await note(tx, event, 'written')));
    const person = randomUUID();
    const record = recordOf(completed(person));
    expect(await dispatcher.deliver(record)).toBe('handled');
    expect(
      await Promise.all([dispatcher.deliver(record), dispatcher.deliver({ ...record, offset: '9' })]),
    ).toEqual(['duplicate', 'duplicate']);
    expect(await effects(person)).toEqual(['written']);
  });

  it('has one effect though both records of the event are in one group', async () => {
    react('write', TaskCompleted, async (event, tx) => void (await note(tx, event, 'written')));
    const person = randomUUID();
    const record = recordOf(completed(person));
    const outcomes = await Promise.all([
      dispatcher.deliver(record),
      dispatcher.deliver({ ...record, offset: '10' }),
    ]);
    expect(outcomes).toEqual(['handled', 'duplicate']);
    expect(await effects(person)).toEqual(['written']);
  });

  it('runs the handlers of an event one after the other, and a new handler alone', async () => {
    const order: string[] = [];
    react('first', TaskCompleted, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('first');
    });
    react('second', TaskCompleted, async () => void order.push('second'));
    const record = recordOf(completed(randomUUID()));
    await dispatcher.deliver(record);
    expect(order).toEqual(['first', 'second']);
    react('third', TaskCompleted, async () => void order.push('third'));
    await dispatcher.deliver(record);
    expect(order).toEqual(['first', 'second', 'third']);
  });

  it('takes a failing event out of its group and keeps the rest, without a trace of the failed one', async () => {
    const people = Array.from({ length: 20 }, () => randomUUID());
    const broken = people[7] as string;
    let late: Promise<unknown> = Promise.resolve();
    react('write', TaskCompleted, async (event, tx) => {
      await note(tx, event, 'written');
      if (event.subject !== broken) return;
      // A branch that outlives the failure: its insert must not commit by itself.
      late = new Promise((resolve) => setImmediate(resolve)).then(() => note(tx, event, 'late'));
      throw new Error('poison');
    });
    const outcomes = await Promise.all(
      people.map((person) => dispatcher.deliver(recordOf(completed(person)))),
    );
    await late.catch(() => undefined);
    expect(outcomes.filter((outcome) => outcome === 'handled')).toHaveLength(19);
    expect(outcomes[7]).toBe('parked');
    for (const person of people) expect(await effects(person)).toEqual(person === broken ? [] : ['written']);
  });

  it('parks nothing when the connection breaks while a handler thinks', async () => {
    const person = randomUUID();
    let runs = 0;
    react('write', TaskCompleted, async (event, tx) => {
      runs += 1;
      if (runs === 1) {
        const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
        const { manager } = tx;
        await db.dataSource.query('select pg_terminate_backend($1)', [row?.pid]);
        await until('the loss to be noticed', () => manager.queryRunner?.isReleased === true);
      }
      await note(tx, event, 'written');
    });
    expect(await dispatcher.deliver(recordOf(completed(person)))).toBe('handled');
    expect(runs).toBe(2);
    expect(await effects(person)).toEqual(['written']);
  });

  it('parks what fails because another system is away, and lets everybody else go on', async () => {
    const [broken = '', other = ''] = [randomUUID(), randomUUID()];
    react('write', TaskCompleted, async (event, tx) => {
      if (event.subject === broken)
        throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' });
      await note(tx, event, 'written');
    });
    const outcomes = [broken, other].map((person) => dispatcher.deliver(recordOf(completed(person))));
    expect(await Promise.all(outcomes)).toEqual(['parked', 'handled']);
  });

  it('keeps nothing of an erased person whom only the subject of a bad record names', async () => {
    const [erased, other] = [randomUUID(), randomUUID()];
    await db.dataSource.query('insert into erased_people (user_id) values ($1)', [erased]);
    for (const key of [null, other])
      expect(await dispatcher.deliver(recordOf(completed(erased), { key }))).toBe('erased');
    for (const key of [null, erased])
      expect(await dispatcher.deliver(recordOf(completed(other), { key }))).toBe(key ? 'erased' : 'dead');
  });

  it('queues later events of a parked key behind it, and lets them go in order when it goes through', async () => {
    let broken = true;
    react('write', TaskCompleted, async (event, tx) => {
      if (broken && titleOf(event) === '1') throw new Error('not yet');
      await note(tx, event, titleOf(event));
    });
    const person = randomUUID();
    const other = randomUUID();
    expect(await dispatcher.deliver(recordOf(completed(person, '1')))).toBe('parked');
    expect(await dispatcher.deliver(recordOf(completed(person, '2')))).toBe('parked');
    expect(await dispatcher.deliver(recordOf(completed(other, '1 of another')))).toBe('handled');
    await due();
    await retries.runDue();
    expect(await effects(person)).toEqual([]);
    broken = false;
    await due();
    await retries.runDue();
    expect(await effects(person)).toEqual(['1', '2']);
    expect(await dispatcher.deliver(recordOf(completed(person, '3')))).toBe('handled');
    expect(await effects(person)).toEqual(['1', '2', '3']);
  });

  it('makes a dead letter of the head after its last try, and the key flows on', async () => {
    react('write', TaskCompleted, async (event, tx) => {
      if (titleOf(event) === 'poison') throw new Error('never');
      await note(tx, event, titleOf(event));
    });
    const person = randomUUID();
    const poison = completed(person, 'poison');
    await dispatcher.deliver(recordOf(poison));
    await dispatcher.deliver(recordOf(completed(person, 'next')));
    await db.dataSource.query('update parked_events set attempts = 17 where event_id = $1', [poison.id]);
    await due();
    await retries.runDue();
    expect(await effects(person)).toEqual(['next']);
    const dead = await db.dataSource.query(
      'select error, attempts, value from dead_letters where event_id = $1',
      [poison.id],
    );
    expect(dead).toMatchObject([{ error: 'never', attempts: 18 }]);
    expect(JSON.parse(dead[0].value.toString())).toMatchObject({ title: 'poison' });
  });

  it('counts a try before it runs, so that an event that kills the process is not run for ever', async () => {
    const person = randomUUID();
    let runs = 0;
    let counted = 0;
    react('write', TaskCompleted, async () => {
      runs += 1;
      const [row] = await db.dataSource.query('select attempts from parked_events where key = $1', [person]);
      counted = row?.attempts ?? 0;
      throw new Error('poison');
    });
    await dispatcher.deliver(recordOf(completed(person)));
    await due();
    await retries.runDue();
    expect({ runs, counted }).toEqual({ runs: 2, counted: 2 });
    // What the last try leaves behind when the process dies in it.
    await db.dataSource.query(`update parked_events set attempts = 18, next_at = ${PAST} where key = $1`, [
      person,
    ]);
    await retries.runDue();
    expect(runs).toBe(2);
    expect(
      await db.dataSource.query("select attempts from dead_letters where key = convert_to($1, 'UTF8')", [
        person,
      ]),
    ).toEqual([{ attempts: 18 }]);
  });

  it('is tried once though two replicas look for it at the same time', async () => {
    const person = randomUUID();
    let runs = 0;
    let other: Promise<void> = Promise.resolve();
    // It is not inside the transaction that is about to fail.
    const anotherReplica = AsyncLocalStorage.snapshot();
    react('write', TaskCompleted, async () => {
      runs += 1;
      if (runs === 2) {
        other = anotherReplica(() => retries.runDue());
      }
      throw new Error('not yet');
    });
    await dispatcher.deliver(recordOf(completed(person)));
    await db.dataSource.query(`update parked_events set next_at = ${PAST} where key = $1`, [person]);
    await retries.runDue();
    await other;
    expect(runs).toBe(2);
  });

  it("does not wait behind another person's lock", async () => {
    let broken = true;
    react('write', TaskCompleted, async (event, tx) => {
      if (broken) throw new Error('not yet');
      await note(tx, event, 'written');
    });
    const [locked, free] = [randomUUID(), randomUUID()];
    await dispatcher.deliver(recordOf(completed(locked)));
    await dispatcher.deliver(recordOf(completed(free)));
    broken = false;
    await db.dataSource.query(`update parked_events set next_at = ${PAST} where key = $1`, [locked]);
    await db.dataSource.query(`update parked_events set next_at = ${PAST} where key = $1`, [free]);
    const { transactions } = db;
    const withoutLock = Object.assign(Object.create(transactions), {
      forPersonEvenErased: (person: string, work: (tx: Tx) => Promise<unknown>) =>
        person === locked
          ? Promise.reject(Object.assign(new Error('lock timeout'), { code: '55P03' }))
          : transactions.forPersonEvenErased(person, work),
    });
    await new RetryScheduler(withoutLock, dispatcher, new ErasedPeople(db.dataSource)).runDue();
    expect(await effects(free)).toEqual(['written']);
    await db.dataSource.query('delete from parked_events where key = $1', [locked]);
  });

  it.each([
    [
      'bytes that are no JSON',
      (r: ReturnType<typeof recordOf>) => ({ ...r, value: Buffer.from([0xff, 0x00]) }),
      'json',
    ],
    ['a null value', (r: ReturnType<typeof recordOf>) => ({ ...r, value: null }), 'json'],
    [
      'a missing id',
      (r: ReturnType<typeof recordOf>) => ({ ...r, headers: { ...r.headers, ce_id: undefined } }),
      'envelope',
    ],
    [
      'a key that is not the subject',
      (r: ReturnType<typeof recordOf>) => ({ ...r, key: 'someone-else' }),
      'key',
    ],
    [
      'a key that cannot be stored',
      (r: ReturnType<typeof recordOf>) => ({
        ...r,
        key: 'a\0b',
        headers: { ...r.headers, ce_subject: 'a\0b' },
      }),
      'key',
    ],
    ['no key', (r: ReturnType<typeof recordOf>) => ({ ...r, key: null }), 'key'],
    [
      'data that the catalogue refuses',
      (r: ReturnType<typeof recordOf>) => ({ ...r, value: '{"title":7}' }),
      'data',
    ],
    [
      'a type nobody knows',
      (r: ReturnType<typeof recordOf>) => ({
        ...r,
        headers: { ...r.headers, ce_type: 'goals.task.exploded.v1' },
      }),
      'unknown_type',
    ],
    [
      'another topic than its own',
      (r: ReturnType<typeof recordOf>) => ({ ...r, topic: 'odyssey.ai' }),
      'envelope',
    ],
  ])('keeps %s as a dead letter with a reason', async (_name, spoil, errorClass) => {
    react('write', TaskCompleted, async () => {});
    const record = spoil(recordOf(completed(randomUUID())));
    expect(await dispatcher.deliver(record)).toBe('dead');
    expect(await dispatcher.deliver(record)).toBe('dead');
    const rows = await db.dataSource.query(
      'select error_class from dead_letters where "offset" = $1 and topic = $2',
      [record.offset, record.topic],
    );
    expect(rows).toEqual([{ error_class: errorClass }]);
  });

  it('keeps a NUL in a header from blocking the lane, whether the event can be read or not', async () => {
    react('write', TaskCompleted, async (event) => {
      throw new Error(`cannot write ${titleOf(event)}`);
    });
    const unreadable = recordOf(completed(randomUUID()));
    unreadable.headers = { ...unreadable.headers, ce_type: 'a\0b' };
    expect(await dispatcher.deliver(unreadable)).toBe('dead');
    const failing = recordOf(completed(randomUUID(), 'a\0b'));
    failing.headers = { ...failing.headers, 'x-note': 'a\0b' };
    expect(await dispatcher.deliver(failing)).toBe('parked');
  });

  it('runs only the handler that an event is meant for, now and when it is tried again', async () => {
    let broken = true;
    react('first', TaskCompleted, async (event, tx) => void (await note(tx, event, 'first')));
    react('second', TaskCompleted, async (event, tx) => {
      if (broken) throw new Error('not yet');
      await note(tx, event, 'second');
    });
    const person = randomUUID();
    const meantFor = (to: string) => recordOf({ ...completed(person), to });
    expect(await dispatcher.deliver(meantFor('ai.first'))).toBe('handled');
    expect(await dispatcher.deliver(meantFor('ai.third'))).toBe('ignored');
    expect(await dispatcher.deliver(meantFor('memory'))).toBe('ignored');
    expect(await dispatcher.deliver(meantFor('ai.second'))).toBe('parked');
    broken = false;
    await due();
    await retries.runDue();
    expect(await effects(person)).toEqual(['first', 'second']);
    expect(await dispatcher.deliver(meantFor('ai'))).toBe('handled');
    expect(await effects(person)).toEqual(['first', 'second', 'first', 'second']);
  });

  it('counts what no handler wants, and stores nothing for it', async () => {
    react('write', TaskCompleted, async () => {});
    expect(await dispatcher.deliver(recordOf(TaskReopened.example({}, { id: randomUUID() })))).toBe(
      'ignored',
    );
    expect(dispatcher.counts.ignored).toBe(1);
  });

  it('brings nobody back: events of an erased person have no effect, those of the erasure itself do', async () => {
    react('write', TaskCompleted, async (event, tx) => void (await note(tx, event, 'written')));
    react('erase', ErasureRequested, async (event, tx) => void (await note(tx, event, 'erased')));
    const person = randomUUID();
    await db.dataSource.query('insert into erased_people (user_id) values ($1)', [person]);
    expect(await dispatcher.deliver(recordOf(completed(person)))).toBe('erased');
    const erasure = ErasureRequested.example({}, { id: randomUUID(), subject: person });
    expect(await dispatcher.deliver(recordOf(erasure))).toBe('handled');
    expect(await effects(person)).toEqual(['erased']);
  });

  it('keeps no dead letter of an erased person either', async () => {
    react('write', TaskCompleted, async () => {});
    const person = randomUUID();
    await db.dataSource.query('insert into erased_people (user_id) values ($1)', [person]);
    expect(await dispatcher.deliver({ ...recordOf(completed(person)), value: '{"title":7}' })).toBe('erased');
  });

  it('parks an event that ended the process three times, without running it again', async () => {
    let ran = 0;
    react('write', TaskCompleted, async () => {
      ran += 1;
    });
    const event = completed(randomUUID());
    await db.dataSource.query('insert into event_starts (event_id, starts) values ($1, 3)', [event.id]);
    const outcome = await new Promise((resolve) => dispatcher.accept(recordOf(event), resolve, true));
    expect(outcome).toBe('parked');
    expect(ran).toBe(0);
  });
});
