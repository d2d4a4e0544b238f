import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONFIG, newId } from '@odyssey/platform';
import { type TestService, testService } from '@odyssey/testing';
import { decodeJwt } from 'jose';
import { DataSource } from 'typeorm';
import type { AuthConfig } from '../src/config.ts';
import { NoteSecondFactors1764100600000 } from '../src/migrations/1764100600000-note-second-factors.ts';
import { auth } from '../src/service.ts';
import { aPerson, logIn, type Person, refresh, withToken } from './auth-client.ts';
import {
  addPasskey,
  enableMfa,
  logInByPasskey,
  logInWith,
  longAfter,
  nextCode,
  passTime,
  requestOptions,
} from './factors.ts';
import { MailedAuth, RESET, VERIFY } from './mailed.ts';
import { finish, logInBy, throughProvider } from './oidc/oidc-app.ts';
import { RealProvider } from './oidc/real-provider.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';

let house: MailedAuth;
let service: TestService;
let provider: RealProvider;
beforeAll(async () => {
  provider = await RealProvider.start();
  house = await MailedAuth.start({ ODYSSEY_AUTH_SECOND_FACTOR: 'required', ...provider.env('ONE') });
  service = house.service;
});
afterAll(async () => {
  await house?.[Symbol.asyncDispose]();
  await provider?.[Symbol.asyncDispose]();
});

const said = ({ status, body }: { status: number; body?: { code?: string } }) => [status, body?.code];
const REFUSED = [403, 'second_factor_required'];
const scopeOf = (token: string) => decodeJwt(token).scope;
const neededBy = async ({ http }: Pick<Person, 'http'>) =>
  (await http.get('/v1/auth/me')).body.secondFactorNeeded;

interface SessionTokens {
  accessToken: string;
  refreshToken: string;
}
const goingOn = ({ accessToken, refreshToken }: SessionTokens) => ({
  http: withToken(service, accessToken),
  accessToken,
  refreshToken,
});
/** The same session with its next tokens. */
const refreshed = async ({ refreshToken }: Pick<Person, 'refreshToken'>) =>
  goingOn((await refresh(service, refreshToken)).body);
/** Somebody else who knows the password, or the same person on another device. */
const elsewhere = async (person: Person) => goingOn((await logIn(service, person)).body);

describe('who has neither app nor passkey', () => {
  it('is told so at every log-in, and reaches what leads to one and nothing else', async () => {
    const person = await aPerson(service);
    for (const { status, body } of [
      await logIn(service, person),
      await refresh(service, person.refreshToken),
    ]) {
      expect([status, body.user.secondFactorNeeded]).toEqual([200, 'set_up']);
      expect(scopeOf(body.accessToken)).toBe('second_factor_pending');
    }
    const { status, headers, body } = await person.http.get('/v1/auth/me', { 'if-none-match': '"1"' });
    // No ETag: it says something of the session that changes while the version does not.
    expect([status, body.secondFactorNeeded, headers.etag]).toEqual([200, 'set_up', undefined]);
    for (const path of ['sessions', 'tokens', 'passkeys', 'security-events', 'identities'])
      expect(said(await person.http.get(`/v1/auth/${path}`))).toEqual(REFUSED);
    expect(said(await person.http.delete('/v1/auth/me'))).toEqual(REFUSED);
    const { body: changed } = await person.http.post('/v1/auth/password/change', {
      currentPassword: person.password,
      newPassword: 'a boat on the other shore',
    });
    expect(changed.code).toBe('second_factor_required');
    expect((await person.http.get('/v1/auth/mfa')).body.enabled).toBe(false);
    expect((await person.http.post('/v1/auth/email/verification')).status).toBe(202);
    const again = await person.http.post('/v1/auth/reauthenticate', { password: person.password });
    expect([again.status, again.body.secondFactorNeeded]).toEqual([200, 'set_up']);
    expect((await person.http.post('/v1/auth/logout')).status).toBe(204);
  });

  it('goes on with the next token when an app is set up, and nobody else does', async () => {
    const [person, other] = [await aPerson(service), await aPerson(service)];
    await enableMfa(service, person);
    // The token at hand stays what it is; the answer says how to get another.
    expect(said(await person.http.get('/v1/auth/sessions'))).toEqual(REFUSED);
    expect(await neededBy(person)).toBe('refresh');
    const whole = await refreshed(person);
    expect(scopeOf(whole.accessToken)).toBe('*');
    expect((await whole.http.get('/v1/auth/sessions')).status).toBe(200);
    const { headers, body } = await whole.http.get('/v1/auth/me');
    expect([body.secondFactorNeeded, headers.etag]).toEqual([undefined, '"1"']);
    expect(await neededBy(await refreshed(other))).toBe('set_up');
  });

  it('goes on when a passkey is set up', async () => {
    const person = await aPerson(service);
    const passkey = await addPasskey(service, person);
    expect((await (await refreshed(person)).http.get('/v1/auth/sessions')).status).toBe(200);
    const { body } = await logInByPasskey(service, passkey);
    expect([scopeOf(body.accessToken), body.user.secondFactorNeeded]).toEqual(['*', undefined]);
  });

  it('gets there from a session of long ago, too, by proving again who they are', async () => {
    const late = await longAfter(service, await aPerson(service));
    const setUp = (http: Person['http']) => http.post('/v1/auth/mfa/totp');
    expect(said(await setUp(late.http))).toEqual([403, 'reauthentication_required']);
    const { body } = await late.http.post('/v1/auth/reauthenticate', { password: late.password });
    expect((await setUp(withToken(service, body.accessToken))).status).toBe(201);
  });

  it('does so also when a provider vouches for them, until they show a factor here', async () => {
    const login = `ana-${newId()}`;
    const { body } = await logInBy(service, 'one', login);
    expect(body.user.secondFactorNeeded).toBe('set_up');
    const ana = goingOn(body as unknown as SessionTokens);
    const { body: app } = await ana.http.post('/v1/auth/mfa/totp');
    const code = nextCode(service, app.secret);
    expect((await ana.http.post(`/v1/auth/mfa/totp/${app.id}/confirm`, { code })).status).toBe(200);
    expect(scopeOf((await refreshed(ana)).accessToken)).toBe('*');
    const door = '/v1/auth/oidc/one';
    const answer = await throughProvider(service.http(), door, login);
    const next = await finish(service.http(), door, { ...answer, mfaCode: nextCode(service, app.secret) });
    expect([next.status, next.body.user.secondFactorNeeded]).toEqual([200, undefined]);
  });
});

describe('a password alone, of an account that has a factor', () => {
  it('leads to the passkey that proves it, and to no other factor', async () => {
    const person = await aPerson(service);
    const passkey = await addPasskey(service, person);
    const thief = await elsewhere(person);
    expect(await neededBy(thief)).toBe('prove');
    expect(said(await thief.http.get('/v1/auth/sessions'))).toEqual(REFUSED);
    expect(said(await thief.http.post('/v1/auth/mfa/totp'))).toEqual(REFUSED);
    expect(said(await thief.http.post('/v1/auth/passkeys/options'))).toEqual(REFUSED);
    const alone = await thief.http.post('/v1/auth/reauthenticate', { password: person.password });
    expect([alone.status, alone.body.secondFactorNeeded]).toEqual([200, 'prove']);
    const response = passkey.get(await requestOptions(service));
    const proved = await thief.http.post('/v1/auth/reauthenticate', { response });
    expect([proved.status, proved.body.secondFactorNeeded]).toEqual([200, undefined]);
    expect((await withToken(service, proved.body.accessToken).get('/v1/auth/sessions')).status).toBe(200);
    expect(scopeOf((await refreshed(thief)).accessToken)).toBe('*');
  });

  it('is not made whole by the factor that its owner sets up meanwhile, nor can it add one of its own', async () => {
    const person = await aPerson(service);
    const thief = await elsewhere(person);
    const { body: theirs } = await thief.http.post('/v1/auth/mfa/totp');
    const { body: options } = await thief.http.post('/v1/auth/passkeys/options');
    const { secret } = await enableMfa(service, person);
    const code = nextCode(service, theirs.secret ?? '');
    const confirmed = await thief.http.post(`/v1/auth/mfa/totp/${theirs.id}/confirm`, { code });
    expect(said(confirmed)).toEqual(REFUSED);
    const response = new SoftwareAuthenticator(service.issuer).create(options);
    expect(said(await thief.http.post('/v1/auth/passkeys', { response }))).toEqual(REFUSED);
    const later = await refreshed(thief);
    expect(await neededBy(later)).toBe('prove');
    const reauthenticate = (given: object) =>
      later.http.post('/v1/auth/reauthenticate', { password: person.password, ...given });
    expect(said(await reauthenticate({}))).toEqual([401, 'mfa_required']);
    expect((await reauthenticate({ code: nextCode(service, secret) })).body.secondFactorNeeded).toBe(
      undefined,
    );
  });

  it('logs in with the code, and is whole', async () => {
    const person = await aPerson(service);
    const { secret, recoveryCodes } = await enableMfa(service, person);
    for (const code of [nextCode(service, secret), recoveryCodes[0]]) {
      const { status, body } = await logInWith(service, person, code);
      expect([status, body.user.secondFactorNeeded, scopeOf(body.accessToken)]).toEqual([
        200,
        undefined,
        '*',
      ]);
    }
  });
});

describe('the last factor', () => {
  it('stays, whichever it is; one beside another goes', async () => {
    const person = await aPerson(service);
    const { id } = await enableMfa(service, person);
    const whole = await refreshed(person);
    const removeApp = () => whole.http.delete(`/v1/auth/mfa/totp/${id}`);
    const refused = await removeApp();
    expect(said(refused)).toEqual(REFUSED);
    expect(refused.body.detail).toContain('set up another one first');
    expect((await whole.http.get('/v1/auth/mfa')).body.recoveryCodesLeft).toBe(10);
    const passkey = await addPasskey(service, whole);
    expect((await removeApp()).status).toBe(204);
    const removePasskey = () =>
      whole.http.delete(`/v1/auth/passkeys/${passkey.rowId}`, { 'if-match': '"1"' });
    expect(said(await removePasskey())).toEqual(REFUSED);
    await addPasskey(service, whole);
    expect((await removePasskey()).status).toBe(204);
  });

  it('stays when app and passkey are removed at the same moment', async () => {
    const person = await aPerson(service);
    const { id } = await enableMfa(service, person);
    const whole = await refreshed(person);
    const { rowId } = await addPasskey(service, whole);
    const removed = await Promise.all([
      whole.http.delete(`/v1/auth/mfa/totp/${id}`),
      whole.http.delete(`/v1/auth/passkeys/${rowId}`, { 'if-match': '"1"' }),
    ]);
    expect(removed.map(({ status }) => status).sort()).toEqual([204, 403]);
    const { enabled, passkeys } = (await whole.http.get('/v1/auth/mfa')).body;
    expect(Number(enabled) + passkeys).toBe(1);
  });

  it('is not taken away by a reset, though it be a passkey', async () => {
    const person = await aPerson(service);
    const passkey = await addPasskey(service, person);
    const verification = await house.mail(person.email, VERIFY);
    const body = { token: verification.token, password: person.password };
    expect((await service.http().post('/v1/auth/email/verify', body)).status).toBe(200);
    await service.http().post('/v1/auth/password/forgot', { email: person.email });
    const { token } = await house.mail(person.email, RESET);
    const password = 'a boat on the other shore';
    const asked = { token, password, removeOtherWaysIn: true };
    expect((await service.http().post('/v1/auth/password/reset', asked)).status).toBe(204);
    expect(await neededBy(await elsewhere({ ...person, password }))).toBe('prove');
    expect((await logInByPasskey(service, passkey)).status).toBe(200);
  });
});

describe('making the demand where there are people already', () => {
  let open: TestService;
  const demand = (secondFactorRequired: boolean) =>
    Object.assign(open.get<AuthConfig>(CONFIG), { secondFactorRequired });
  beforeAll(async () => {
    open = await testService(auth);
  });
  afterAll(() => open?.close());

  const next = async ({ refreshToken }: Pick<Person, 'refreshToken'>) =>
    (await refresh(open, refreshToken)).body;

  it('narrows at the next refresh who has none, and ends nothing', async () => {
    demand(false);
    const [bare, guarded] = [await aPerson(open), await aPerson(open)];
    await enableMfa(open, guarded);
    const byPasskey = await logInByPasskey(open, await addPasskey(open, guarded));
    demand(true);
    expect((await bare.http.get('/v1/auth/sessions')).status).toBe(200);
    const narrowed = await next(bare);
    expect([narrowed.user.secondFactorNeeded, scopeOf(narrowed.accessToken)]).toEqual([
      'set_up',
      'second_factor_pending',
    ]);
    expect((await next(guarded)).user.secondFactorNeeded).toBeUndefined();
    expect((await next(byPasskey.body)).user.secondFactorNeeded).toBeUndefined();
    const ended = 'select 1 from sessions where owner_id = any($1) and ended_at is not null';
    expect(await open.rows(ended, [[bare.id, guarded.id]])).toEqual([]);
    demand(false);
    expect((await next(narrowed)).user.secondFactorNeeded).toBeUndefined();
  });

  it('knows of sessions from before it was noted what app, log and passkey tell', async () => {
    demand(false);
    const [bare, byApp, byPasskey] = [await aPerson(open), await aPerson(open), await aPerson(open)];
    const { secret } = await enableMfa(open, byApp);
    const withCode = (await logInWith(open, byApp, nextCode(open, secret))).body;
    const passkey = await addPasskey(open, byPasskey);
    const alone = (await logInByPasskey(open, passkey)).body;
    const password = (await logIn(open, byPasskey)).body;
    const source = await new DataSource({
      type: 'postgres',
      url: open.database?.ownerUrl ?? '',
    }).initialize();
    const runner = source.createQueryRunner();
    try {
      await new NoteSecondFactors1764100600000().down(runner);
      await new NoteSecondFactors1764100600000().up(runner);
    } finally {
      await runner.release();
      await source.destroy();
    }
    demand(true);
    const needed = async (tokens: Pick<Person, 'refreshToken'>) =>
      (await next(tokens)).user.secondFactorNeeded;
    expect({
      bare: await needed(bare),
      'set up an app': await needed(byApp),
      'logged in with a code': await needed(withCode),
      'added a passkey': await needed(byPasskey),
      'logged in by a passkey': await needed(alone),
      'logged in by password beside it': await needed(password),
    }).toEqual({ bare: 'set_up', 'logged in by password beside it': 'prove' });
  });

  it('holds personal access tokens back until their person has a factor', async () => {
    demand(false);
    const [person, other] = [await aPerson(open), await aPerson(open)];
    await enableMfa(open, other);
    const made = async ({ http }: Person) => {
      const { body } = await http.post('/v1/auth/tokens', { name: 'Script', scopes: ['profile:read'] });
      return String(body.token);
    };
    const [token, others] = [await made(person), await made(other)];
    demand(true);
    const ask = async (one: string) => said(await withToken(open, one).get('/v1/auth/me'));
    expect([await ask(token), await ask(others)]).toEqual([REFUSED, [200, undefined]]);
    const { serviceSecrets } = open.get<AuthConfig>(CONFIG);
    const introspected = async (one: string) => {
      const hash = createHash('sha256').update(one).digest('hex');
      const asked = { hash, network: '198.51.100.7' };
      const authorization = `Basic ${Buffer.from(`goals:${serviceSecrets.goals}`).toString('base64')}`;
      return (await open.http().post('/internal/access-tokens/introspect', asked, { authorization })).body;
    };
    expect((await introspected(token)).scopes).toEqual(['second_factor_pending']);
    expect((await introspected(others)).scopes).toEqual(['profile:read']);
    await enableMfa(open, person);
    expect((await introspected(token)).scopes).toEqual(['profile:read']);
  });

  it('changes nothing while it is not made', async () => {
    demand(false);
    const person = await aPerson(open);
    const { body } = await logIn(open, person);
    expect(Object.keys(body.user)).not.toContain('secondFactorNeeded');
    expect(scopeOf(body.accessToken)).toBe('*');
    const { id } = await enableMfa(open, person);
    passTime(open, 60_000);
    expect((await next(person)).user.secondFactorNeeded).toBeUndefined();
    expect((await person.http.get('/v1/auth/me')).headers.etag).toBe('"1"');
    expect((await person.http.delete(`/v1/auth/mfa/totp/${id}`)).status).toBe(204);
  });
});

it('is a word of the two that there are', async () => {
  await expect(testService(auth, { env: { ODYSSEY_AUTH_SECOND_FACTOR: 'perhaps' } })).rejects.toThrow(
    'ODYSSEY_AUTH_SECOND_FACTOR',
  );
});
