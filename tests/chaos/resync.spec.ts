import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odyssey/platform';
import { signedInClient, waitUntil } from '@odyssey/testing';
import pg from 'pg';
import { type Stack, startStack } from '../../tools/src/stack/index.ts';

const PEOPLE = 24;

/** A stack of its own: what is killed here must not fail for anybody else. */
describe('a resync whose service is killed', () => {
  const dir = resolve(`.odyssey/resync-${process.pid}`);
  let stack: Stack;
  let auth: pg.Client;
  let notifications: pg.Client;
  beforeAll(async () => {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    stack = await startStack({ dir, services: 'compact', env: { ODYSSEY_LIMIT_AUTH: '1000' } });
    const connect = async (url: string | undefined) => {
      const client = new pg.Client({ connectionString: url ?? '' });
      await client.connect();
      return client;
    };
    auth = await connect(stack.env.ODYSSEY_AUTH_OWNER_DATABASE_URL);
    notifications = await connect(stack.env.ODYSSEY_NOTIFICATIONS_OWNER_DATABASE_URL);
  }, 120_000);
  afterAll(async () => {
    await auth?.end();
    await notifications?.end();
    await stack?.stop();
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  const operation = async (id: string) =>
    (await auth.query('select state, done::int, total::int, error from event_operations where id = $1', [id]))
      .rows[0];
  /** How many accounts each person was kept from: one when they registered, one for each snapshot. */
  const kept = async () =>
    (
      await notifications.query(
        `select person, count(*)::int as times from inbox where consumer = 'notifications.keep-person' group by person`,
      )
    ).rows.map(({ times }) => times);

  it('goes on where it was: everybody again, nobody twice', async () => {
    await Promise.all(Array.from({ length: PEOPLE }, () => signedInClient(stack.urls.gateway)));
    await waitUntil(async () => (await kept()).length === PEOPLE, { within: 30_000, what: 'all to be kept' });
    await notifications.query('delete from people');
    const id = newId();
    await auth.query(
      `insert into event_operations (id, kind, who, why, filter, rate) values ($1, 'resync', 'suite', 'a lost copy', $2, 8)`,
      [id, JSON.stringify({ to: 'notifications.keep-person' })],
    );
    await waitUntil(async () => (await operation(id)).done >= 8, {
      within: 30_000,
      what: 'a third of the accounts to be published again',
    });
    await stack.part('auth').kill();
    const { state, done } = await operation(id);
    expect(state).toBe('running');
    expect(done).toBeLessThan(PEOPLE);
    await stack.part('auth').start();
    await waitUntil(async () => (await operation(id)).state !== 'running', {
      within: 60_000,
      what: 'the resync to end',
    });
    expect(await operation(id)).toEqual({ state: 'done', done: PEOPLE, total: PEOPLE, error: null });
    const whole = async () =>
      (await notifications.query('select 1 from people where email is not null')).rowCount;
    await waitUntil(async () => (await whole()) === PEOPLE, { within: 30_000, what: 'the copy to be whole' });
    expect(await kept()).toEqual(Array.from({ length: PEOPLE }, () => 2));
  }, 180_000);
});
