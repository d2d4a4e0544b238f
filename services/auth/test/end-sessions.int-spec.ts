import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SecurityNoticed, SessionRevoked } from '@odyssey/contracts';
import { Transactions } from '@odyssey/events';
import { Jobs, newId } from '@odyssey/platform';
import { type TestService, testService, waitUntil } from '@odyssey/testing';
import { UsersService } from '../src/accounts/users.service.ts';
import { EndSessionsJob } from '../src/operators/end-sessions.job.ts';
import { type EndedSessions, EndSessions } from '../src/operators/end-sessions.ts';
import { auth } from '../src/service.ts';
import { SessionsService } from '../src/sessions/sessions.service.ts';
import { aPerson, logIn, type Person, refresh, withToken } from './auth-client.ts';

type Whose = { userId: string } | { email: string } | { everybody: true } | Record<never, never>;

let service: TestService;
beforeAll(async () => {
  service = await testService(auth);
});
afterAll(() => service.close());

/** As the worker of the queue does. */
const ordered = (whose: Whose, tokens = false, reason?: string): Promise<EndedSessions> =>
  service
    .get(EndSessionsJob)
    .run(
      { ...whose, tokens, by: 'olga', ...(reason && { reason }) },
      { id: newId(), attempt: 1, lastAttempt: false, signal: new AbortController().signal },
    );
const statusOf = async (token: string) => (await withToken(service, token).get('/v1/auth/me')).status;
const aToken = async ({ http }: Person): Promise<string> => {
  const { body } = await http.post('/v1/auth/tokens', { name: 'Backup', scopes: ['profile:read'] });
  return body.token;
};
/** What the person reads after logging in again. */
const logOf = async (person: Person) => {
  const { body } = await logIn(service, person);
  const { body: log } = await withToken(service, body.accessToken).get('/v1/auth/security-events');
  return (log.items as { kind: string; details: Record<string, string> }[]).filter(({ kind }) =>
    kind.includes('session'),
  );
};
const eventsOf = async ({ id }: Person) => [
  ...(await service.published(SessionRevoked)).filter(({ subject }) => subject === id),
  ...(await service.published(SecurityNoticed)).filter(
    ({ subject, data }) => subject === id && data.kind !== 'token_created',
  ),
];

describe('an operator who ends the sessions of one person', () => {
  it('ends all of that person and nobody else’s, and tells that one who did it', async () => {
    const [ada, bob] = [await aPerson(service), await aPerson(service)];
    const { body: phone } = await logIn(service, ada);
    const ended = await ordered({ email: `  ${ada.email.toUpperCase()} ` }, false, 'her phone was stolen');
    expect(ended).toEqual({ found: true, people: 1, sessions: 2, tokens: 0, tokensLeft: 0, tries: 1 });
    expect(await Promise.all([ada, phone, bob].map(({ accessToken }) => statusOf(accessToken)))).toEqual([
      401, 401, 200,
    ]);
    for (const { refreshToken } of [ada, phone])
      expect((await refresh(service, refreshToken)).status).toBe(401);
    expect((await refresh(service, bob.refreshToken)).status).toBe(200);
    expect((await eventsOf(ada)).map(({ data }) => data)).toEqual([
      expect.objectContaining({ reason: 'operator' }),
      expect.objectContaining({ reason: 'operator' }),
      expect.objectContaining({ kind: 'sessions_ended_by_operator' }),
    ]);
    expect(await eventsOf(bob)).toEqual([]);
    expect((await logOf(ada)).map(({ kind, details }) => [kind, details])).toEqual([
      ['sessions_ended_by_operator', { sessions: '2', tokens: '0', reason: 'her phone was stolen' }],
      ['session_ended', { reason: 'operator' }],
      ['session_ended', { reason: 'operator' }],
    ]);
    expect(await logOf(bob)).toEqual([]);
  });

  it('does nothing when it is done a second time', async () => {
    const ada = await aPerson(service);
    await ordered({ userId: ada.id });
    const told = await eventsOf(ada);
    expect(await ordered({ userId: ada.id })).toMatchObject({ found: true, people: 0, sessions: 0 });
    expect(await eventsOf(ada)).toEqual(told);
    expect(await logOf(ada)).toHaveLength(2);
  });

  it('ends personal access tokens when asked to, and counts those that stay', async () => {
    const [ada, bob] = [await aPerson(service), await aPerson(service)];
    const [adas, bobs] = [await aToken(ada), await aToken(bob)];
    expect(await ordered({ userId: ada.id })).toMatchObject({ sessions: 1, tokens: 0, tokensLeft: 1 });
    expect(await statusOf(adas)).toBe(200);
    expect(await ordered({ userId: ada.id }, true)).toMatchObject({ sessions: 0, tokens: 1, tokensLeft: 0 });
    expect([await statusOf(adas), await statusOf(bobs)]).toEqual([401, 200]);
  });

  it('hears that there is nobody of that address or id, and nobody’s sessions end', async () => {
    const ada = await aPerson(service);
    const none = { found: false, people: 0, sessions: 0, tokens: 0, tokensLeft: 0, tries: 1 };
    for (const whose of [{ email: 'nobody@example.org' }, { userId: newId() }, {}])
      expect(await ordered(whose, true)).toEqual(none);
    expect(await statusOf(ada.accessToken)).toBe(200);
  });
});

/** The order for this address, when the queue is done with it. */
async function doneInQueue(email: string): Promise<{ data: object; output: EndedSessions }> {
  const id = newId();
  await service
    .get(Transactions)
    .forSystem((tx) =>
      service.get(Jobs).enqueue(tx, EndSessions, { email, tokens: false, by: 'olga' }, { id }),
    );
  return waitUntil(
    async () =>
      (
        await service.rows<{ data: object; output: EndedSessions }>(
          `select data, output from jobs.job where id = $1 and state = 'completed'`,
          [id],
        )
      )[0],
    { within: 15_000, what: 'it is done' },
  );
}

describe('the order in the queue', () => {
  it('says what was done, and keeps the id of the person instead of the address', async () => {
    const ada = await aPerson(service);
    const done = await doneInQueue(ada.email);
    expect(done.output).toMatchObject({ found: true, sessions: 1 });
    expect(done.data).toEqual({ userId: ada.id, tokens: false, by: 'olga' });
    expect(await statusOf(ada.accessToken)).toBe(401);
  });

  it('keeps nothing of somebody who is erased while they are looked up', async () => {
    const ada = await aPerson(service);
    const users = service.get(UsersService);
    const found = await users.findByEmail(ada.email);
    const lookUp = jest.spyOn(users, 'findByEmail').mockImplementationOnce(async () => {
      await service.rows('insert into erased_people (user_id) values ($1)', [ada.id]);
      await service.rows('delete from users where id = $1', [ada.id]);
      return found;
    });
    try {
      const { data, output } = await doneInQueue(ada.email);
      expect(data).toEqual({ tokens: false, by: 'olga' });
      expect(output).toMatchObject({ found: false, sessions: 0 });
    } finally {
      lookUp.mockRestore();
    }
  });
});

describe('an operator who ends everybody’s sessions', () => {
  it('ends those of everybody else when somebody’s cannot be ended, and theirs at the next try', async () => {
    const [ada, bob] = [await aPerson(service), await aPerson(service)];
    const sessions = service.get(SessionsService);
    const endAll = sessions.endAll.bind(sessions);
    const busy = jest
      .spyOn(sessions, 'endAll')
      .mockImplementation((tx, owner, ...rest) =>
        owner === ada.id ? Promise.reject(new Error('a lock was not free')) : endAll(tx, owner, ...rest),
      );
    try {
      await expect(ordered({ everybody: true })).rejects.toThrow(
        'the sessions of 1 of the people could not be ended: a lock was not free',
      );
    } finally {
      busy.mockRestore();
    }
    expect([await statusOf(ada.accessToken), await statusOf(bob.accessToken)]).toEqual([200, 401]);
    expect(await ordered({ everybody: true })).toMatchObject({ people: 1, sessions: 1 });
    expect(await statusOf(ada.accessToken)).toBe(401);
  });

  it('stops where nobody’s can be ended, instead of asking thousands of times', async () => {
    const people = Array.from({ length: 30 }, () => newId());
    await service.rows(
      `insert into users (id, email, email_verified, display_name, time_zone, locale, status, version)
       select id, id || '@example.org', true, 'Somebody', 'UTC', 'en', 'active', 1 from unnest($1::uuid[]) as somebody(id)`,
      [people],
    );
    await service.rows(
      `insert into personal_tokens (id, owner_id, name, hash, scopes, expires_at)
       select id, id, 'Backup', id::text, '{}', now() + interval '1 day' from unnest($1::uuid[]) as somebody(id)`,
      [people],
    );
    const broken = jest
      .spyOn(service.get(SessionsService), 'endAll')
      .mockRejectedValue(new Error('no connection'));
    try {
      await expect(ordered({ everybody: true }, true)).rejects.toThrow('no connection');
      expect(broken.mock.calls.length).toBe(20);
    } finally {
      broken.mockRestore();
    }
  });

  it('ends them, and the tokens of those who have nothing else', async () => {
    const [ada, bob] = [await aPerson(service), await aPerson(service)];
    const adas = await aToken(ada);
    await ordered({ userId: ada.id });
    expect(await ordered({ everybody: true })).toMatchObject({ found: true, tokens: 0 });
    expect([await statusOf(adas), await statusOf(bob.accessToken)]).toEqual([200, 401]);
    const { people, sessions, tokens } = await ordered({ everybody: true }, true);
    expect(tokens).toBeGreaterThanOrEqual(1);
    expect(sessions).toBe(0);
    expect(people).toBeLessThanOrEqual(tokens);
    expect(await statusOf(adas)).toBe(401);
  });
});
