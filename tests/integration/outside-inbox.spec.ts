import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { handleOnce, INBOX_TABLE } from '@odyssey/contracts/inbox';
import { newId } from '@odyssey/platform';
import { waitUntil } from '@odyssey/testing';
import type { PoolClient } from 'pg';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

/** `handleOnce`, which docs/consumers.md offers to programs outside the house. */
describe('an inbox of someone else', () => {
  let database: OwnDatabase;
  const open: PoolClient[] = [];
  const connection = async () => {
    const client = await database.pool.connect();
    open.push(client);
    return client;
  };
  const effects = async (id: string) =>
    (await database.pool.query('select 1 from effects where event_id = $1', [id])).rowCount;

  beforeAll(async () => {
    database = await ownDatabase();
    await database.pool.query(INBOX_TABLE);
    await database.pool.query(INBOX_TABLE);
    await database.pool.query('create table effects (event_id uuid)');
  });
  afterEach(() => {
    for (const client of open.splice(0)) client.release();
  });
  afterAll(() => database.close());

  const effect = (client: PoolClient, id: string) => () =>
    client.query('insert into effects values ($1)', [id]);

  it('runs the work of an event once for each consumer', async () => {
    const client = await connection();
    const event = { id: newId() };
    expect(await handleOnce(client, 'mine', event, effect(client, event.id))).toBe(true);
    expect(await handleOnce(client, 'mine', event, effect(client, event.id))).toBe(false);
    expect(await handleOnce(client, 'another', event, effect(client, event.id))).toBe(true);
    expect(await effects(event.id)).toBe(2);
  });

  it('stores nothing when the work fails, and runs it again', async () => {
    const client = await connection();
    const event = { id: newId() };
    const failing = async () => {
      await effect(client, event.id)();
      throw new Error('not today');
    };
    await expect(handleOnce(client, 'mine', event, failing)).rejects.toThrow('not today');
    expect(await effects(event.id)).toBe(0);
    expect(await handleOnce(client, 'mine', event, effect(client, event.id))).toBe(true);
    expect(await effects(event.id)).toBe(1);
  });

  it('makes the second of two processes wait, and do nothing', async () => {
    const [one, other] = [await connection(), await connection()];
    const event = { id: newId() };
    const [inside, may] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = handleOnce(one, 'mine', event, async () => {
      await effect(one, event.id)();
      inside.resolve();
      await may.promise;
    });
    await inside.promise;
    const second = handleOnce(other, 'mine', event, effect(other, event.id));
    const waiting =
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    await waitUntil(async () => ((await database.pool.query(waiting)).rowCount ?? 0) > 0, {
      within: 10_000,
      what: 'one to wait for the other',
    });
    may.resolve();
    expect(await Promise.all([first, second])).toEqual([true, false]);
    expect(await effects(event.id)).toBe(1);
  });

  it('takes a connection, not a pool', () => {
    // @ts-expect-error A pool would begin on one connection and commit on another.
    const wrong = () => handleOnce(database.pool, 'mine', { id: newId() }, async () => {});
    expect(wrong).toBeInstanceOf(Function);
  });
});
