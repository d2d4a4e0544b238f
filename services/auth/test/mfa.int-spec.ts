import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '@odyssey/events';
import { asUser, type TestService, testService } from '@odyssey/testing';
import { SecondFactors } from '../src/mfa/second-factors.service.ts';
import { auth } from '../src/service.ts';
import { aPerson } from './auth-client.ts';
import { codeNow, enableMfa, logInWith, nextCode, passTime, securityLog } from './factors.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth);
});
afterAll(() => service.close());

const MINUTE = 60_000;
const said = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code];
const times = <T>(count: number, one: () => Promise<T>) => Promise.all(Array.from({ length: count }, one));

describe('an authenticator app', () => {
  it('counts from its first code on, and brings ten recovery codes', async () => {
    const person = await aPerson(service);
    const { status, body: app } = await person.http.post('/v1/auth/mfa/totp');
    expect(status).toBe(201);
    expect(app.otpauthUrl).toContain(app.secret);
    expect((await logInWith(service, person)).status).toBe(200);
    expect((await person.http.get('/v1/auth/mfa')).body).toEqual({
      enabled: false,
      recoveryCodesLeft: 0,
      passkeys: 0,
    });
    const confirm = (code: string) => person.http.post(`/v1/auth/mfa/totp/${app.id}/confirm`, { code });
    expect(said(await confirm('000000'))).toEqual([401, 'wrong_code']);
    const confirmed = await confirm(nextCode(service, app.secret));
    expect([confirmed.status, confirmed.body.recoveryCodes.length]).toEqual([200, 10]);
    expect((await person.http.get('/v1/auth/mfa')).body).toMatchObject({
      enabled: true,
      authenticator: { id: app.id },
      recoveryCodesLeft: 10,
    });
    expect(said(await logInWith(service, person))).toEqual([401, 'mfa_required']);
    expect((await securityLog(service, person)).map(({ kind }) => kind)).toContain('mfa_enabled');
  });

  it('is forgotten when it shows no code within a quarter of an hour', async () => {
    const person = await aPerson(service);
    const { body: app } = await person.http.post('/v1/auth/mfa/totp');
    passTime(service, 15 * MINUTE);
    const code = codeNow(service, app.secret);
    expect(said(await person.http.post(`/v1/auth/mfa/totp/${app.id}/confirm`, { code }))).toEqual([
      404,
      'not_found',
    ]);
  });

  it('gives way to a new one without a gap, with all that belonged to it', async () => {
    const person = await aPerson(service);
    const old = await enableMfa(service, person);
    const { body: fresh } = await person.http.post('/v1/auth/mfa/totp');
    expect((await logInWith(service, person, nextCode(service, old.secret))).status).toBe(200);
    const code = nextCode(service, fresh.secret);
    const { body } = await person.http.post(`/v1/auth/mfa/totp/${fresh.id}/confirm`, { code });
    expect(said(await logInWith(service, person, nextCode(service, old.secret)))).toEqual([
      401,
      'wrong_code',
    ]);
    expect(said(await logInWith(service, person, old.recoveryCodes[0]))).toEqual([401, 'wrong_code']);
    expect((await logInWith(service, person, body.recoveryCodes[0])).status).toBe(200);
    expect((await logInWith(service, person, nextCode(service, fresh.secret))).status).toBe(200);
  });

  it('is taken away by its owner alone, with the recovery codes', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const { id } = await enableMfa(service, person);
    expect(said(await stranger.http.delete(`/v1/auth/mfa/totp/${id}`))).toEqual([404, 'not_found']);
    expect((await person.http.get('/v1/auth/mfa')).body.enabled).toBe(true);
    expect((await person.http.delete(`/v1/auth/mfa/totp/${id}`)).status).toBe(204);
    expect((await logInWith(service, person)).status).toBe(200);
    expect((await person.http.get('/v1/auth/mfa')).body.recoveryCodesLeft).toBe(0);
    expect((await securityLog(service, person)).map(({ kind }) => kind)).toContain('mfa_disabled');
  });

  it('leaves no secret in the database, the events or the export', async () => {
    const person = await aPerson(service);
    const { secret, recoveryCodes } = await enableMfa(service, person);
    const stored = await service.rows(
      'select t.*, r.*, e.* from totp_factors t, recovery_codes r, security_events e where t.owner_id = $1 and r.owner_id = $1 and e.owner_id = $1',
      [person.id],
    );
    expect(stored).not.toEqual([]);
    const { body: exported } = await service.asService('archival').get(`/internal/user-data/${person.id}`);
    expect(String(exported)).toContain('"kind":"recovery-codes"');
    const everything = JSON.stringify([stored, await service.published(), exported]);
    for (const text of [secret, ...recoveryCodes]) expect(everything).not.toContain(text);
    const [{ hash = '', sealed_secret: sealed = '' } = {}] = stored as Record<string, string>[];
    for (const text of [hash, sealed]) expect(String(exported)).not.toContain(text);
  });
});

describe('a log-in with MFA on', () => {
  it('says nothing of it before the password is right', async () => {
    const [person, without] = [await aPerson(service), await aPerson(service)];
    const { secret } = await enableMfa(service, person);
    const wrong = { ...person, password: 'a walk in the mountains' };
    const plain = await logInWith(service, { ...without, password: wrong.password });
    for (const code of [undefined, '000000', nextCode(service, secret)]) {
      const answer = await logInWith(service, wrong, code);
      expect(said(answer)).toEqual([401, 'wrong_credentials']);
      expect(answer.body.detail).toBe(plain.body.detail);
    }
    expect(await service.rows('select 1 from wrong_codes where owner_id = $1', [person.id])).toEqual([]);
  });

  it('takes each code once, also of twenty who come with it at once', async () => {
    const person = await aPerson(service);
    const { secret } = await enableMfa(service, person);
    const code = nextCode(service, secret);
    // Nine: the tenth wrong code would block them all.
    const answers = await times(9, () => logInWith(service, person, code));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(8).fill(401)]);
    expect(said(await logInWith(service, person, code))).toEqual([401, 'wrong_code']);
  });

  it('takes a code once also where two have read the app before either has written', async () => {
    const person = await aPerson(service);
    const { secret } = await enableMfa(service, person);
    const code = nextCode(service, secret);
    const factors = service.get(SecondFactors);
    const spent = await service.get(Transactions).forPerson(person.id, async (tx) => {
      const read = await factors.confirmed(tx, person.id);
      return read && [await factors.spendTotp(tx, read, code), await factors.spendTotp(tx, read, code)];
    });
    expect(spent).toEqual([true, false]);
  });

  it('takes a recovery code once, of its owner, and tells how many are left', async () => {
    const [person, stranger] = [await aPerson(service), await aPerson(service)];
    const { recoveryCodes } = await enableMfa(service, person);
    await enableMfa(service, stranger);
    const code = (recoveryCodes[0] ?? '').toLowerCase().replaceAll('-', ' ');
    expect(said(await logInWith(service, stranger, code))).toEqual([401, 'wrong_code']);
    const answers = await times(5, () => logInWith(service, person, code));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
    expect((await person.http.get('/v1/auth/mfa')).body.recoveryCodesLeft).toBe(9);
    const used = (await securityLog(service, person)).filter(({ kind }) => kind === 'recovery_code_used');
    expect(used.map(({ details }) => details)).toEqual([{ left: '9' }]);
  });

  it('looks at no code for an hour after ten wrong ones, and counts from nought after a right one', async () => {
    const person = await aPerson(service);
    const { secret, recoveryCodes } = await enableMfa(service, person);
    const wrong = async (count: number) => {
      for (let i = 0; i < count; i += 1)
        expect(said(await logInWith(service, person, '000000'))).toEqual([401, 'wrong_code']);
    };
    await wrong(9);
    expect((await logInWith(service, person, nextCode(service, secret))).status).toBe(200);
    await wrong(10);
    for (const code of [nextCode(service, secret), recoveryCodes[0]]) {
      const blocked = await logInWith(service, person, code);
      expect(said(blocked)).toEqual([429, 'rate_limited']);
      expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(3_000);
    }
    passTime(service, 60 * MINUTE);
    expect((await logInWith(service, person, nextCode(service, secret))).status).toBe(200);
  });

  it('cannot be blocked by who does not know the password', async () => {
    const person = await aPerson(service);
    const { secret } = await enableMfa(service, person);
    await times(15, () => logInWith(service, { ...person, password: 'a walk in the mountains' }, '000000'));
    expect((await logInWith(service, person, nextCode(service, secret))).status).toBe(200);
  });
});

describe('recovery codes', () => {
  it('are made anew, and the old ones are void', async () => {
    const person = await aPerson(service);
    const { recoveryCodes } = await enableMfa(service, person);
    const { status, body } = await person.http.post('/v1/auth/mfa/recovery-codes');
    expect([status, body.recoveryCodes.length]).toEqual([200, 10]);
    expect(said(await logInWith(service, person, recoveryCodes[0]))).toEqual([401, 'wrong_code']);
    expect((await logInWith(service, person, body.recoveryCodes[9])).status).toBe(200);
  });

  it('are there only for who has MFA on', async () => {
    const person = await aPerson(service);
    expect(said(await person.http.post('/v1/auth/mfa/recovery-codes'))).toEqual([409, 'mfa_not_enabled']);
  });
});

it('setting up and taking away need a fresh log-in', async () => {
  const person = await aPerson(service);
  const { id } = await enableMfa(service, person);
  const late = service.http(asUser(person.id, { authTime: new Date(Date.now() - 16 * MINUTE) }));
  for (const refused of [
    await late.post('/v1/auth/mfa/totp'),
    await late.post('/v1/auth/mfa/recovery-codes'),
    await late.delete(`/v1/auth/mfa/totp/${id}`),
  ])
    expect(said(refused)).toEqual([403, 'reauthentication_required']);
  expect((await person.http.get('/v1/auth/mfa')).body).toMatchObject({
    enabled: true,
    recoveryCodesLeft: 10,
  });
});
