import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { auth } from '@odyssey/auth';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import { startService } from '@odyssey/platform';
import {
  PublicClient,
  type SignedIn,
  signedInClient,
  stack,
  type TestDatabase,
  testDatabase,
  waitUntil,
} from '@odyssey/testing';
import { withClient } from '../../tools/src/stack/postgres-client.ts';
import { EXECUTABLE, environment, type Said, tooLong } from '../operations/cli.ts';
import { DOORS } from './surface/doors.ts';

jest.setTimeout(90_000);

/** So long after the commit that ends them, no service takes a token any more. Milliseconds. */
const BOUND = 2_000;

/** `./odyssey auth end-sessions …` as an operator types it, who reaches the database of auth and nothing else. */
const endSessions = (
  words: readonly string[],
  database = stack().env.ODYSSEY_AUTH_DATABASE_URL,
): Promise<Said> =>
  new Promise((resolve) => {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, NO_COLOR: '1', ODYSSEY_AUTH_DATABASE_URL: database };
    execFile(EXECUTABLE, ['auth', 'end-sessions', ...words], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    );
  });

const statusAt = async (service: DataService, token: string): Promise<number> => {
  const answer = await fetch(`${stack().url(service)}${DOORS[service]}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await answer.body?.cancel();
  return answer.status;
};
const everywhere = (token: string) =>
  Promise.all(DATA_SERVICES.map(async (service) => [service, await statusAt(service, token)]));
const all = (status: number) => DATA_SERVICES.map((service) => [service, status]);

/** When the last service began to refuse it. */
const refusedEverywhere = async (token: string): Promise<number> => {
  const times = DATA_SERVICES.map(async (service) => {
    await waitUntil(async () => (await statusAt(service, token)) === 401, {
      within: 60_000,
      what: `${service} refuses the token`,
    });
    return Date.now();
  });
  return Math.max(...(await Promise.all(times)));
};
const endedAt = async ({ userId }: SignedIn): Promise<number> => {
  const { rows } = await withClient(stack().env.ODYSSEY_AUTH_DATABASE_URL ?? '', (client) =>
    client.query<{ at: Date }>('select max(ended_at) as at from sessions where owner_id = $1', [userId]),
  );
  return rows[0]?.at.getTime() ?? Number.NaN;
};
describe('an operator who ends the sessions of a person whose account was stolen', () => {
  let ada: SignedIn;
  let bob: SignedIn;
  let cleo: SignedIn;
  const token: Record<string, string> = {};
  let ofAda: Said;
  let ofCleo: Said;
  let ofNobody: Said;
  let refused: number;
  beforeAll(async () => {
    const person = () => signedInClient(stack().gateway);
    [ada, bob, cleo] = await Promise.all([person(), person(), person()]);
    for (const { userId, client } of [ada, cleo]) {
      const { body } = await client.post('/v1/auth/tokens', { name: 'Backup', scopes: ['tasks:read'] });
      token[userId] = body.token;
      expect(await statusAt('goals', body.token)).toBe(200);
    }
    for (const { accessToken } of [ada, bob, cleo]) expect(await everywhere(accessToken)).toEqual(all(200));
    [refused, ofAda, ofCleo, ofNobody] = await Promise.all([
      refusedEverywhere(ada.accessToken),
      endSessions([ada.email.toUpperCase(), '--reason', 'your phone was stolen']),
      endSessions([cleo.userId, '--tokens']),
      endSessions(['nobody@example.org']),
    ]);
  });

  it('shuts every door to them within two seconds, and to nobody else', async () => {
    expect({ ...ofAda, first: ofAda.out.split('\n')[0] }).toMatchObject({
      code: 0,
      first: `1 session of ${ada.email.toUpperCase()} ended.`,
    });
    expect(refused - (await endedAt(ada))).toBeLessThanOrEqual(BOUND);
    expect(await everywhere(bob.accessToken)).toEqual(all(200));
  });

  it('tells the person who it was, and why', async () => {
    const { email, password } = ada;
    const anew = await new PublicClient(stack().gateway).post('/v1/auth/login', { email, password });
    const { body } = await new PublicClient(stack().gateway, anew.body.accessToken).get(
      '/v1/auth/security-events?kind=sessions_ended_by_operator',
    );
    expect(body.items).toMatchObject([{ details: { sessions: '1', reason: 'your phone was stolen' } }]);
  });

  it('leaves personal access tokens good unless told to end them, too', async () => {
    expect(ofAda.out).toContain('Still good: 1 personal access token. --tokens ends them, too.');
    expect(await statusAt('goals', token[ada.userId] ?? '')).toBe(200);
    expect([ofCleo.code, ofCleo.out]).toEqual([
      0,
      expect.stringContaining(`1 session and 1 personal access token of ${cleo.userId} ended.`),
    ]);
    await waitUntil(async () => (await statusAt('goals', token[cleo.userId] ?? '')) === 401, {
      within: BOUND,
      what: 'the token is refused',
    });
  });

  it('hears of an address that nobody has', () => {
    expect([ofNobody.code, ofNobody.err]).toEqual([
      1,
      expect.stringContaining('Nobody logs in here as nobody@example.org, so nothing was ended.'),
    ]);
    for (const { out, err } of [ofAda, ofCleo, ofNobody]) expect(tooLong(out + err)).toEqual([]);
  });

  it('has to say whose, and to mean it', async () => {
    const [nobody, both, everybody] = await Promise.all([
      endSessions([]),
      endSessions(['ada@example.org', '--everybody']),
      endSessions(['--everybody']),
    ]);
    expect([nobody?.code, both?.code, everybody?.code]).toEqual([2, 2, 1]);
    expect(everybody?.err).toContain('add --yes when you mean it');
  });
});

describe('an operator, while no auth runs', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(auth);
  });
  afterAll(() => database.close());
  const running = () =>
    startService(
      auth,
      {
        ...environment(),
        ODYSSEY_LOG_LEVEL: 'silent',
        ODYSSEY_AUTH_PORT: '0',
        ODYSSEY_AUTH_DATABASE_URL: database.url,
      },
      { kafka: false },
    );
  const openSessions = async () =>
    (await database.rows('select 1 from sessions where ended_at is null')).length;

  it('is told so, and what was asked for is done as soon as one runs', async () => {
    const never = await endSessions(['ada@example.org'], database.url);
    expect([never.code, never.err]).toEqual([1, expect.stringContaining('No auth of this release has run')]);
    const first = await running();
    const ada = await signedInClient(first.url);
    await first.close();
    const { code, err } = await endSessions([ada.email, '--wait', '1'], database.url);
    expect([code, err]).toEqual([1, expect.stringContaining('will be done as soon as auth runs')]);
    expect(await openSessions()).toBe(1);
    const next = await running();
    try {
      await waitUntil(async () => (await openSessions()) === 0, { within: 20_000, what: 'it is done' });
    } finally {
      await next.close();
    }
  });
});
