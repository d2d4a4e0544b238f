import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestService, testService } from '@odyssey/testing';
import { decodeJwt } from 'jose';
import { handleOf } from '../src/passkeys/passkey.rules.ts';
import { auth } from '../src/service.ts';
import { aPerson, type Person, withToken } from './auth-client.ts';
import { addPasskey, enableMfa, longAfter, nextCode, requestOptions, securityLog } from './factors.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth);
});
afterAll(() => service.close());

const said = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code];
const prove = ({ http }: Person, body: unknown) => http.post('/v1/auth/reauthenticate', body);
const aLatePerson = async () => longAfter(service, await aPerson(service));

describe('proving again who one is', () => {
  it('gives a token of the same session that allows what is sensitive', async () => {
    const person = await aLatePerson();
    expect(said(await person.http.delete('/v1/auth/me'))).toEqual([403, 'reauthentication_required']);
    const { status, body } = await prove(person, { password: person.password });
    expect([status, body]).toEqual([200, { accessToken: expect.any(String), expiresIn: 600 }]);
    const [before, after] = [person.accessToken, body.accessToken].map((token) => decodeJwt(token));
    expect(after?.sid).toBe(before?.sid);
    expect(Number(after?.auth_time) - Number(before?.auth_time)).toBeGreaterThanOrEqual(16 * 60);
    expect((await withToken(service, body.accessToken).delete('/v1/auth/me')).status).toBe(202);
    expect((await securityLog(service, person)).map(({ kind }) => kind)).toContain('reauthenticated');
  });

  it('takes no other password, and leaves the session as it was', async () => {
    const [person, stranger] = [
      await aLatePerson(),
      await aPerson(service, { password: 'sailing at night 17' }),
    ];
    expect(said(await prove(person, { password: stranger.password }))).toEqual([401, 'wrong_credentials']);
    expect(said(await person.http.delete('/v1/auth/me'))).toEqual([403, 'reauthentication_required']);
    const [session] = await service.rows<{ old: boolean }>(
      `select authenticated_at < now() - interval '15 minutes' as old from sessions where owner_id = $1`,
      [person.id],
    );
    expect(session?.old).toBe(true);
  });

  it('needs the code, too, when MFA is on', async () => {
    const fresh = await aPerson(service);
    const { secret } = await enableMfa(service, fresh);
    const person = await longAfter(service, fresh);
    const { password } = person;
    expect(said(await prove(person, { password }))).toEqual([401, 'mfa_required']);
    expect(said(await prove(person, { password, code: '000000' }))).toEqual([401, 'wrong_code']);
    expect((await prove(person, { password, code: nextCode(service, secret) })).status).toBe(200);
  });

  it('is done by a passkey of one’s own, once', async () => {
    const fresh = await aPerson(service);
    await enableMfa(service, fresh);
    const authenticator = await addPasskey(service, fresh);
    const strangers = await addPasskey(service, await aPerson(service));
    const person = await longAfter(service, fresh);
    const other = strangers.get(await requestOptions(service));
    expect(said(await prove(person, { response: other }))).toEqual([401, 'passkey_refused']);
    // A device says whose passkey it holds; a stranger's may say anything.
    const lying = strangers.get(await requestOptions(service), { userHandle: handleOf(person.id) });
    expect(said(await prove(person, { response: lying }))).toEqual([401, 'passkey_refused']);
    const response = authenticator.get(await requestOptions(service));
    expect((await prove(person, { response })).status).toBe(200);
    expect(said(await prove(person, { response }))).toEqual([401, 'passkey_refused']);
  });

  it('uses up what proved it although the session ends meanwhile', async () => {
    const fresh = await aPerson(service);
    const { recoveryCodes } = await enableMfa(service, fresh);
    const authenticator = await addPasskey(service, fresh);
    const person = await longAfter(service, fresh);
    // As the request finds it that has waited behind the log-out.
    const end = (at: string | null) =>
      service.rows('update sessions set ended_at = $2 where owner_id = $1', [person.id, at]);
    const response = authenticator.get(await requestOptions(service));
    const coded = { password: person.password, code: recoveryCodes[0] };
    await end('now');
    expect(said(await prove(person, { response }))).toEqual([401, 'unauthenticated']);
    expect(said(await prove(person, coded))).toEqual([401, 'unauthenticated']);
    await end(null);
    expect(said(await prove(person, { response }))).toEqual([401, 'passkey_refused']);
    expect(said(await prove(person, coded))).toEqual([401, 'wrong_code']);
  });

  it.each([{}, { password: '' }, { code: '123456' }])('is not done by %j', async (body) => {
    const person = await aPerson(service);
    expect(said(await prove(person, body))).toEqual([422, 'invalid_request']);
  });

  it('is not done by both, and by neither without a session', async () => {
    const person = await aPerson(service);
    const authenticator = await addPasskey(service, person);
    const response = authenticator.get(await requestOptions(service));
    const { status, body } = await prove(person, { password: person.password, response });
    expect([status, body.errors[0].pointer]).toEqual([422, '/password']);
    expect((await service.http().post('/v1/auth/reauthenticate', { password: 'x' })).status).toBe(401);
    await person.http.post('/v1/auth/logout');
    expect(said(await prove(person, { password: person.password }))).toEqual([401, 'unauthenticated']);
  });

  it('is throttled as a log-in is: a stolen token guesses no password', async () => {
    const limited = await testService(auth, { env: { ODYSSEY_LIMIT_AUTH: '20' } });
    try {
      const person = await aPerson(limited);
      const answers: number[] = [];
      for (let i = 0; i < 26; i += 1)
        answers.push((await prove(person, { password: 'a walk in the mountains' })).status);
      expect(answers.slice(0, 20)).toEqual(Array(20).fill(401));
      expect(answers.slice(-3)).toEqual([429, 429, 429]);
    } finally {
      await limited.close();
    }
  });
});
