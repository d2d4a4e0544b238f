import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AchievementEarned, TaskReopened } from '@odyssey/contracts';
import { Outbox } from '../src/index.ts';
import { lockKey } from '../src/person-lock.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';

const outbox = new Outbox();
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
