import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { SessionCreated, UserRegistered } from '@odyssey/contracts';
import { aUser, type TestService, testService } from '@odyssey/testing';
import { PasswordsService } from '../src/passwords/passwords.service.ts';
import { auth } from '../src/service.ts';
import { aPerson, logIn, type Person, withToken } from './auth-client.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(auth);
});
afterAll(() => service.close());

const register = (body: unknown) => service.http().post('/v1/auth/register', body);
const pointers = (body: { errors: { pointer: string }[] }) =>
  body.errors.map(({ pointer }) => pointer).sort();

/** Has the password hashed at another cost than today's. */
async function outdate({ id, password }: Person): Promise<void> {
  const cheap = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  await service.rows('update users set password_hash = $2 where id = $1', [id, cheap]);
}

/** Lets something happen once, just after the next look at a password and before what follows from it. */
function meanwhile(look: 'matches' | 'renewed', happens: () => Promise<void>): void {
  const passwords = service.get(PasswordsService);
  const { matches, renewed } = passwords;
  const once =
    <Given extends unknown[], Seen>(seen: (...given: Given) => Promise<Seen>) =>
    async (...given: Given): Promise<Seen> => {
      Object.assign(passwords, { matches, renewed });
      const result = await seen.apply(passwords, given);
      await happens();
      return result;
    };
  if (look === 'matches') passwords.matches = once(matches);
  else passwords.renewed = once(renewed);
}

describe('registering', () => {
  it('opens an account, logs in, and tells everyone', async () => {
    const user = aUser({ email: `  Ada.${Date.now()}@Example.ORG ` });
    const { status, body, headers } = await register(user);
    expect(status).toBe(201);
    expect(headers.location).toBe('/v1/auth/me');
    expect(headers['cache-control']).toBe('no-store');
    expect(body.user).toMatchObject({
      email: user.email.trim().toLowerCase(),
      emailVerified: false,
      timeZone: 'Europe/Lisbon',
      locale: 'en',
    });
    expect((await withToken(service, body.accessToken).get('/v1/auth/me')).body.id).toBe(body.user.id);
    const registered = (await service.published(UserRegistered)).filter(
      (event) => event.subject === body.user.id,
    );
    expect(registered.map((event) => event.data)).toEqual([
      {
        userId: body.user.id,
        email: body.user.email,
        emailVerified: false,
        displayName: user.displayName,
        timeZone: 'Europe/Lisbon',
        locale: 'en',
      },
    ]);
    expect(
      (await service.published(SessionCreated)).filter((event) => event.subject === body.user.id),
    ).toHaveLength(1);
  });

  it('takes UTC for the time zone when none is named', async () => {
    const { timeZone: _, ...user } = aUser();
    expect((await register(user)).body.user.timeZone).toBe('UTC');
  });

  it('keeps the password only as argon2id', async () => {
    const person = await aPerson(service);
    const [row] = await service.rows<{ password_hash: string }>(
      'select password_hash from users where id = $1',
      [person.id],
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const everything = JSON.stringify(
      await service.rows(
        'select u.*, s.*, r.* from users u, sessions s, refresh_tokens r where s.owner_id = u.id',
      ),
    );
    expect(everything).not.toContain(person.password);
    expect(everything).not.toContain(person.refreshToken);
  });

  it('says email_taken for an address in another spelling, and changes nothing', async () => {
    const person = await aPerson(service);
    const again = await register(aUser({ email: person.email.toUpperCase(), displayName: 'Somebody else' }));
    expect([again.status, again.body.code]).toEqual([409, 'email_taken']);
    expect((await person.http.get('/v1/auth/me')).body.displayName).toBe('Ana Silva');
  });

  it('gives an address to one of ten who ask for it at once', async () => {
    const user = aUser();
    const answers = await Promise.all(Array.from({ length: 10 }, () => register(user)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
    expect(await service.rows('select id from users where email = $1', [user.email])).toHaveLength(1);
  });

  it.each([
    [{ email: 'nonsense' }, '/email'],
    [{ email: 7 }, '/email'],
    [{ password: 'seven77' }, '/password'],
    [{ password: 'x'.repeat(129) }, '/password'],
    [{ password: 'x'.repeat(100_000) }, '/password'],
    [{ displayName: '   ' }, '/displayName'],
    [{ displayName: 'x'.repeat(81) }, '/displayName'],
    [{ displayName: 'a\u0000b' }, '/displayName'],
    [{ timeZone: 'Mars/Olympus' }, '/timeZone'],
    [{ timeZone: '+01:00' }, '/timeZone'],
    [{ locale: 'not a locale' }, '/locale'],
    [{ admin: true }, '/admin'],
  ])('refuses %j', async (fault, pointer) => {
    const { status, body } = await register({ ...aUser(), ...fault });
    expect([status, body.code]).toEqual([422, 'invalid_request']);
    expect(new Set(pointers(body))).toEqual(new Set([pointer]));
  });

  it('names every missing field at once', async () => {
    const { status, body } = await register({});
    expect([status, pointers(body)]).toEqual([422, ['/displayName', '/email', '/password']]);
  });

  it.each(['password1', 'iloveyou', 'Ana Silva'])('refuses the password %s', async (password) => {
    const { status, body } = await register(aUser({ password }));
    expect([status, body.code, pointers(body)]).toEqual([422, 'common_password', ['/password']]);
  });
});

describe('logging in', () => {
  it('needs the password that was chosen, however the address is spelt', async () => {
    const person = await aPerson(service);
    const { status, body } = await logIn(service, { ...person, email: ` ${person.email.toUpperCase()}` });
    expect([status, body.user.id]).toEqual([200, person.id]);
    expect(body.refreshToken).not.toBe(person.refreshToken);
  });

  it('answers a wrong password and an unknown address in the same words', async () => {
    const person = await aPerson(service);
    const wrong = await logIn(service, { ...person, password: 'a walk in the mountains' });
    const unknown = await logIn(service, aUser());
    expect([wrong.status, wrong.body.code]).toEqual([401, 'wrong_credentials']);
    const comparable = ({ status, headers, body: { traceId: _, ...body } }: typeof wrong) => ({
      status,
      body,
      headers: Object.keys(headers).sort(),
      authenticate: headers['www-authenticate'],
    });
    expect(comparable(unknown)).toEqual(comparable(wrong));
  });

  it('takes as long for an unknown address as for a known one', async () => {
    const person = await aPerson(service);
    const took = async (credentials: { email: string; password: string }) => {
      const started = performance.now();
      await logIn(service, credentials);
      return performance.now() - started;
    };
    const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
    const [known, unknown]: [number[], number[]] = [[], []];
    // In turns: whatever else the machine does falls on both alike.
    for (let i = 0; i < 11; i += 1) {
      known.push(await took({ ...person, password: 'a walk in the mountains' }));
      unknown.push(await took(aUser()));
    }
    expect(median(unknown) / median(known)).toBeGreaterThan(0.5);
  });

  it('makes the hash anew when it was made at another cost', async () => {
    const person = await aPerson(service);
    await outdate(person);
    expect((await logIn(service, person)).status).toBe(200);
    const [row] = await service.rows<{ password_hash: string }>(
      'select password_hash from users where id = $1',
      [person.id],
    );
    expect(row?.password_hash).toContain('m=19456,t=2');
    expect((await logIn(service, person)).status).toBe(200);
  });

  it('lets nobody in with a password that is replaced while it is looked at, and does not bring it back', async () => {
    const person = await aPerson(service);
    await outdate(person);
    const next = { ...person, password: 'a boat on the other shore' };
    meanwhile('renewed', async () => {
      const body = { currentPassword: person.password, newPassword: next.password };
      expect((await person.http.post('/v1/auth/password/change', body)).status).toBe(204);
    });
    const late = await logIn(service, person);
    expect([late.status, late.body.code]).toEqual([401, 'wrong_credentials']);
    const open = 'select id from sessions where owner_id = $1 and ended_at is null';
    expect(await service.rows(open, [person.id])).toHaveLength(1);
    expect((await logIn(service, person)).status).toBe(401);
    expect((await logIn(service, next)).status).toBe(200);
  });

  it('lets in who logs in twice at once, although the first one makes the hash anew', async () => {
    const person = await aPerson(service);
    await outdate(person);
    meanwhile('renewed', async () => expect((await logIn(service, person)).status).toBe(200));
    expect((await logIn(service, person)).status).toBe(200);
    expect((await logIn(service, person)).status).toBe(200);
  });

  it('is proved again by no password that is replaced while it is looked at', async () => {
    const person = await aPerson(service);
    meanwhile('matches', async () => {
      const body = { currentPassword: person.password, newPassword: 'a boat on the other shore' };
      expect((await person.http.post('/v1/auth/password/change', body)).status).toBe(204);
    });
    const late = await person.http.post('/v1/auth/reauthenticate', { password: person.password });
    expect([late.status, late.body.code]).toEqual([401, 'wrong_credentials']);
  });

  it.each([
    {},
    { email: 'a@example.org' },
    { email: 'a@example.org', password: '' },
    { email: 1, password: 2 },
    [],
  ])('refuses %j as it stands', async (body) => {
    expect((await service.http().post('/v1/auth/login', body)).status).toBe(422);
  });
});

describe('guessing', () => {
  // Counters outlast a run.
  const aNetwork = () => `198.18.${randomInt(256)}.${randomInt(256)}`;

  it('is slowed down for one account, known or not, while others and new networks still get in', async () => {
    const limited = await testService(auth, { env: { ODYSSEY_LIMIT_AUTH: '20' } });
    try {
      const [victim, other] = [await aPerson(limited), await aPerson(limited)];
      const guess = (email: string, from: string, password = 'a walk in the mountains') =>
        limited.http().post('/v1/auth/login', { email, password }, { 'x-forwarded-for': from });
      let tired = '';
      for (const email of [victim.email, aUser().email]) {
        const [first, second] = [aNetwork(), aNetwork()];
        const answers: number[] = [];
        for (let i = 0; i < 20; i += 1) answers.push((await guess(email, first)).status);
        for (let i = 0; i < 4; i += 1) answers.push((await guess(email, second)).status);
        // Twenty for the account, then two for a network that comes later; no more of either.
        expect(answers).toEqual([...Array(22).fill(401), ...Array(2).fill(429)]);
        expect((await guess(email, first)).status).toBe(429);
        tired ||= second;
      }
      const refused = await guess(victim.email, tired);
      expect(refused.body.code).toBe('rate_limited');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect((await guess(victim.email, aNetwork(), victim.password)).status).toBe(200);
      expect((await guess(other.email, tired, other.password)).status).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
