import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { UserErasureWithdrawn } from '@odyssey/contracts';
import { type TestService, waitUntil } from '@odyssey/testing';
import { PasswordsService } from '../src/passwords/passwords.service.ts';
import { LoginThrottle } from '../src/sessions/login-throttle.ts';
import { aPerson, logIn, type Person, refresh, withToken } from './auth-client.ts';
import { addPasskey, enableMfa, logInByPasskey, logInWith, nextCode, securityLog } from './factors.ts';
import { CHANGE, MailedAuth, PUBLIC_URL, RESET, STILL_OPENS, VERIFY } from './mailed.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';

const NEXT = 'a boat on the other shore';
const TABLES = ['passkeys', 'identities', 'totp_factors', 'recovery_codes', 'personal_tokens'];
const ALL = TABLES.map(() => true);
const NONE = TABLES.map(() => false);

let house: MailedAuth;
let service: TestService;
beforeAll(async () => {
  house = await MailedAuth.start({
    ODYSSEY_OIDC_ONE_ISSUER: 'https://id.example.com',
    ODYSSEY_OIDC_ONE_CLIENT_ID: 'odyssey',
    ODYSSEY_OIDC_REDIRECT_URIS: 'https://app.example/in',
  });
  service = house.service;
});
afterAll(() => house[Symbol.asyncDispose]());

const kept = async (person: Person) => {
  const counts = TABLES.map((table) =>
    service.rows(`select 1 as found from ${table} where owner_id = $1`, [person.id]),
  );
  return (await Promise.all(counts)).map(({ length }) => length > 0);
};
const said = async (person: Person) => (await securityLog(service, person)).map(({ kind }) => kind);
const verify = (body: object) => service.http().post('/v1/auth/email/verify', body);
const reset = async (person: Person, more: object = {}) => {
  await service.http().post('/v1/auth/password/forgot', { email: person.email });
  const { token } = await house.mail(person.email, RESET);
  return service.http().post('/v1/auth/password/reset', { token, password: NEXT, ...more });
};

const link = (person: Person, provider: string) =>
  service.rows(
    `insert into identities (id, owner_id, issuer, subject, provider, created_at, last_used_at)
     values ($1, $2, $3, $4, $5, now(), now())`,
    [randomUUID(), person.id, `https://${provider}.example.com`, person.email, provider],
  );

/** Every way in that there is, and every guard. */
async function furnish(person: Person) {
  const { secret } = await enableMfa(service, person);
  await person.http.post('/v1/auth/tokens', { name: 'cron', scopes: ['profile:read'] });
  await link(person, 'one');
  return { secret, passkey: await addPasskey(service, person, new SoftwareAuthenticator(PUBLIC_URL)) };
}

async function verified(): Promise<Person> {
  const person = await aPerson(service);
  const { token } = await house.mail(person.email, VERIFY);
  expect((await verify({ token, password: person.password })).status).toBe(200);
  return person;
}

describe('a reset of an account whose address nobody had shown to be theirs', () => {
  it('takes away what the one who opened it could come back by, and says so', async () => {
    const [squatter, bystander] = [await aPerson(service), await aPerson(service)];
    const [{ passkey }] = [await furnish(squatter), await furnish(bystander)];
    expect(await kept(squatter)).toEqual(ALL);
    expect((await reset(squatter)).status).toBe(204);
    expect(await kept(squatter)).toEqual(NONE);
    expect((await logInByPasskey(service, passkey)).status).toBe(401);
    expect((await logIn(service, { ...squatter, password: NEXT })).status).toBe(200);
    expect(await said(squatter)).toEqual(
      expect.arrayContaining(['passkey_removed', 'identity_unlinked', 'mfa_disabled']),
    );
    expect(await kept(bystander)).toEqual(ALL);
  });
});

describe('a reset of an account whose address was verified', () => {
  it('leaves passkeys, identities and the second factor, and its mail and the log name them', async () => {
    const person = await verified();
    const { passkey } = await furnish(person);
    expect((await reset(person)).status).toBe(204);
    expect(await kept(person)).toEqual([true, true, true, true, false]);
    expect((await logIn(service, { ...person, password: NEXT })).body.code).toBe('mfa_required');
    expect((await logInByPasskey(service, passkey)).status).toBe(200);
    const { text } = await house.mail(person.email, STILL_OPENS);
    const today = new Date().toISOString().slice(0, 10);
    const [{ name } = { name: '' }] = await service.rows<{ name: string }>(
      'select name from passkeys where owner_id = $1',
      [person.id],
    );
    expect(text).toContain(`a passkey, added on ${today}`);
    expect(text).toContain(`the log-in by one, linked on ${today}`);
    expect(text).toContain(`the authenticator app, set up on ${today}`);
    expect(text).toContain('log in with a passkey of yours');
    expect(text).not.toContain('remove the other ways to log in');
    const entry = (await securityLog(service, person)).find(({ kind }) => kind === 'password_reset');
    expect(entry?.details).toEqual({ passkeys: name, identities: 'one', secondFactor: 'on' });
  });

  it('leads nobody to close the one way past an app: with that alone the mail speaks of its codes', async () => {
    const person = await verified();
    await enableMfa(service, person);
    expect((await reset(person)).status).toBe(204);
    const { text } = await house.mail(person.email, STILL_OPENS);
    expect(text).toContain('log in with one of its codes, or with a recovery code');
    expect(text).not.toMatch(/passkey|remove the other ways to log in/);
  });

  it('names in its mail neither a provider that is gone nor words that a stranger chose', async () => {
    const person = await verified();
    const { rowId } = await addPasskey(service, person, new SoftwareAuthenticator(PUBLIC_URL));
    await service.rows('update passkeys set name = $2 where id = $1', [rowId, 'Verify at evil.example/now']);
    await link(person, 'gone');
    expect((await reset(person)).status).toBe(204);
    const { text } = await house.mail(person.email, STILL_OPENS);
    expect(text).toContain('a passkey, added on');
    expect(text).toContain('remove the other ways to log in');
    expect(text).not.toMatch(/evil|gone/);
  });

  it('removes the other ways in when asked to, never the second factor', async () => {
    const [person, bystander] = [await verified(), await verified()];
    const [{ passkey, secret }] = [await furnish(person), await furnish(bystander)];
    expect((await reset(person, { removeOtherWaysIn: true })).status).toBe(204);
    expect(await kept(person)).toEqual([false, false, true, true, false]);
    expect((await logInByPasskey(service, passkey)).status).toBe(401);
    const changed = { ...person, password: NEXT };
    expect((await logInWith(service, changed)).body.code).toBe('mfa_required');
    expect((await logInWith(service, changed, nextCode(service, secret))).status).toBe(200);
    expect(await said(person)).toEqual(expect.arrayContaining(['passkey_removed', 'identity_unlinked']));
    expect(await said(person)).not.toContain('mfa_disabled');
    expect(await kept(bystander)).toEqual(ALL);
  });

  it('sends no second mail when nothing but the password opens the account', async () => {
    const person = await verified();
    expect((await reset(person)).status).toBe(204);
    const owed = 'select purpose from security_mails where owner_id = $1 order by purpose';
    expect(
      (await service.rows<{ purpose: string }>(owed, [person.id])).map(({ purpose }) => purpose),
    ).toEqual(['reset_password', 'verify_email']);
  });
});

describe('the link that verifies an address', () => {
  it('alone shows a mailbox, not that the account is theirs: whoever opened it is locked out', async () => {
    const [squatter, bystander] = [await aPerson(service), await aPerson(service)];
    const [{ passkey }] = [await furnish(squatter), await furnish(bystander)];
    const wanted = `thief.${randomUUID()}@example.org`;
    await squatter.http.post('/v1/auth/email/change', { email: wanted });
    const pending = await house.mail(wanted, CHANGE);
    const { token } = await house.mail(squatter.email, VERIFY);
    const done = await verify({ token });
    expect([done.status, done.body.emailVerified]).toEqual([200, true]);
    expect(await kept(squatter)).toEqual(NONE);
    expect((await logIn(service, squatter)).status).toBe(401);
    expect((await refresh(service, squatter.refreshToken)).status).toBe(401);
    expect((await squatter.http.get('/v1/auth/me')).status).toBe(401);
    expect((await logInByPasskey(service, passkey)).status).toBe(401);
    expect((await verify({ token: pending.token })).status).toBe(410);
    expect((await reset(squatter)).status).toBe(204);
    expect((await logIn(service, { ...squatter, password: NEXT })).status).toBe(200);
    expect(await said(squatter)).toEqual(expect.arrayContaining(['email_verified', 'session_ended']));
    expect(await kept(bystander)).toEqual(ALL);
    expect((await refresh(service, bystander.refreshToken)).status).toBe(200);
  });

  it('with the password of the account leaves all of it as it is', async () => {
    const person = await aPerson(service);
    const { passkey } = await furnish(person);
    const { token } = await house.mail(person.email, VERIFY);
    const done = await verify({ token, password: person.password });
    expect([done.status, done.body.emailVerified]).toEqual([200, true]);
    expect(await kept(person)).toEqual(ALL);
    expect((await refresh(service, person.refreshToken)).status).toBe(200);
    expect((await logInByPasskey(service, passkey)).status).toBe(200);
  });

  it('with another password does nothing, and stays good', async () => {
    const person = await aPerson(service);
    const { token } = await house.mail(person.email, VERIFY);
    const refused = await verify({ token, password: 'not the password' });
    expect([refused.status, refused.body.code]).toEqual([401, 'wrong_credentials']);
    expect((await person.http.get('/v1/auth/me')).body.emailVerified).toBe(false);
    expect((await verify({ token, password: person.password })).status).toBe(200);
  });

  it('takes nothing away any more once the address was verified otherwise', async () => {
    const person = await aPerson(service);
    const { token } = await house.mail(person.email, VERIFY);
    expect((await reset(person)).status).toBe(204);
    const entered = await logIn(service, { ...person, password: NEXT });
    const counted = jest.spyOn(service.get(LoginThrottle), 'count');
    expect((await verify({ token })).status).toBe(410);
    expect((await verify({ token, password: NEXT })).status).toBe(410);
    expect(counted).not.toHaveBeenCalled();
    counted.mockRestore();
    expect((await refresh(service, entered.body.refreshToken)).status).toBe(200);
    expect((await logIn(service, { ...person, password: NEXT })).status).toBe(200);
  });

  it('is not confirmed by a password that was replaced while it was looked at', async () => {
    const person = await aPerson(service);
    const { token } = await house.mail(person.email, VERIFY);
    const looked = jest.spyOn(service.get(PasswordsService), 'matches').mockImplementationOnce(async () => {
      await service.rows(
        'update users set password_hash = (select password_hash from users where id = $2) where id = $1',
        [person.id, (await aPerson(service, { password: NEXT })).id],
      );
      return true;
    });
    const refused = await verify({ token, password: person.password });
    looked.mockRestore();
    expect([refused.status, refused.body.code]).toEqual([401, 'wrong_credentials']);
    expect((await person.http.get('/v1/auth/me')).body.emailVerified).toBe(false);
    expect((await verify({ token, password: NEXT })).status).toBe(200);
  });

  it('is guessed no passwords with: the tries are counted and noted as those of log-ins are', async () => {
    const person = await aPerson(service);
    const { token } = await house.mail(person.email, VERIFY);
    const counted = jest.spyOn(service.get(LoginThrottle), 'count');
    await verify({ token, password: 'a guess' });
    expect(counted).toHaveBeenCalledWith(person.email, expect.any(String));
    counted.mockRestore();
    await waitUntil(async () => (await said(person)).includes('log_in_failed'), {
      within: 5_000,
      what: 'the wrong password is in the log',
    });
  });
});

describe('an erasure that a squatter asked for', () => {
  const thirtyDays = '/v1/auth/me?coolOffSeconds=2592000';
  const withdrawn = async ({ id }: Person) =>
    (await service.published(UserErasureWithdrawn))
      .filter(({ subject }) => subject === id)
      .map(({ data }) => data.erasureId);

  it.each([
    [
      'is called off when they are locked out',
      async (person: Person) => verify({ token: (await house.mail(person.email, VERIFY)).token }),
    ],
    ['is called off by the first reset', reset],
  ] as const)('%s, and the log says so', async (_, takeOver) => {
    const [squatter, bystander] = [await aPerson(service), await aPerson(service)];
    const { body: asked } = await squatter.http.delete(thirtyDays);
    await bystander.http.delete(thirtyDays);
    expect((await takeOver(squatter)).status).toBeLessThan(300);
    expect(await withdrawn(squatter)).toEqual([asked.id]);
    const entry = (await securityLog(service, squatter)).find(({ kind }) => kind === 'password_reset');
    expect(entry?.details).toEqual({ reason: 'address_not_verified', erasure: 'withdrawn' });
    expect((await bystander.http.delete(thirtyDays)).status).toBe(409);
    const [kept] = await service.rows('select erasure_id, email_verified from users where id = $1', [
      squatter.id,
    ]);
    expect(kept).toEqual({ erasure_id: null, email_verified: true });
  });

  it('stays when the account is verified: it is its owner’s, who is told', async () => {
    const person = await verified();
    await person.http.delete(thirtyDays);
    expect((await reset(person)).status).toBe(204);
    expect(await withdrawn(person)).toEqual([]);
    const entered = await logIn(service, { ...person, password: NEXT });
    const again = await withToken(service, entered.body.accessToken).delete(thirtyDays);
    expect(again.body.code).toBe('erasure_already_scheduled');
  });
});
