import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionCreated, SessionRevoked } from '@odyssey/contracts';
import { type TestAnswer, type TestService, testService } from '@odyssey/testing';
import { SECURITY_KINDS } from '../src/security-log/security-kinds.ts';
import { auth } from '../src/service.ts';
import { IDLE_LIMIT } from '../src/sessions/session.rules.ts';
import type { SessionView } from '../src/sessions/session-list.dto.ts';
import { aPerson, type Person, refresh, withToken } from './auth-client.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth);
});
afterAll(() => service.close());

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1';

const from = (userAgent: string, ip: string) => ({ 'user-agent': userAgent, 'x-forwarded-for': ip });
const logInFrom = async ({ email, password }: Person, userAgent: string, ip: string) => {
  const { body } = await service.http().post('/v1/auth/login', { email, password }, from(userAgent, ip));
  return { ...body, http: withToken(service, body.accessToken) };
};
const list = async (person: Pick<Person, 'http'>): Promise<SessionView[]> =>
  (await person.http.get('/v1/auth/sessions')).body.items;
const kinds = async (person: Pick<Person, 'http'>) =>
  (await person.http.get('/v1/auth/security-events')).body.items.map(({ kind }: { kind: string }) => kind);
const codeOf = ({ status, body }: TestAnswer<{ code?: string }>) => [status, body?.code];

describe('the list of sessions', () => {
  it('says in plain words where the person is logged in, and which one asks', async () => {
    const person = await aPerson(service);
    const phone = await logInFrom(person, IPHONE, '203.0.113.9');
    const [newest, oldest, ...more] = await list(person);
    expect(more).toEqual([]);
    expect(newest).toMatchObject({ device: 'Safari on iPhone', network: '203.0.113.0/24', current: false });
    expect(oldest).toMatchObject({ current: true });
    expect((await list(phone))[0]?.current).toBe(true);
    expect(JSON.stringify(newest)).not.toMatch(/203\.0\.113\.9|Mozilla/);
  });

  it('moves with the use of a session', async () => {
    const person = await aPerson(service);
    await service.rows(`update sessions set last_used_at = now() - interval '3 days' where owner_id = $1`, [
      person.id,
    ]);
    const [before] = await list(person);
    await service
      .http()
      .post('/v1/auth/refresh', { refreshToken: person.refreshToken }, from(FIREFOX, '198.51.100.7'));
    const [after] = await list(person);
    expect(Date.parse(after?.lastUsedAt ?? '') - Date.parse(before?.lastUsedAt ?? '')).toBeGreaterThan(
      86_400_000,
    );
    expect(Date.parse(after?.expiresAt ?? '') - Date.parse(after?.lastUsedAt ?? '')).toBe(IDLE_LIMIT);
    expect([after?.network, after?.version]).toEqual(['198.51.100.0/24', before?.version]);
  });

  it('leaves out what has ended, was idle for a month, or is past its last day', async () => {
    const person = await aPerson(service);
    for (const change of [
      `last_used_at = now() - interval '30 days'`,
      `expires_at = now()`,
      `ended_at = now(), end_reason = 'logout'`,
    ]) {
      const { user: _, ...other } = await logInFrom(person, FIREFOX, '203.0.113.9');
      const [{ id } = { id: '' }] = await list(other);
      expect(await list(person)).toHaveLength(2);
      await service.rows(`update sessions set ${change} where id = $1`, [id]);
      expect(await list(person)).toHaveLength(1);
    }
  });

  it('is in pages', async () => {
    const person = await aPerson(service);
    await logInFrom(person, FIREFOX, '203.0.113.9');
    const first = await person.http.get('/v1/auth/sessions?limit=1');
    const second = await person.http.get(`/v1/auth/sessions?limit=1&cursor=${first.body.nextCursor}`);
    expect([first.body.items.length, second.body.items.length, second.body.nextCursor]).toEqual([
      1,
      1,
      undefined,
    ]);
    expect(first.body.items[0].id).not.toBe(second.body.items[0].id);
  });
});

describe('naming a session', () => {
  it('lasts, and only its owner can', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const [session] = await list(person);
    const path = `/v1/auth/sessions/${session?.id}`;
    const { status, body } = await person.http.patch(
      path,
      { name: '  Work laptop ' },
      { 'if-match': `"${session?.version}"` },
    );
    expect([status, body.name]).toEqual([200, 'Work laptop']);
    expect((await list(person))[0]?.name).toBe('Work laptop');
    expect(codeOf(await stranger.http.patch(path, { name: 'Mine' }, { 'if-match': '*' }))).toEqual([
      404,
      'not_found',
    ]);
    expect(codeOf(await person.http.patch(path, { name: 'x' }, { 'if-match': '"99"' }))).toEqual([
      412,
      'stale_version',
    ]);
    await person.http.patch(path, { name: null }, { 'if-match': '*' });
    expect((await list(person))[0]?.name).toBeUndefined();
  });
});

describe('ending a session', () => {
  it('refuses both its tokens at once, tells everyone once, and leaves the others', async () => {
    const person = await aPerson(service);
    const phone = await logInFrom(person, IPHONE, '203.0.113.9');
    const [{ id } = { id: '' }] = await list(phone);
    expect((await phone.http.get('/v1/auth/me')).status).toBe(200);
    expect((await person.http.delete(`/v1/auth/sessions/${id}`)).status).toBe(204);
    // No waiting: auth does not wait for its own event.
    expect((await phone.http.get('/v1/auth/me')).status).toBe(401);
    expect((await refresh(service, phone.refreshToken)).status).toBe(401);
    expect((await person.http.delete(`/v1/auth/sessions/${id}`)).status).toBe(204);
    expect(
      (await service.published(SessionRevoked)).filter(({ data }) => data.sessionId === id),
    ).toMatchObject([{ data: { reason: 'revoked' } }]);
    expect((await person.http.get('/v1/auth/me')).status).toBe(200);
    expect((await kinds(person)).filter((kind: string) => kind === 'session_ended')).toHaveLength(1);
  });

  it('is not for strangers, who cannot tell whether there is one', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const [{ id } = { id: '' }] = await list(person);
    expect(codeOf(await stranger.http.delete(`/v1/auth/sessions/${id}`))).toEqual([404, 'not_found']);
    expect((await person.http.get('/v1/auth/me')).status).toBe(200);
  });

  it('can spare the one that asks', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const others = [
      await logInFrom(person, IPHONE, '203.0.113.9'),
      await logInFrom(person, FIREFOX, '203.0.113.9'),
    ];
    expect((await person.http.delete('/v1/auth/sessions?keep=current')).status).toBe(204);
    for (const other of others) expect((await other.http.get('/v1/auth/me')).status).toBe(401);
    expect((await list(person)).map(({ current }) => current)).toEqual([true]);
    expect((await person.http.delete('/v1/auth/sessions')).status).toBe(204);
    expect((await person.http.get('/v1/auth/me')).status).toBe(401);
    expect((await stranger.http.get('/v1/auth/me')).status).toBe(200);
  });
});

describe('the security log', () => {
  it('tells log-ins, new devices and networks, and the ends of sessions, the newest first', async () => {
    const person = await aPerson(service);
    const first = await logInFrom(person, FIREFOX, '203.0.113.9');
    await logInFrom(person, FIREFOX, '203.0.113.77');
    await first.http.post('/v1/auth/logout');
    expect(await kinds(person)).toEqual(['logged_out', 'logged_in', 'new_device', 'logged_in', 'logged_in']);
    const { body } = await person.http.get('/v1/auth/security-events?kind=new_device');
    expect(body.items).toMatchObject([{ device: 'Firefox on Linux', network: '203.0.113.0/24' }]);
    const told = (await service.published(SessionCreated)).filter(({ subject }) => subject === person.id);
    expect(told.map(({ data }) => data.newPlace)).toEqual([true, true, false]);
  });

  it('is the own one', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    await logInFrom(person, FIREFOX, '203.0.113.9');
    expect(await kinds(stranger)).toEqual(['logged_in']);
  });

  it('pages without losing or repeating any', async () => {
    const person = await aPerson(service);
    for (let i = 0; i < 4; i += 1) await logInFrom(person, FIREFOX, '203.0.113.9');
    const whole = (await person.http.get('/v1/auth/security-events')).body.items;
    const paged: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await person.http.get(`/v1/auth/security-events?limit=2${cursor}`);
      paged.push(...body.items);
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(paged).toEqual(whole);
  });
});

describe('what happens to accounts', () => {
  const counted = async (kind: string) => {
    const text = await (await fetch(`${service.url}/metrics`)).text();
    const line = new RegExp(
      `^odyssey_auth_security_events_total\\{kind="${kind}",service="auth"\\} (\\d+)$`,
      'm',
    );
    return Number(line.exec(text)?.[1] ?? 0);
  };

  it('is counted by its kind, each refused log-in too', async () => {
    const person = await aPerson(service);
    const kinds = ['log_in_failed', 'session_ended', 'refresh_reuse_detected'];
    const before = await Promise.all(kinds.map(counted));
    const { email, password } = person;
    for (let n = 0; n < 2; n += 1)
      await service.http().post('/v1/auth/login', { email, password: `${password}!` });
    await refresh(service, person.refreshToken);
    // Past the time in which two tabs may bring the same one.
    await service.rows(
      `update refresh_tokens set rotated_at = rotated_at - interval '1 hour'
      where session_id in (select id from sessions where owner_id = $1)`,
      [person.id],
    );
    await refresh(service, person.refreshToken);
    const after = await Promise.all(kinds.map(counted));
    expect(after.map((count, n) => count - Number(before[n]))).toEqual([2, 0, 1]);
  });

  it('has an alert for those that somebody else may have done', () => {
    const rules = readFileSync(
      join(import.meta.dirname, '../../../docs/operations/alerts-security.yaml'),
      'utf8',
    );
    const kinds = [...rules.matchAll(/kind="(\w+)"/g)].map(([, kind]) => kind);
    expect(kinds).not.toEqual([]);
    expect(kinds.filter((kind) => !(SECURITY_KINDS as readonly string[]).includes(String(kind)))).toEqual([]);
  });
});
