import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { newId, RevokedSessions } from '@odyssey/platform';
import { asUser, type TestAnswer, type TestService, testService } from '@odyssey/testing';
import { decodeJwt } from 'jose';
import type { VouchedFlow } from '../src/identities/oidc-flows.service.ts';
import { OidcLinks } from '../src/identities/oidc-links.service.ts';
import { auth } from '../src/service.ts';
import { aPerson, type Person } from './auth-client.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth);
});
afterAll(() => service.close());

// As the guard of another replica, for up to a second, and of a request that passed it and then waited for its turn.
beforeEach(() => void jest.spyOn(service.get(RevokedSessions), 'has').mockResolvedValue(false));
afterEach(() => void jest.restoreAllMocks());

const sessionOf = ({ accessToken }: Person) => String(decodeJwt(accessToken).sid);
const end = (person: Person) =>
  service.rows('insert into revoked_sessions (session_id, revoked_at) values ($1, now())', [
    sessionOf(person),
  ]);
const first = { 'if-match': '"1"' };
const somewhere = `/${newId()}`;

/** The provider has just said that it is the thief who stands before it. */
const vouched: VouchedFlow = {
  id: newId(),
  provider: 'example',
  person: {
    issuer: 'https://id.example.org',
    subject: 'thief',
    email: null,
    emailVerified: false,
    displayName: 'Thief',
    timeZone: 'UTC',
    locale: 'en',
  },
};

type Ask = (person: Person) => Promise<TestAnswer<{ code?: string }>>;
const asks: [string, Ask][] = [
  [
    'makes no token',
    ({ http }) => http.post('/v1/auth/tokens', { name: 'Script', scopes: ['profile:read'] }),
  ],
  ['revokes no token', ({ http }) => http.delete(`/v1/auth/tokens${somewhere}`)],
  ['prepares no passkey', ({ http }) => http.post('/v1/auth/passkeys/options')],
  ['renames no passkey', ({ http }) => http.patch(`/v1/auth/passkeys${somewhere}`, { name: 'Mine' }, first)],
  ['removes no passkey', ({ http }) => http.delete(`/v1/auth/passkeys${somewhere}`, first)],
  ['sets up no app', ({ http }) => http.post('/v1/auth/mfa/totp')],
  ['confirms no app', ({ http }) => http.post(`/v1/auth/mfa/totp${somewhere}/confirm`, { code: '123456' })],
  ['removes no app', ({ http }) => http.delete(`/v1/auth/mfa/totp${somewhere}`)],
  ['makes no recovery codes', ({ http }) => http.post('/v1/auth/mfa/recovery-codes')],
  ['unlinks no identity', ({ http }) => http.delete(`/v1/auth/identities${somewhere}`)],
  ['changes no address', ({ http }) => http.post('/v1/auth/email/change', { email: 'thief@example.org' })],
  [
    'changes no password',
    ({ http, password: currentPassword }) =>
      http.post('/v1/auth/password/change', { currentPassword, newPassword: 'of a thief, and long enough' }),
  ],
  ['erases nothing', ({ http }) => http.delete('/v1/auth/me')],
  ['edits no profile', ({ http }) => http.patch('/v1/auth/me', { displayName: 'Thief' }, first)],
  ['renames no session', ({ http }) => http.patch(`/v1/auth/sessions${somewhere}`, { name: 'Mine' }, first)],
  ['ends no session', ({ http }) => http.delete(`/v1/auth/sessions${somewhere}`)],
  ['ends no sessions', ({ http }) => http.delete('/v1/auth/sessions')],
];

describe('a session that has ended since its request passed the guard', () => {
  it.each(asks)('%s', async (_what, ask) => {
    const person = await aPerson(service);
    await end(person);
    const { status, body } = await ask(person);
    expect([status, body?.code]).toEqual([401, 'unauthenticated']);
  });

  it('adds no passkey', async () => {
    const person = await aPerson(service);
    const { body: options } = await person.http.post('/v1/auth/passkeys/options');
    const response = new SoftwareAuthenticator(service.issuer).create(options);
    await end(person);
    const { status, body } = await person.http.post('/v1/auth/passkeys', { response });
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });

  it('links no identity', async () => {
    const person = await aPerson(service);
    await end(person);
    const session = { sessionId: sessionOf(person), expiresAt: new Date(), locale: 'en' };
    const place = { network: '198.51.100.7', userAgent: 'Thief' };
    const linking = service.get(OidcLinks).link({ ...asUser(person.id), ...session }, vouched, place);
    await expect(linking).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
