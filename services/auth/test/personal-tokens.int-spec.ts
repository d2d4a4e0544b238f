import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES, SecurityNoticed, SessionRevoked } from '@odyssey/contracts';
import { Transactions } from '@odyssey/events';
import { asUser, type TestAnswer, type TestService, testService } from '@odyssey/testing';
import { auth } from '../src/service.ts';
import { SessionsService } from '../src/sessions/sessions.service.ts';
import { aPerson, logIn, type Person, withToken } from './auth-client.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth);
});
afterAll(() => service.close());

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const make = ({ http }: Pick<Person, 'http'>, given: Record<string, unknown> = {}) =>
  http.post('/v1/auth/tokens', { name: 'Backup script', scopes: ['profile:read'], ...given });
const list = async ({ http }: Pick<Person, 'http'>) => (await http.get('/v1/auth/tokens')).body.items;
const codeOf = ({ status, body }: TestAnswer<{ code?: string }>) => [status, body?.code];

describe('making a personal access token', () => {
  it('shows it once; only its hash is kept', async () => {
    const person = await aPerson(service);
    const { status, body, headers } = await make(person);
    expect([status, headers['cache-control']]).toEqual([201, 'no-store']);
    expect(body.token).toMatch(/^odyssey_pat_[0-9a-f]{8}[\w-]{43}_[0-9a-f]{8}$/);
    expect(body.token.startsWith(body.beginning)).toBe(true);
    expect(Math.round((Date.parse(body.expiresAt) - Date.now()) / DAY)).toBe(90);
    const { token, ...shown } = body;
    expect(await list(person)).toEqual([shown]);
    const [row] = await service.rows<{ hash: string }>('select * from personal_tokens where id = $1', [
      body.id,
    ]);
    expect(row?.hash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(row)).not.toContain(token.slice(20, 50));
  });

  it('is told its owner at once, in the log and by a notification', async () => {
    const person = await aPerson(service);
    await make(person);
    const told = (await service.published(SecurityNoticed)).filter(({ subject }) => subject === person.id);
    expect(told.map(({ data }) => data.kind)).toEqual(['token_created']);
    const { body } = await person.http.get('/v1/auth/security-events?kind=token_created');
    expect(body.items).toMatchObject([{ details: { name: 'Backup script' } }]);
  });

  it('needs a log-in of the last quarter of an hour', async () => {
    const person = await aPerson(service);
    const late = service.http(asUser(person.id, { authTime: new Date(Date.now() - 16 * 60_000) }));
    expect(codeOf(await make({ http: late }))).toEqual([403, 'reauthentication_required']);
  });

  it.each([
    ['an unknown scope', { scopes: ['tasks:all'] }, '/scopes/0', /must be one of .*tasks:read, tasks:write/i],
    ['everything', { scopes: ['*'] }, '/scopes/0', /must be one of/i],
    [
      'a scope of sessions alone',
      { scopes: ['profile:read', 'tokens:write'] },
      '/scopes/1',
      /cannot be given/i,
    ],
    ['no scope', { scopes: [] }, '/scopes', /./],
    ['a scope twice', { scopes: ['profile:read', 'profile:read'] }, '/scopes', /twice/i],
    ['no name', { name: ' ' }, '/name', /./],
    ['more than a year', { expiresAt: inDays(366) }, '/expiresAt', /at most a year/],
    ['an end that has passed', { expiresAt: inDays(-1) }, '/expiresAt', /after now/i],
    ['a hash of its own', { hash: 'a'.repeat(64) }, '/hash', /./],
  ])('refuses %s', async (_what, given, pointer, detail) => {
    const { status, body } = await make(await aPerson(service), given);
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, 'invalid_request', pointer]);
    expect(body.errors[0].detail).toMatch(detail);
  });

  it('stops at fifty', async () => {
    const person = await aPerson(service);
    for (let i = 0; i < 50; i += 1) expect((await make(person)).status).toBe(201);
    expect(codeOf(await make(person))).toEqual([409, 'too_many_tokens']);
    const [{ id } = { id: '' }] = await list(person);
    await person.http.delete(`/v1/auth/tokens/${id}`);
    expect((await make(person)).status).toBe(201);
  });
});

describe('a personal access token', () => {
  it('does what its scopes say for its owner, and nothing else', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const { body } = await make(person);
    const script = withToken(service, body.token);
    expect((await script.get('/v1/auth/me')).body.id).toBe(person.id);
    for (const answer of [
      await script.get('/v1/auth/security-events'),
      await script.patch('/v1/auth/me', { displayName: 'X' }),
      await script.get('/v1/auth/sessions'),
      await script.delete('/v1/auth/sessions'),
      await script.delete('/v1/auth/me'),
      await script.get('/v1/auth/tokens'),
      await script.delete(`/v1/auth/tokens/${body.id}`),
      await make({ http: script }),
      await script.post('/v1/auth/logout'),
    ])
      expect(codeOf(answer)).toEqual([403, 'insufficient_scope']);
    expect((await script.get(`/internal/user-data/${person.id}`)).status).toBe(401);
    expect(await list(stranger)).toEqual([]);
  });

  it('never counts as a fresh log-in, whatever its scopes', async () => {
    const person = await aPerson(service);
    const { body } = await make(person);
    await service.rows(`update personal_tokens set scopes = '{tokens:write,privacy:write}' where id = $1`, [
      body.id,
    ]);
    const script = withToken(service, body.token);
    expect(codeOf(await make({ http: script }))).toEqual([403, 'reauthentication_required']);
    expect(codeOf(await script.delete('/v1/auth/me'))).toEqual([403, 'reauthentication_required']);
  });

  it('says when and from where it was last used, to the minute', async () => {
    const person = await aPerson(service);
    const { body } = await make(person);
    expect((await list(person))[0].lastUsedAt).toBeUndefined();
    await withToken(service, body.token).get('/v1/auth/me', { 'x-forwarded-for': '203.0.113.9' });
    const [used] = await list(person);
    expect(Date.now() - Date.parse(used.lastUsedAt)).toBeLessThan(60_000);
    expect(used.network).toBe('203.0.113.0/24');
  });

  it('is refused from its end on', async () => {
    const person = await aPerson(service);
    const { body } = await make(person, { expiresAt: inDays(1) });
    await service.rows('update personal_tokens set expires_at = now() where id = $1', [body.id]);
    expect((await withToken(service, body.token).get('/v1/auth/me')).status).toBe(401);
    expect(await list(person)).toEqual([]);
  });

  it.each([
    'odyssey_pat_',
    'odyssey_pat_00000000AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA_00000000',
    `odyssey_pat_${'x'.repeat(5000)}`,
  ])('%s is refused like any other token', async (token) => {
    const { status, body, headers } = await withToken(service, token).get('/v1/auth/me');
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
    expect(headers['www-authenticate']).toContain('Bearer');
  });
});

describe('ending a personal access token', () => {
  it('refuses it at once, tells every service, and spares the others', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const [ended, kept] = [(await make(person)).body, (await make(person)).body];
    expect(codeOf(await stranger.http.delete(`/v1/auth/tokens/${ended.id}`))).toEqual([404, 'not_found']);
    expect((await person.http.delete(`/v1/auth/tokens/${ended.id}`)).status).toBe(204);
    expect((await withToken(service, ended.token).get('/v1/auth/me')).status).toBe(401);
    expect((await withToken(service, kept.token).get('/v1/auth/me')).status).toBe(200);
    const told = (await service.published(SessionRevoked)).filter(({ subject }) => subject === person.id);
    expect(told.map(({ data }) => [data.sessionId, data.reason])).toEqual([[ended.id, 'token_revoked']]);
    expect((await person.http.delete(`/v1/auth/tokens/${ended.id}`)).status).toBe(404);
  });

  it('comes with a reset of the password, not with a change of it', async () => {
    const person = await aPerson(service);
    const { body } = await make(person);
    const endAll = (reason: 'password_changed' | 'password_reset') =>
      service
        .get(Transactions)
        .forPerson(person.id, (tx) => service.get(SessionsService).endAll(tx, person.id, { reason }));
    await endAll('password_changed');
    expect((await withToken(service, body.token).get('/v1/auth/me')).status).toBe(200);
    await endAll('password_reset');
    expect((await withToken(service, body.token).get('/v1/auth/me')).status).toBe(401);
  });
});

describe('introspection', () => {
  const secretOf = (name: string) => process.env[`ODYSSEY_${name.toUpperCase()}_SECRET`] ?? '';
  const ask = (hash: string, secret = secretOf('goals')) =>
    service
      .http()
      .post(
        '/internal/access-tokens/introspect',
        { hash, network: '203.0.113.9' },
        { authorization: `Basic ${Buffer.from(`goals:${secret}`).toString('base64')}` },
      );

  it('tells services what a hash stands for, and nobody else', async () => {
    const person = await aPerson(service);
    const { body } = await make(person, { scopes: ['tasks:read'] });
    const hash = createHash('sha256').update(body.token).digest('hex');
    expect((await ask(hash)).body).toMatchObject({
      active: true,
      tokenId: body.id,
      userId: person.id,
      scopes: ['tasks:read'],
      expiresAt: body.expiresAt,
      timeZone: 'Europe/Lisbon',
    });
    expect((await ask('0'.repeat(64))).body).toEqual({ active: false });
    expect((await ask(hash, 'a wrong secret of some length')).status).toBe(401);
    expect(
      (await person.http.post('/internal/access-tokens/introspect', { hash, network: 'x' })).status,
    ).toBe(401);
    expect((await ask(body.token)).status).toBe(422);
  });

  it('knows none of a person who is being erased', async () => {
    const person = await aPerson(service);
    const { body } = await make(person);
    await service.rows(`update users set status = 'erasing' where id = $1`, [person.id]);
    expect((await ask(createHash('sha256').update(body.token).digest('hex'))).body).toEqual({
      active: false,
    });
  });
});

describe('the list of scopes', () => {
  it('is for everybody', async () => {
    const { status, body } = await service.http().get('/v1/auth/scopes');
    expect([status, body.items.length]).toEqual([200, Object.keys(SCOPES).length]);
  });
});

describe('what is kept of personal access tokens', () => {
  it('goes into the export without hashes, and goes with the account', async () => {
    const person = await aPerson(service);
    const { body } = await make(person);
    const exported = String(
      (await service.asService('archival').get(`/internal/user-data/${person.id}`)).body,
    );
    expect(exported).toContain('"personal-tokens"');
    expect(exported).not.toContain(createHash('sha256').update(body.token).digest('hex'));
    expect((await logIn(service, person)).status).toBe(200);
  });
});
