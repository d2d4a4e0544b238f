import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserProfileChanged } from '@odyssey/contracts';
import { asUser, type TestService, testService } from '@odyssey/testing';
import { auth } from '../src/service.ts';
import { aPerson, refresh } from './auth-client.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth);
});
afterAll(() => service.close());

const changes = async (person: { id: string }) =>
  (await service.published(UserProfileChanged)).filter((event) => event.subject === person.id);

describe('the own profile', () => {
  it('is the own one, never that of somebody else', async () => {
    const [ada, ben] = [await aPerson(service), await aPerson(service)];
    expect((await ada.http.get('/v1/auth/me')).body.email).toBe(ada.email);
    expect((await ben.http.get('/v1/auth/me')).body.email).toBe(ben.email);
    expect(JSON.stringify((await ada.http.get('/v1/auth/me')).body)).not.toContain('argon2');
  });

  it('has an ETag, and 304 when nothing has changed', async () => {
    const person = await aPerson(service);
    const { headers } = await person.http.get('/v1/auth/me');
    expect(headers.etag).toBe('"1"');
    const again = await person.http.get('/v1/auth/me', { 'if-none-match': '"1"' });
    expect([again.status, again.body]).toEqual([304, undefined]);
  });

  it('is edited by merge patch: named fields change, null goes back to the default, the rest stays', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const edited = await person.http.patch(
      '/v1/auth/me',
      { displayName: ' Ada ', locale: 'pt-br' },
      { 'if-match': '"1"' },
    );
    expect([edited.status, edited.headers.etag]).toEqual([200, '"2"']);
    expect(edited.body).toMatchObject({
      displayName: 'Ada',
      locale: 'pt-BR',
      timeZone: 'Europe/Lisbon',
      version: 2,
    });
    const back = await person.http.patch('/v1/auth/me', { timeZone: null });
    expect(back.body).toMatchObject({ timeZone: 'UTC', displayName: 'Ada' });
    expect((await changes(person)).map(({ data }) => data)).toMatchObject([
      { displayName: 'Ada', timeZone: 'Europe/Lisbon', locale: 'pt-BR' },
      { displayName: 'Ada', timeZone: 'UTC' },
    ]);
    expect((await stranger.http.get('/v1/auth/me')).body.version).toBe(1);
    expect(await changes(stranger)).toEqual([]);
  });

  it('puts the new zone and language into the next access token', async () => {
    const person = await aPerson(service);
    await person.http.patch('/v1/auth/me', { timeZone: 'Asia/Tokyo', locale: 'ja' });
    const { body } = await refresh(service, person.refreshToken);
    const claims = JSON.parse(Buffer.from(body.accessToken.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ zoneinfo: 'Asia/Tokyo', locale: 'ja' });
  });

  it('changes nothing and tells nobody when it says what already is', async () => {
    const person = await aPerson(service);
    expect((await person.http.patch('/v1/auth/me', { timeZone: 'Europe/Lisbon' })).body.version).toBe(1);
    expect(await changes(person)).toEqual([]);
  });

  it('is not overwritten by someone who read an older one', async () => {
    const person = await aPerson(service);
    await person.http.patch('/v1/auth/me', { displayName: 'Ada' });
    const stale = await person.http.patch('/v1/auth/me', { displayName: 'Eve' }, { 'if-match': '"1"' });
    expect([stale.status, stale.body.code, stale.headers.etag]).toEqual([412, 'stale_version', '"2"']);
    const blind = await person.http.patch('/v1/auth/me', { displayName: 'Eve' }, {});
    expect([blind.status, blind.body.code]).toEqual([428, 'precondition_required']);
    expect((await person.http.get('/v1/auth/me')).body.displayName).toBe('Ada');
  });

  it.each([
    { email: 'new@example.org' },
    { displayName: null },
    { displayName: '' },
    { timeZone: 'Nowhere' },
    { version: 9 },
    { locale: 3 },
  ])('refuses %j', async (edit) => {
    const person = await aPerson(service);
    const { status, body } = await person.http.patch('/v1/auth/me', edit);
    expect([status, body.code]).toEqual([422, 'invalid_request']);
    expect((await person.http.get('/v1/auth/me')).body.version).toBe(1);
  });

  it('needs a token with the scope, and an account that still exists', async () => {
    expect((await service.http().get('/v1/auth/me')).status).toBe(401);
    const narrow = await service.http(asUser(undefined, { scopes: ['tasks:read'] })).get('/v1/auth/me');
    expect([narrow.status, narrow.body.code]).toEqual([403, 'insufficient_scope']);
    expect((await service.http(asUser()).get('/v1/auth/me')).status).toBe(404);
  });
});
