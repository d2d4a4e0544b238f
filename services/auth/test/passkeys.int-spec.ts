import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureRequested } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestService, testService } from '@odyssey/testing';
import { CHALLENGE_LIFE } from '../src/passkeys/challenges.service.ts';
import { handleOf } from '../src/passkeys/passkey.rules.ts';
import { auth } from '../src/service.ts';
import { aPerson, type Person, withToken } from './auth-client.ts';
import { addPasskey, enableMfa, logInByPasskey, passTime, requestOptions, securityLog } from './factors.ts';
import { type Quirks, SoftwareAuthenticator } from './software-authenticator.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth, { env: { ODYSSEY_WEBAUTHN_ORIGINS: 'https://app.example.org' } });
});
afterAll(() => service.close());

const said = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code];
const passkeysOf = async ({ http }: Person) => (await http.get('/v1/auth/passkeys')).body.items;
const creationOptions = async ({ http }: Person) => (await http.post('/v1/auth/passkeys/options')).body;

describe('a new passkey', () => {
  it('is asked for as one that logs in alone, and kept under a name', async () => {
    const person = await aPerson(service);
    const options = await creationOptions(person);
    expect(options).toMatchObject({
      rp: { id: new URL(service.issuer).hostname, name: 'Odyssey' },
      user: { id: handleOf(person.id), name: person.email },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      excludeCredentials: [],
    });
    const authenticator = new SoftwareAuthenticator(service.issuer);
    const { status, body } = await person.http.post('/v1/auth/passkeys', {
      name: 'My phone',
      response: authenticator.create(options),
    });
    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(String),
        name: 'My phone',
        transports: ['internal', 'hybrid'],
        backedUp: true,
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
        version: 1,
      },
    ]);
    expect(await passkeysOf(person)).toEqual([body]);
    expect((await creationOptions(person)).excludeCredentials).toEqual([
      { id: authenticator.id, type: 'public-key', transports: ['internal', 'hybrid'] },
    ]);
    expect((await securityLog(service, person)).at(-1)).toEqual({
      kind: 'passkey_added',
      details: { name: 'My phone' },
    });
  });

  it('is made once of its options, within five minutes, by whom they were given', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const add = (whose: Person, response: unknown) => whose.http.post('/v1/auth/passkeys', { response });
    const create = (options: Parameters<SoftwareAuthenticator['create']>[0]) =>
      new SoftwareAuthenticator(service.issuer).create(options);
    const options = await creationOptions(person);
    expect(said(await add(stranger, create(options)))).toEqual([422, 'invalid_passkey']);
    const response = create(options);
    expect((await add(person, response)).status).toBe(201);
    expect(said(await add(person, response))).toEqual([422, 'invalid_passkey']);
    const forLogIn = { ...options, challenge: (await requestOptions(service)).challenge };
    expect(said(await add(person, create(forLogIn)))).toEqual([422, 'invalid_passkey']);
    const late = await creationOptions(person);
    passTime(service, CHALLENGE_LIFE);
    expect(said(await add(person, create(late)))).toEqual([422, 'invalid_passkey']);
    expect([await passkeysOf(person), await passkeysOf(stranger)]).toEqual([[expect.anything()], []]);
  });

  const WRONG: [string, Quirks][] = [
    ['another page', { origin: 'http://localhost:6666' }],
    ['a page that looks alike', { origin: 'https://app.example.org.evil.test' }],
    ['another host', { rpId: 'evil.test' }],
    ['nobody verified', { verified: false }],
  ];
  it.each(WRONG)('is refused when it comes of %s', async (_, quirks) => {
    const person = await aPerson(service);
    const response = new SoftwareAuthenticator(service.issuer).create(await creationOptions(person), quirks);
    expect(said(await person.http.post('/v1/auth/passkeys', { response }))).toEqual([422, 'invalid_passkey']);
    expect(await passkeysOf(person)).toEqual([]);
  });

  it('may come from a page that the operator lists', async () => {
    const person = await aPerson(service);
    const response = new SoftwareAuthenticator(service.issuer).create(await creationOptions(person), {
      origin: 'https://app.example.org',
    });
    expect((await person.http.post('/v1/auth/passkeys', { response })).status).toBe(201);
  });

  it('belongs to one account only', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const { id } = await addPasskey(service, person);
    const copy = new SoftwareAuthenticator(service.issuer, id).create(await creationOptions(stranger));
    const { status, body } = await stranger.http.post('/v1/auth/passkeys', { response: copy });
    expect([status, body.code, body.errors[0].detail]).toEqual([
      422,
      'invalid_passkey',
      'This passkey is registered already.',
    ]);
  });

  it('is the twentieth at most', async () => {
    const person = await aPerson(service);
    for (let i = 0; i < 19; i += 1) await addPasskey(service, person);
    const options = await creationOptions(person);
    await addPasskey(service, person);
    const response = new SoftwareAuthenticator(service.issuer).create(options);
    expect(said(await person.http.post('/v1/auth/passkeys', { response }))).toEqual([
      409,
      'too_many_passkeys',
    ]);
    expect(said(await person.http.post('/v1/auth/passkeys/options'))).toEqual([409, 'too_many_passkeys']);
  });

  it.each([
    { clientDataJSON: 'AA', attestationObject: 'AA' },
    { clientDataJSON: Buffer.from('null').toString('base64url'), attestationObject: 'AA' },
  ])('is refused when it is rubbish: %j', async (response) => {
    const person = await aPerson(service);
    const body = { response: { ...rubbish, response } };
    expect(said(await person.http.post('/v1/auth/passkeys', body))).toEqual([422, 'invalid_passkey']);
  });

  it('is refused when its authenticator sends rubbish in a good envelope', async () => {
    const person = await aPerson(service);
    const good = new SoftwareAuthenticator(service.issuer).create(await creationOptions(person));
    const response = { ...good, response: { ...good.response, attestationObject: 'oWNmbXRkbm9uZQ' } };
    expect(said(await person.http.post('/v1/auth/passkeys', { response }))).toEqual([422, 'invalid_passkey']);
  });
});

const rubbish = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} };

describe('logging in by a passkey', () => {
  it('asks everybody alike, and needs neither name nor password nor code', async () => {
    const person = await aPerson(service);
    await enableMfa(service, person);
    const authenticator = await addPasskey(service, person);
    const options = await requestOptions(service);
    expect(options).toEqual({
      challenge: expect.any(String),
      rpId: new URL(service.issuer).hostname,
      timeout: 300_000,
      userVerification: 'required',
    });
    const { status, body } = await logInByPasskey(service, authenticator);
    expect([status, body.user.id]).toEqual([200, person.id]);
    expect((await withToken(service, body.accessToken).get('/v1/auth/me')).body.id).toBe(person.id);
    expect((await passkeysOf(person))[0].lastUsedAt).toEqual(expect.any(String));
    const last = (await securityLog(service, person)).filter(({ kind }) => kind === 'logged_in').at(-1);
    expect(last?.details).toEqual({ method: 'passkey' });
  });

  it('takes an answer once, also of ten who come with it at once', async () => {
    const authenticator = await addPasskey(service, await aPerson(service));
    const response = authenticator.get(await requestOptions(service));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => service.http().post('/v1/auth/passkeys/log-in', { response })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(401)]);
  });

  it('refuses whatever is wrong in the same words', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const authenticator = await addPasskey(service, person);
    const unknown = new SoftwareAuthenticator(service.issuer);
    const attempt = (response: unknown) => service.http().post('/v1/auth/passkeys/log-in', { response });
    const late = authenticator.get(await requestOptions(service));
    passTime(service, CHALLENGE_LIFE);
    const refusals = [
      await attempt(late),
      await logInByPasskey(service, unknown, { userHandle: handleOf(person.id) }),
      await logInByPasskey(service, new SoftwareAuthenticator(service.issuer, authenticator.id), {
        userHandle: handleOf(person.id),
      }),
      await logInByPasskey(service, authenticator, { honest: false }),
      await logInByPasskey(service, authenticator, { verified: false }),
      await logInByPasskey(service, authenticator, { origin: 'http://localhost:6666' }),
      await logInByPasskey(service, authenticator, { rpId: 'evil.test' }),
      await logInByPasskey(service, authenticator, { userHandle: handleOf(stranger.id) }),
      await attempt(authenticator.get(await creationOptions(person))),
      await attempt({
        ...rubbish,
        id: authenticator.id,
        response: { clientDataJSON: 'AA', authenticatorData: 'AA', signature: 'AA' },
      }),
    ];
    const words = refusals.map(({ status, body: { traceId: _, ...body } }) => ({ status, ...body }));
    expect(words).toEqual(Array(refusals.length).fill(words[0]));
    expect(words[0]).toMatchObject({ status: 401, code: 'passkey_refused' });
    expect((await logInByPasskey(service, authenticator)).status).toBe(200);
  });

  it('is over when the account is being erased', async () => {
    const person = await aPerson(service);
    const authenticator = await addPasskey(service, person);
    await service.deliver(
      ErasureRequested.example({ erasureId: newId() }, { id: newId(), subject: person.id }),
    );
    expect(said(await logInByPasskey(service, authenticator))).toEqual([401, 'passkey_refused']);
  });

  it('refuses a copy, and says so to the owner alone', async () => {
    const person = await aPerson(service);
    const authenticator = await addPasskey(service, person);
    expect((await logInByPasskey(service, authenticator, { counter: 7 })).status).toBe(200);
    expect(said(await logInByPasskey(service, authenticator, { counter: 7 }))).toEqual([
      401,
      'passkey_refused',
    ]);
    expect((await securityLog(service, person)).at(-1)).toMatchObject({
      kind: 'log_in_failed',
      details: { reason: 'passkey_copied' },
    });
    expect(said(await logInByPasskey(service, authenticator, { counter: 0 }))).toEqual([
      401,
      'passkey_refused',
    ]);
    expect((await logInByPasskey(service, authenticator, { counter: 8 })).status).toBe(200);
  });

  it('writes of no copy when nothing was really signed', async () => {
    const person = await aPerson(service);
    const authenticator = await addPasskey(service, person);
    await logInByPasskey(service, authenticator, { counter: 7 });
    await logInByPasskey(service, authenticator, { counter: 1, honest: false });
    expect((await securityLog(service, person)).map(({ kind }) => kind)).not.toContain('log_in_failed');
  });
});

describe('one of the passkeys', () => {
  it('is renamed and removed by its owner alone, who is up to date', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const authenticator = await addPasskey(service, person);
    const path = `/v1/auth/passkeys/${authenticator.rowId}`;
    expect(said(await stranger.http.patch(path, { name: 'Mine' }))).toEqual([404, 'not_found']);
    expect(said(await stranger.http.delete(path))).toEqual([404, 'not_found']);
    const renamed = await person.http.patch(path, { name: 'Key ring' }, { 'if-match': '"1"' });
    expect([renamed.status, renamed.body.name, renamed.headers.etag]).toEqual([200, 'Key ring', '"2"']);
    await logInByPasskey(service, authenticator);
    expect((await passkeysOf(person))[0]).toMatchObject({ name: 'Key ring', version: 2 });
    expect(said(await person.http.delete(path, { 'if-match': '"1"' }))).toEqual([412, 'stale_version']);
    expect((await person.http.delete(path, { 'if-match': '"2"' })).status).toBe(204);
    expect(said(await logInByPasskey(service, authenticator))).toEqual([401, 'passkey_refused']);
    expect((await securityLog(service, person)).map(({ kind }) => kind)).toContain('passkey_removed');
  });

  it('stays when nothing else opens the account', async () => {
    const person = await aPerson(service);
    const { rowId } = await addPasskey(service, person);
    await service.rows('update users set password_hash = null where id = $1', [person.id]);
    expect(said(await person.http.delete(`/v1/auth/passkeys/${rowId}`))).toEqual([409, 'last_way_in']);
    await addPasskey(service, person);
    expect((await person.http.delete(`/v1/auth/passkeys/${rowId}`)).status).toBe(204);
  });

  it('is made and removed after a fresh log-in only', async () => {
    const person = await aPerson(service);
    const { rowId } = await addPasskey(service, person);
    const late = service.http(asUser(person.id, { authTime: new Date(Date.now() - 16 * 60_000) }));
    expect(said(await late.post('/v1/auth/passkeys/options'))).toEqual([403, 'reauthentication_required']);
    expect(said(await late.delete(`/v1/auth/passkeys/${rowId}`))).toEqual([403, 'reauthentication_required']);
    expect(await passkeysOf(person)).toHaveLength(1);
  });
});
