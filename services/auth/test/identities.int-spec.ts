import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureProgressed } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, type TestClient, type TestService, testService } from '@odyssey/testing';
import { SecondFactors } from '../src/mfa/second-factors.service.ts';
import { auth } from '../src/service.ts';
import { aPerson, withToken } from './auth-client.ts';
import { enableMfa } from './factors.ts';
import { ProviderBrowser } from './oidc/browser.ts';
import { begin, finish, logInBy, throughProvider } from './oidc/oidc-app.ts';
import { PAGE, RealProvider } from './oidc/real-provider.ts';

const DOOR = '/v1/auth/identities/one';

let service: TestService;
let one: RealProvider;
beforeAll(async () => {
  one = await RealProvider.start();
  service = await testService(auth, { env: one.env('ONE') });
});
afterAll(async () => {
  await service?.close();
  await one?.[Symbol.asyncDispose]();
});

const aLogin = () => `ana-${newId()}`;
const problem = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];
const link = async (http: TestClient, login: string) =>
  finish(http, DOOR, await throughProvider(http, DOOR, login));
const identitiesOf = async (http: TestClient) => (await http.get('/v1/auth/identities')).body.items;
const kindsOf = async (id: string) =>
  (
    await service.rows<{ kind: string }>('select kind from security_events where owner_id = $1 order by id', [
      id,
    ])
  ).map(({ kind }) => kind);

/** Somebody who has an account through the provider alone. */
async function aNewcomer() {
  const login = aLogin();
  const { body } = await logInBy(service, 'one', login);
  return {
    login,
    id: String(body.user.id),
    http: withToken(service, body.accessToken),
    token: body.accessToken,
  };
}

describe('linking an identity', () => {
  it('lets it open the account beside the password, and tells the owner', async () => {
    const person = await aPerson(service);
    const login = aLogin();
    const { status, body } = await link(person.http, login);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.any(String),
      provider: 'one',
      email: `${login}@id.example.com`,
      createdAt: expect.any(String),
      lastUsedAt: expect.any(String),
    });
    expect(await identitiesOf(person.http)).toEqual([body]);
    expect((await logInBy(service, 'one', login)).body.user.id).toBe(person.id);
    expect(await kindsOf(person.id)).toContain('identity_linked');
  });

  it('changes nothing the second time', async () => {
    const person = await aPerson(service);
    const login = aLogin();
    const [first, second] = [await link(person.http, login), await link(person.http, login)];
    expect([second.status, second.body.id]).toEqual([200, first.body.id]);
    expect((await kindsOf(person.id)).filter((kind) => kind === 'identity_linked')).toHaveLength(1);
  });

  it('is refused when it opens another account, one of two who ask for it at once included', async () => {
    const [ada, eve] = [await aPerson(service), await aPerson(service)];
    const taken = aLogin();
    await link(ada.http, taken);
    expect(problem(await link(eve.http, taken))).toEqual([409, 'identity_taken']);
    const wanted = aLogin();
    const answers = await Promise.all(
      [ada, eve].map(async ({ http }) => [http, await throughProvider(http, DOOR, wanted)] as const),
    );
    const linked = await Promise.all(answers.map(([http, answer]) => finish(http, DOOR, answer)));
    expect(linked.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('can be finished by nobody but who began it', async () => {
    const [ada, eve] = [await aPerson(service), await aPerson(service)];
    const answer = await throughProvider(ada.http, DOOR, aLogin());
    expect(problem(await finish(eve.http, DOOR, answer))).toEqual([401, 'invalid_oidc_flow']);
    expect((await finish(service.http(), DOOR, answer)).status).toBe(401);
    expect(await identitiesOf(eve.http)).toEqual([]);
    expect((await finish(ada.http, DOOR, answer)).status).toBe(200);
  });

  it('needs a fresh log-in, and so does unlinking', async () => {
    const { id } = await aPerson(service);
    const late = service.http(asUser(id, { authTime: new Date(Date.now() - 16 * 60_000) }));
    const refused = [403, 'reauthentication_required'];
    expect(problem(await late.post(`${DOOR}/authorize`, { redirectUri: PAGE }))).toEqual(refused);
    expect(problem(await late.delete(`/v1/auth/identities/${newId()}`))).toEqual(refused);
  });
});

describe('unlinking an identity', () => {
  it('takes the way in away, and tells the owner', async () => {
    const person = await aPerson(service);
    const login = aLogin();
    const { body } = await link(person.http, login);
    expect((await person.http.delete(`/v1/auth/identities/${body.id}`)).status).toBe(204);
    expect(await identitiesOf(person.http)).toEqual([]);
    expect((await logInBy(service, 'one', login)).body.user?.id).not.toBe(person.id);
    expect(await kindsOf(person.id)).toContain('identity_unlinked');
  });

  it('is refused when nothing else opens the account, two at once included', async () => {
    const { http, login } = await aNewcomer();
    const [only] = await identitiesOf(http);
    expect(problem(await http.delete(`/v1/auth/identities/${only.id}`))).toEqual([409, 'last_way_in']);
    const { body: other } = await link(http, aLogin());
    const removed = await Promise.all(
      [only, other].map(({ id }) => http.delete(`/v1/auth/identities/${id}`)),
    );
    expect(removed.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await identitiesOf(http)).toHaveLength(1);
    expect(login).toBeDefined();
  });

  it('does not count on a provider that the operator has taken away', async () => {
    const { http, id } = await aNewcomer();
    const { body: other } = await link(http, aLogin());
    await service.rows(`update identities set provider = 'gone' where owner_id = $1 and id <> $2`, [
      id,
      other.id,
    ]);
    expect(problem(await http.delete(`/v1/auth/identities/${other.id}`))).toEqual([409, 'last_way_in']);
  });

  it('cannot be done to somebody else', async () => {
    const [ada, eve] = [await aNewcomer(), await aPerson(service)];
    const [identity] = await identitiesOf(ada.http);
    expect(problem(await eve.http.delete(`/v1/auth/identities/${identity.id}`))).toEqual([404, 'not_found']);
    expect(await identitiesOf(ada.http)).toHaveLength(1);
  });
});

describe('proving it again at the provider', () => {
  const AGAIN = '/v1/auth/reauthenticate/one';

  it('asks for a log-in there although there is a session, and renews the same session here', async () => {
    const { http, login, id, token } = await aNewcomer();
    const { sid } = claimsOf(token);
    await service.rows(
      `update sessions set authenticated_at = now() - interval '1 hour' where owner_id = $1`,
      [id],
    );
    const browser = new ProviderBrowser(login);
    await browser.visit((await begin(service.http(), '/v1/auth/oidc/one')).authorizationUrl);
    const { authorizationUrl, binding } = await begin(http, AGAIN);
    expect(Object.fromEntries(new URL(authorizationUrl).searchParams)).toMatchObject({
      prompt: 'login',
      max_age: '0',
    });
    const { status, body } = await finish(http, AGAIN, {
      ...(await browser.visit(authorizationUrl)),
      binding,
    });
    expect(status).toBe(200);
    const renewed = claimsOf(body.accessToken);
    expect(renewed.sid).toBe(sid);
    expect(Date.now() / 1000 - renewed.auth_time).toBeLessThan(60);
    expect((await withToken(service, body.accessToken).delete('/v1/auth/me')).status).toBe(202);
    expect(await kindsOf(id)).toContain('reauthenticated');
  });

  it('is not the way to link an identity, which needs a fresh log-in before it begins', async () => {
    const { http, login } = await aNewcomer();
    const another = await throughProvider(http, AGAIN, aLogin());
    expect(problem(await finish(http, DOOR, another))).toEqual([401, 'invalid_oidc_flow']);
    const own = await throughProvider(http, DOOR, login);
    expect(problem(await finish(http, AGAIN, own))).toEqual([401, 'invalid_oidc_flow']);
  });

  it('is no proof by somebody else’s identity, nor by one that was never linked', async () => {
    const [ada, eve] = [await aNewcomer(), await aNewcomer()];
    for (const login of [eve.login, aLogin()]) {
      const answer = await throughProvider(ada.http, AGAIN, login);
      expect(problem(await finish(ada.http, AGAIN, answer))).toEqual([409, 'identity_not_linked']);
    }
    const answer = await throughProvider(eve.http, AGAIN, ada.login);
    expect(problem(await finish(ada.http, AGAIN, answer))).toEqual([401, 'invalid_oidc_flow']);
  });
});

describe('a second factor that is asked for behind the provider', () => {
  const DOORS = { 'a log-in': '/v1/auth/oidc/one', 'a reauthentication': '/v1/auth/reauthenticate/one' };

  it.each(Object.entries(DOORS))('is used up although somebody else finishes %s first', async (_, door) => {
    const person = await aPerson(service);
    const login = aLogin();
    await link(person.http, login);
    const { recoveryCodes } = await enableMfa(service, person);
    const answer = await throughProvider(person.http, door, login);
    const factors = service.get(SecondFactors);
    const { demand } = factors;
    factors.demand = async (...given) => {
      factors.demand = demand;
      await service.rows('delete from oidc_flows');
      return demand.apply(factors, given);
    };
    const late = await finish(person.http, door, { ...answer, mfaCode: recoveryCodes[0] });
    expect(problem(late)).toEqual([401, 'invalid_oidc_flow']);
    const spent = 'select hash from recovery_codes where owner_id = $1 and used_at is not null';
    expect(await service.rows(spent, [person.id])).toHaveLength(1);
  });

  it('is used up although the session that is to be renewed ends meanwhile', async () => {
    const person = await aPerson(service);
    const login = aLogin();
    await link(person.http, login);
    const { recoveryCodes } = await enableMfa(service, person);
    const door = DOORS['a reauthentication'];
    const answer = { ...(await throughProvider(person.http, door, login)), mfaCode: recoveryCodes[0] };
    await service.rows('update sessions set ended_at = now() where owner_id = $1', [person.id]);
    expect(problem(await finish(person.http, door, answer))).toEqual([401, 'unauthenticated']);
    await service.rows('update sessions set ended_at = null where owner_id = $1', [person.id]);
    expect(problem(await finish(person.http, door, answer))).toEqual([401, 'invalid_oidc_flow']);
    const spent = 'select hash from recovery_codes where owner_id = $1 and used_at is not null';
    expect(await service.rows(spent, [person.id])).toHaveLength(1);
  });
});

describe('what is kept about a person', () => {
  it('goes with the export, without anything that finishes a flow, and with the erasure, of nobody else', async () => {
    const [ada, eve] = [await aNewcomer(), await aNewcomer()];
    const begun = await begin(ada.http, DOOR);
    await begin(eve.http, DOOR);
    const { body } = await service.asService('archival').get<string>(`/internal/user-data/${ada.id}`);
    expect(body).toContain(ada.login);
    expect(body).toContain(one.issuer);
    expect(body).not.toContain(eve.login);
    expect(body).not.toMatch(/hash|sealed/i);
    expect(body).not.toContain(begun.binding);
    const erasureId = newId();
    const last = ErasureProgressed.example(
      { erasureId, remaining: ['auth'] },
      { id: newId(), subject: ada.id },
    );
    await service.deliver(last);
    await service.deliver(last);
    for (const table of ['identities', 'oidc_flows']) {
      expect(await service.rows(`select 1 from ${table} where owner_id = $1`, [ada.id])).toEqual([]);
      expect(await service.rows(`select 1 from ${table} where owner_id = $1`, [eve.id])).toHaveLength(1);
    }
    const again = await logInBy(service, 'one', ada.login);
    expect([again.status, again.body.user.id === ada.id]).toEqual([200, false]);
  });
});

const claimsOf = (token: string): { sid: string; auth_time: number } =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
