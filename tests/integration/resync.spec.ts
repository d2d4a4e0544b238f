import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SignedIn, signedInClient, stack, waitUntil } from '@odyssey/testing';
import pg from 'pg';
import { recordsCausedBy, recordsOf } from './topic.ts';

const PEOPLE = 8;
const SOON = { within: 30_000 };

/** A copy that was lost is whole again from its owner's state, while life goes on. */
describe('a resync of accounts to notifications', () => {
  let people: SignedIn[];
  let notifications: pg.Client;
  let auth: pg.Client;
  beforeAll(async () => {
    notifications = new pg.Client({
      connectionString: stack().env.ODYSSEY_NOTIFICATIONS_OWNER_DATABASE_URL ?? '',
    });
    await notifications.connect();
    auth = new pg.Client({ connectionString: stack().env.ODYSSEY_AUTH_OWNER_DATABASE_URL ?? '' });
    await auth.connect();
    people = await Promise.all(Array.from({ length: PEOPLE }, () => signedInClient(stack().gateway)));
    await waitUntil(async () => (await kept()).length === PEOPLE && (await welcomes()).length === PEOPLE, {
      ...SOON,
      what: 'everybody to be known and welcomed',
    });
  }, 60_000);
  afterAll(() => Promise.all([notifications.end(), auth.end()]));

  const ids = () => people.map(({ userId }) => userId);
  const rows = async (sql: string) => (await notifications.query(sql, [ids()])).rows;
  const kept = () =>
    rows(`select owner_id as id, email, display_name as "displayName", time_zone as "timeZone",
            profile_version as version from people where owner_id = any($1::uuid[]) order by 1`);
  /** Everybody who has an account, in other suites too, and everybody of them who had one. */
  const accounts = async () =>
    new Set((await auth.query<{ id: string }>('select id from users')).rows.map(({ id }) => id));
  const erased = async () =>
    new Set(
      (await auth.query<{ id: string }>('select user_id as id from erased_people')).rows.map(({ id }) => id),
    );
  const welcomes = () =>
    rows(`select owner_id from notifications where kind = 'welcome' and owner_id = any($1::uuid[])`);
  const profiles = async () => {
    const answers = await Promise.all(people.map(({ client }) => client.get('/v1/auth/me')));
    return answers.map(({ body }) => body).sort((one, other) => (one.id < other.id ? -1 : 1));
  };

  it('brings back everyone as they are now, in order with what they change meanwhile, and welcomes nobody twice', async () => {
    await rows('delete from people where owner_id = any($1::uuid[])');
    const before = await accounts();
    const resync = odyssey(
      'events',
      'resync',
      'auth',
      '--to',
      'notifications.keep-person',
      '--rate',
      '100',
      '--json',
    );
    for (let turn = 0; !resync.ended(); turn += 1) {
      // Of the others nothing is heard but their snapshot.
      const { client } = people[turn % (PEOPLE / 2)] as SignedIn;
      const { status } = await client.patch('/v1/auth/me', { displayName: `Name ${turn}` });
      expect(status).toBe(200);
    }
    const { code, output, errors } = await resync.result;
    expect({ code, errors }).toMatchObject({ code: 0 });
    const operation = JSON.parse(output);
    expect(operation).toMatchObject({ state: 'done', skipped: 0 });
    const after = await accounts();
    // In other suites people register and leave meanwhile: counted or not, told of or not, but nobody twice.
    const stayed = [...before].filter((id) => after.has(id));
    expect(stayed).toEqual(expect.arrayContaining(ids()));
    const snapshots = await waitUntil(
      async () => {
        const found = await recordsCausedBy('odyssey.auth', operation.id);
        return found.length >= operation.done ? found : undefined;
      },
      { ...SOON, what: 'every snapshot to be published' },
    );
    const toldOf = new Set(snapshots.map(({ aggregate }) => aggregate.replace('user/', '')));
    expect([snapshots.length, toldOf.size]).toEqual([operation.done, operation.done]);
    expect(stayed.filter((id) => !toldOf.has(id))).toEqual([]);
    const gone = await erased();
    expect([...toldOf].filter((id) => !before.has(id) && !after.has(id) && !gone.has(id))).toEqual([]);
    expect(operation.total).toBeGreaterThanOrEqual(stayed.length);
    expect(operation.total).toBeLessThanOrEqual(new Set([...before, ...after, ...gone]).size);

    const told = await Promise.all(ids().map((id) => recordsOf('odyssey.auth', id)));
    for (const [index, records] of told.entries()) {
      const id = ids()[index];
      const ofUser = records.filter(({ aggregate }) => aggregate === `user/${id}`);
      expect(ofUser.map(({ version }) => version)).toEqual(ofUser.map((_, position) => position + 1));
      const ofResync = ofUser.filter(({ correlationId }) => correlationId === operation.id);
      expect(ofResync.map(({ type }) => type)).toEqual(['auth.user.snapshot.v1']);
    }
    const now = await profiles();
    await waitUntil(
      async () => {
        const copies = await kept();
        return now.every(({ id, displayName }, index) => {
          const copy = copies[index];
          return copy?.id === id && copy.displayName === displayName;
        });
      },
      { ...SOON, what: 'the copy to be whole' },
    );
    expect(await kept()).toMatchObject(
      now.map(({ id, email, displayName, timeZone }) => ({ id, email, displayName, timeZone })),
    );
    expect(await welcomes()).toHaveLength(PEOPLE);
  }, 90_000);
});

/** `./odyssey` as an operator types it, on the stack of this run. */
function odyssey(...words: string[]) {
  const { NODE_OPTIONS: _, ...env } = { ...process.env, ...stack().env };
  const child = spawn(resolve('odyssey'), words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { output: '', errors: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    texts.output += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    texts.errors += chunk;
  });
  let over = false;
  const result = new Promise<{ code: number | null; output: string; errors: string }>((done) =>
    child.once('close', (code) => {
      over = true;
      done({ code, ...texts });
    }),
  );
  return { result, ended: () => over };
}
