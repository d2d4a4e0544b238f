import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AchievementEarned, TaskReopened } from '@odyssey/contracts';
import { Outbox, PersonErased, type Transactions } from '../src/index.ts';
import { lockKey } from '../src/person-lock.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { until } from './records.ts';

const outbox = new Outbox();
const EVERYTHING_BUT_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;
const reopened = (taskId: string) => TaskReopened.of({ taskId, title: 'Walk the river loop' });

describe("a person's transaction", () => {
  let db: EventDatabase;
  beforeAll(async () => {
    db = await eventDatabase({ poolSize: 5 });
  });
  afterAll(() => db.close());

  const locks = async (person: string) => {
    const key = BigInt.asUintN(64, BigInt(lockKey(person)));
    const rows: unknown[] = await db.dataSource.query(
      `select 1 from pg_locks where locktype = 'advisory' and classid::bigint = $1 and objid::bigint = $2 and granted
       and database = (select oid from pg_database where datname = current_database())`,
      [(key >> 32n).toString(), (key & 0xffffffffn).toString()],
    );
    return rows.length;
  };

  it('holds the lock of the person until it ends', async () => {
    const person = randomUUID();
    await db.transactions.forPerson(person, async () => {
      expect(await locks(person)).toBe(1);
    });
    expect(await locks(person)).toBe(0);
  });

  it('takes its BEGIN and its lock together, so that nothing is written outside', async () => {
    const id = randomUUID();
    const failed = db.transactions.forPerson(randomUUID(), async (tx) => {
      await tx.execute('insert into erased_people (user_id) values ($1)', [id]);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await db.dataSource.query('select 1 from erased_people where user_id = $1', [id])).toEqual([]);
  });

  it('is refused to somebody who was erased, even where it waited for the erasure', async () => {
    const person = randomUUID();
    let ran = 0;
    let erase = () => {};
    const released = new Promise<void>((resolve) => {
      erase = resolve;
    });
    const other = await db.another();
    const erasure = other.transactions.forPerson(person, async (tx) => {
      await tx.execute('insert into erased_people (user_id) values ($1)', [person]);
      await released;
    });
    await until('the erasure to have its turn', async () => (await locks(person)) === 1);
    const late = db.transactions.forPerson(person, async () => {
      ran += 1;
    });
    const refused = expect(late).rejects.toThrow(PersonErased);
    erase();
    await erasure;
    await refused;
    await expect(db.transactions.forPerson(person, async () => {})).rejects.toThrow(person);
    expect([ran, await locks(person)]).toEqual([0, 0]);
    await db.transactions.forPersonEvenErased(person, async () => {
      expect(await locks(person)).toBe(1);
    });
  });

  it('uses one connection for a person, however many of theirs wait', async () => {
    const person = randomUUID();
    let running = 0;
    let most = 0;
    const burst = Array.from({ length: 30 }, () =>
      db.transactions.forPerson(person, async (tx) => {
        running += 1;
        const rows = await tx.query<{ n: string }>(
          `select count(*) as n from pg_stat_activity where datname = current_database() and state <> 'idle'`,
        );
        most = Math.max(most, Number(rows[0]?.n), running);
        running -= 1;
      }),
    );
    const other = db.transactions.forPerson(randomUUID(), async () => performance.now());
    await Promise.all(burst);
    await other;
    // The burst's one connection and the stranger's.
    expect(most).toBeLessThanOrEqual(2);
  });

  it.each<[string, (transactions: Transactions, person: string) => Promise<unknown>]>([
    ['the same person', (transactions, person) => transactions.forPerson(person, async () => {})],
    ['another person', (transactions) => transactions.forPerson(randomUUID(), async () => {})],
    ['a group', (transactions, person) => transactions.forPeople([randomUUID(), person], async () => {})],
    ['the system', (transactions) => transactions.forSystem(async () => {})],
    ['reading', (transactions) => transactions.reading(async () => {})],
  ])('has no other inside it, and says so instead of waiting for itself: %s', async (_name, inner) => {
    const person = randomUUID();
    const nested = db.transactions.forPerson(person, () => inner(db.transactions, person));
    await expect(nested).rejects.toThrow('pass its tx on');
    let later: Promise<string> = Promise.resolve('');
    await db.transactions.forPerson(person, async () => {
      // What a transaction sets off may open one of its own when it has ended.
      later = new Promise<void>((resolve) => setTimeout(resolve, 50)).then(() =>
        db.transactions.forPerson(person, async () => 'later'),
      );
    });
    expect(await later).toBe('later');
  });

  it('takes no event when it is over, rather than losing it', async () => {
    const late = Promise.withResolvers<void>();
    let branch: Promise<unknown> = Promise.resolve();
    await db.transactions.forPerson(randomUUID(), async (tx) => {
      branch = late.promise.then(() => outbox.add(tx, reopened(randomUUID())));
    });
    late.resolve();
    await expect(branch).rejects.toThrow('an event came too late');
  });

  it('does not let a query that comes too late commit by itself', async () => {
    const late = randomUUID();
    let branch: Promise<unknown> = Promise.resolve();
    const failed = db.transactions.forPerson(randomUUID(), async (tx) => {
      branch = new Promise((resolve) => setImmediate(resolve)).then(() =>
        tx.execute('insert into erased_people (user_id) values ($1)', [late]),
      );
      throw new Error('first');
    });
    await expect(failed).rejects.toThrow('first');
    await branch.catch(() => undefined);
    expect(await db.dataSource.query('select 1 from erased_people where user_id = $1', [late])).toEqual([]);
  });

  it('does not let a query that is on its way at the failure commit by itself', async () => {
    const late = randomUUID();
    let branch: Promise<unknown> = Promise.resolve();
    const failed = db.transactions.forPerson(randomUUID(), (tx) => {
      branch = tx.execute('insert into erased_people (user_id) values ($1)', [late]);
      branch.catch(() => undefined);
      return Promise.reject(new Error('first'));
    });
    await expect(failed).rejects.toThrow('first');
    await branch.catch(() => undefined);
    expect(await db.dataSource.query('select 1 from erased_people where user_id = $1', [late])).toEqual([]);
  });

  it('fails when the database kept nothing because the error of a statement was caught', async () => {
    const id = randomUUID();
    let ran = false;
    const failed = db.transactions.forPerson(randomUUID(), async (tx) => {
      tx.afterCommit(() => {
        ran = true;
      });
      await tx.execute('insert into erased_people (user_id) values ($1)', [id]);
      await tx.query('select * from no_such_table').catch(() => undefined);
    });
    await expect(failed).rejects.toThrow('nothing was committed');
    expect(ran).toBe(false);
  });

  it('keeps neither rows nor events of a failed one, and runs no after-commit work', async () => {
    const taskId = randomUUID();
    let ran = false;
    const failed = db.transactions.forPerson(randomUUID(), async (tx) => {
      tx.afterCommit(() => {
        ran = true;
      });
      await outbox.add(tx, reopened(taskId));
      await tx.query('select * from no_such_table');
    });
    await expect(failed).rejects.toThrow('no_such_table');
    expect(ran).toBe(false);
    expect(
      await db.dataSource.query(`select 1 from outbox where payload like '%' || $1 || '%'`, [taskId]),
    ).toEqual([]);
  });

  it('draws versions of an aggregate strictly +1, in the order of commits, from two processes at once', async () => {
    const person = randomUUID();
    const taskId = randomUUID();
    const other = await db.another();
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? db.transactions : other.transactions).forPerson(person, (tx) =>
          outbox.addAll(tx, [reopened(taskId), reopened(taskId)]),
        ),
      ),
    );
    const rows: { v: number }[] = await db.dataSource.query(
      `select (headers->>'ce_aggregateversion')::int as v from outbox where key = $1 order by seq`,
      [person],
    );
    expect(rows.map((row) => row.v)).toEqual(Array.from({ length: 80 }, (_, n) => n + 1));
  });

  it('draws versions and keeps the order of commits whatever the clock of its host says', async () => {
    const person = randomUUID();
    const taskId = randomUUID();
    try {
      for (const year of [2040, 2020, 2030]) {
        jest.useFakeTimers({ now: Date.UTC(year), doNotFake: [...EVERYTHING_BUT_DATE] });
        await db.transactions.forPerson(person, (tx) =>
          outbox.addAll(tx, [reopened(taskId), reopened(taskId)]),
        );
      }
    } finally {
      jest.useRealTimers();
    }
    const rows: { v: number; year: string }[] = await db.dataSource.query(
      `select (headers->>'ce_aggregateversion')::int as v, left(headers->>'ce_time', 4) as year
       from outbox where key = $1 order by seq`,
      [person],
    );
    expect(rows.map(({ v }) => v)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rows.map(({ year }) => year)).toEqual(['2040', '2040', '2020', '2020', '2030', '2030']);
  });

  it('refuses an event that the catalogue refuses, one that is too large, and one of nobody', async () => {
    const bad = { event: TaskReopened, data: { taskId: 'not a uuid', title: 'x' } };
    const large = reopened(randomUUID());
    await db.transactions.forPerson(randomUUID(), async (tx) => {
      await expect(outbox.add(tx, bad)).rejects.toThrow('taskId');
      await expect(
        outbox.add(tx, { ...large, data: { ...large.data, title: 'x'.repeat(1_100_000) } }),
      ).rejects.toThrow('at most');
    });
    const nobody = db.transactions.forSystem((tx) =>
      outbox.add(tx, AchievementEarned.of(AchievementEarned.sample)),
    );
    await expect(nobody).rejects.toThrow('belongs to a person');
  });

  it('reads one snapshot and writes nothing when it only reads', async () => {
    const writing = db.transactions.reading((tx) => tx.execute('delete from outbox'));
    await expect(writing).rejects.toThrow('read-only');
  });
});
