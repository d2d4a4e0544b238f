import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureRequested, UserRegistered } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { aUser, type TestService, testService } from '@odyssey/testing';
import { OidcFlows } from '../src/identities/oidc-flows.service.ts';
import { auth } from '../src/service.ts';
import { aPerson, logIn, refresh, withToken } from './auth-client.ts';
import { ProviderBrowser } from './oidc/browser.ts';
import { begin, finish, logInBy, throughProvider } from './oidc/oidc-app.ts';
import { PAGE, RealProvider } from './oidc/real-provider.ts';
import { withSecondFactor } from './second-factor.ts';

const DOOR = '/v1/auth/oidc/one';

let service: TestService;
let one: RealProvider;
let two: RealProvider;
beforeAll(async () => {
  [one, two] = [await RealProvider.start(), await RealProvider.start()];
  service = await testService(auth, {
    env: { ...one.env('ONE'), ...two.env('TWO'), ODYSSEY_OIDC_TWO_LABEL: 'The other one' },
  });
});
afterAll(async () => {
  await service?.close();
  await one?.[Symbol.asyncDispose]();
  await two?.[Symbol.asyncDispose]();
});

const aLogin = () => `ana-${newId()}`;
const problem = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

describe('providers', () => {
  it('are listed by name and label, and nothing else is told of them', async () => {
    const { body } = await service.http().get('/v1/auth/oidc/providers');
    expect(body).toEqual({
      items: [
        { name: 'one', label: 'One' },
        { name: 'two', label: 'The other one' },
      ],
    });
  });

  it.each(['three', 'ONE', '..', 'one%2F'])('that are not there (%s) answer 404', async (name) => {
    const { status } = await service.http().post(`/v1/auth/oidc/${name}/authorize`, { redirectUri: PAGE });
    expect(status).toBe(404);
  });

  it('are none where the operator names none: everything else works', async () => {
    const without = await testService(auth);
    try {
      expect((await without.http().get('/v1/auth/oidc/providers')).body).toEqual({ items: [] });
      await aPerson(without);
    } finally {
      await without.close();
    }
  });
});

describe('beginning a log-in', () => {
  it('sends the person to the provider with all that guards the way back, and keeps no secret in clear', async () => {
    const begun = await begin(service.http(), DOOR);
    const { origin, searchParams } = new URL(begun.authorizationUrl);
    expect(origin).toBe(one.issuer);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'odyssey',
      response_type: 'code',
      redirect_uri: PAGE,
      scope: 'openid email profile',
      state: begun.state,
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(begun.expiresIn).toBe(600);
    const rows = JSON.stringify(await service.rows('select * from oidc_flows'));
    for (const secret of [begun.state, begun.binding, searchParams.get('nonce')])
      expect(rows).not.toContain(secret);
  });

  it.each([
    `${PAGE}/`,
    `${PAGE}?next=1`,
    'https://evil.example.com/',
    `${PAGE}#x`,
    'javascript:alert(1)',
    '',
  ])('is refused for the page “%s”', async (redirectUri) => {
    expect(problem(await service.http().post(`${DOOR}/authorize`, { redirectUri }))).toEqual([
      422,
      'invalid_redirect_uri',
    ]);
  });
});

describe('logging in through a provider', () => {
  it('opens an account for somebody new, tells everyone, and opens the same one the next time', async () => {
    const login = aLogin();
    one.knows(login, {
      email: `${login}@ID.example.com`,
      email_verified: true,
      name: 'Ana Silva',
      zoneinfo: 'Europe/Lisbon',
      locale: 'pt-pt',
    });
    const first = await logInBy(service, 'one', login);
    expect(first.status).toBe(200);
    const { user } = first.body;
    expect(user).toMatchObject({
      email: `${login}@id.example.com`,
      emailVerified: true,
      displayName: 'Ana Silva',
      timeZone: 'Europe/Lisbon',
      locale: 'pt-PT',
    });
    expect((await withToken(service, first.body.accessToken).get('/v1/auth/me')).body.id).toBe(user.id);
    expect((await refresh(service, first.body.refreshToken)).status).toBe(200);
    const told = (await service.published(UserRegistered)).filter(({ subject }) => subject === user.id);
    expect(told.map(({ data }) => data.emailVerified)).toEqual([true]);
    const second = await logInBy(service, 'one', login);
    expect([second.status, second.body.user.id]).toEqual([200, user.id]);
    expect(await service.rows('select 1 from oidc_flows where claimed_at is not null')).toEqual([]);
  });

  it('proves who it is: sensitive actions are allowed after it', async () => {
    const { body } = await logInBy(service, 'one', aLogin());
    expect((await withToken(service, body.accessToken).delete('/v1/auth/me')).status).toBe(202);
  });

  it('gives an account that no password opens, and says so as for any other', async () => {
    const login = aLogin();
    const { body } = await logInBy(service, 'one', login);
    const { email } = body.user;
    const refused = await logIn(service, { email, password: 'a walk in the mountains' });
    const unknown = await logIn(service, aUser());
    expect(refused.body.detail).toBe(unknown.body.detail);
    expect(problem(refused)).toEqual([401, 'wrong_credentials']);
    expect(problem(await service.http().post('/v1/auth/register', aUser({ email })))).toEqual([
      409,
      'email_taken',
    ]);
  });

  it('opens different accounts for one subject at two providers', async () => {
    const login = aLogin();
    two.knows(login, { email: `${login}@two.example.com`, email_verified: true });
    const [a, b] = [await logInBy(service, 'one', login), await logInBy(service, 'two', login)];
    expect([a.status, b.status]).toEqual([200, 200]);
    expect(a.body.user.id).not.toBe(b.body.user.id);
  });

  it('never opens an account because of its address, verified or not', async () => {
    const person = await aPerson(service);
    for (const email_verified of [true, false]) {
      const login = aLogin();
      one.knows(login, { email: person.email.toUpperCase(), email_verified });
      expect(problem(await logInBy(service, 'one', login))).toEqual([409, 'identity_not_linked']);
    }
    expect((await person.http.get('/v1/auth/identities')).body.items).toEqual([]);
  });

  it('follows the person, not the address: with a new one they are the same, and whoever has the old one is not', async () => {
    const login = aLogin();
    const { body: first } = await logInBy(service, 'one', login);
    one.knows(login, { email: `new.${login}@id.example.com`, email_verified: true });
    const { body: again } = await logInBy(service, 'one', login);
    expect([again.user.id, again.user.email]).toEqual([first.user.id, first.user.email]);
    const heir = aLogin();
    one.knows(heir, { email: first.user.email, email_verified: true });
    expect(problem(await logInBy(service, 'one', heir))).toEqual([409, 'identity_not_linked']);
    const { body } = await withToken(service, first.accessToken).get('/v1/auth/identities');
    expect(body.items).toMatchObject([{ provider: 'one', email: `new.${login}@id.example.com` }]);
  });

  it('opens no account that is being erased', async () => {
    const login = aLogin();
    const { body } = await logInBy(service, 'one', login);
    await service.deliver(
      ErasureRequested.example({ erasureId: newId() }, { subject: body.user.id, id: newId() }),
    );
    expect(problem(await logInBy(service, 'one', login))).toEqual([409, 'identity_not_linked']);
  });

  it('makes one account for somebody new who clicks twice', async () => {
    const login = aLogin();
    const answers = await Promise.all(
      [0, 1, 2].map(() => throughProvider(service.http(), DOOR, new ProviderBrowser(login))),
    );
    const entered = await Promise.all(answers.map((answer) => finish(service.http(), DOOR, answer)));
    expect(entered.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(entered.map(({ body }) => body.user.id)).size).toBe(1);
  });
});

describe('logging in to an account with a second factor', () => {
  it('asks for a code after the provider has vouched, and takes it on the same way', async () => {
    const login = aLogin();
    const { body } = await logInBy(service, 'one', login);
    const codes = await withSecondFactor(service, body.user.id);
    const answer = await throughProvider(service.http(), DOOR, login);
    expect(problem(await finish(service.http(), DOOR, answer))).toEqual([401, 'mfa_required']);
    expect(JSON.stringify(await service.rows('select * from oidc_flows'))).not.toContain(login);
    expect(problem(await finish(service.http(), DOOR, { ...answer, mfaCode: 'wrong' }))).toEqual([
      401,
      'wrong_code',
    ]);
    expect(
      problem(await finish(service.http(), DOOR, { ...answer, binding: 'x', mfaCode: codes() })),
    ).toEqual([401, 'invalid_oidc_flow']);
    const entered = await finish(service.http(), DOOR, { ...answer, mfaCode: codes() });
    expect([entered.status, entered.body.user.id]).toEqual([200, body.user.id]);
    expect(problem(await finish(service.http(), DOOR, { ...answer, mfaCode: codes() }))).toEqual([
      401,
      'invalid_oidc_flow',
    ]);
  });

  it('waits five minutes for the code', async () => {
    const login = aLogin();
    const { body } = await logInBy(service, 'one', login);
    const codes = await withSecondFactor(service, body.user.id);
    const answer = await throughProvider(service.http(), DOOR, login);
    await finish(service.http(), DOOR, answer);
    const [flow] = await service.rows<{ left: string }>(
      'select extract(epoch from expires_at - now()) as left from oidc_flows where sealed_person is not null',
    );
    expect(Number(flow?.left)).toBeGreaterThan(280);
    expect(Number(flow?.left)).toBeLessThanOrEqual(300);
    await service.rows(`update oidc_flows set expires_at = now() - interval '1 second'`);
    expect(problem(await finish(service.http(), DOOR, { ...answer, mfaCode: codes() }))).toEqual([
      401,
      'invalid_oidc_flow',
    ]);
  });
});

describe('a way to the provider and back', () => {
  const arrive = () => throughProvider(service.http(), DOOR, aLogin());
  const refused = [401, 'invalid_oidc_flow'];

  it('is good for one of twenty who finish it at once, and for nobody later', async () => {
    const login = aLogin();
    await logInBy(service, 'one', login);
    const answer = await throughProvider(service.http(), DOOR, login);
    const sessions = async () => (await service.rows('select 1 from sessions')).length;
    const before = await sessions();
    const answers = await Promise.all(Array.from({ length: 20 }, () => finish(service.http(), DOOR, answer)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(401)]);
    expect(await sessions()).toBe(before + 1);
    expect(problem(await finish(service.http(), DOOR, answer))).toEqual(refused);
  });

  it('cannot be finished without the secret of the page that began it', async () => {
    const answer = await arrive();
    const { binding } = await begin(service.http(), DOOR);
    expect(problem(await finish(service.http(), DOOR, { ...answer, binding }))).toEqual(refused);
    expect(problem(await finish(service.http(), DOOR, { ...answer, binding: 'x' }))).toEqual(refused);
    expect((await finish(service.http(), DOOR, answer)).status).toBe(200);
  });

  it('cannot be finished with a state that nobody was given, or that belongs to another page', async () => {
    const answer = await arrive();
    const other = await begin(service.http(), DOOR);
    expect(problem(await finish(service.http(), DOOR, { ...answer, state: 'made up' }))).toEqual(refused);
    expect(problem(await finish(service.http(), DOOR, { ...answer, state: other.state }))).toEqual(refused);
  });

  it('cannot be finished with the code of another way: it was not made for its nonce and its verifier', async () => {
    const [mine, theirs] = [await arrive(), await arrive()];
    expect(problem(await finish(service.http(), DOOR, { ...mine, code: theirs.code }))).toEqual([
      401,
      'identity_refused',
    ]);
  });

  it('cannot be finished at another provider (mix-up), which is not even shown the code', async () => {
    const answer = await arrive();
    expect(problem(await finish(service.http(), '/v1/auth/oidc/two', answer))).toEqual(refused);
    expect(problem(await finish(service.http(), DOOR, { ...answer, iss: two.issuer }))).toEqual([
      401,
      'identity_refused',
    ]);
  });

  it('cannot be finished without the name that this provider always gives (RFC 9207)', async () => {
    const { iss: _, ...answer } = await arrive();
    expect(problem(await finish(service.http(), DOOR, answer))).toEqual([401, 'identity_refused']);
  });

  it('cannot be finished as a link, nor a link as a log-in', async () => {
    const person = await aPerson(service);
    const link = '/v1/auth/identities/one';
    expect(problem(await finish(person.http, link, await arrive()))).toEqual(refused);
    const answer = await throughProvider(person.http, link, aLogin());
    expect(problem(await finish(service.http(), DOOR, answer))).toEqual(refused);
  });

  it('is over after ten minutes', async () => {
    const answer = await arrive();
    await service.rows(`update oidc_flows set expires_at = now() - interval '1 second'`);
    expect(problem(await finish(service.http(), DOOR, answer))).toEqual(refused);
  });

  it('leaves nothing behind when it is not finished in time, and takes no other away', async () => {
    const [late, early] = [await begin(service.http(), DOOR), await begin(service.http(), DOOR)];
    const hash = (state: string) => createHash('sha256').update(state).digest('hex');
    await service.rows(
      `update oidc_flows set expires_at = now() - interval '1 second' where state_hash = $1`,
      [hash(late.state)],
    );
    await service.get(OidcFlows).purge();
    const left = await service.rows<{ state_hash: string }>('select state_hash from oidc_flows');
    const hashes = left.map(({ state_hash }) => state_hash);
    expect([hashes.includes(hash(late.state)), hashes.includes(hash(early.state))]).toEqual([false, true]);
  });

  it.each(['code', 'state', 'binding'])('cannot be finished without %s', async (field) => {
    const answer = { code: 'c', state: 's', binding: 'b', [field]: undefined };
    expect((await finish(service.http(), DOOR, answer)).status).toBe(422);
  });
});
