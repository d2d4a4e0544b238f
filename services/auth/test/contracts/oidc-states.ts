import { newId } from '@odyssey/platform';
import type { TestClient, TestService } from '@odyssey/testing';
import type { Stage, StateSetUp } from '@odyssey/testing/pact';
import { aPerson, withToken } from '../auth-client.ts';
import { HostileProvider, type Misbehaviour } from '../oidc/hostile-provider.ts';
import { begin, finish } from '../oidc/oidc-app.ts';
import { withSecondFactor } from '../second-factor.ts';

/** Behaves as each state asks; a provider behind a contract need not be a real one. */
const provider = await HostileProvider.start();

/** The variables of a service that knows one provider that answers, and one that does not. */
export const oidcEnv = {
  ...provider.env('ONE'),
  ODYSSEY_OIDC_AWAY_ISSUER: 'http://127.0.0.1:9',
  ODYSSEY_OIDC_AWAY_CLIENT_ID: 'odyssey',
};
export const closeProvider = () => provider[Symbol.asyncDispose]();

const LOG_IN = '/v1/auth/oidc/one';
const LINK = '/v1/auth/identities/one';
const AGAIN = '/v1/auth/reauthenticate/one';

interface Somebody {
  sub: string;
  email?: string;
}

const somebody = (): Somebody => {
  const sub = newId();
  return { sub, email: `${sub}@example.com` };
};

/** They are back from the provider, which will name them, or do what else it does. */
async function back(
  http: TestClient,
  door: string,
  person: Somebody,
  does: Misbehaviour = {},
): Promise<NonNullable<Stage['values']>> {
  provider.will({});
  const begun = await begin(http, door);
  const { code, state } = provider.visit(begun.authorizationUrl);
  const { sub, email } = person;
  const auth_time = Math.floor(Date.now() / 1000);
  provider.will({ claims: { sub, email, auth_time }, userinfo: { sub }, ...does });
  return { code, state, binding: begun.binding };
}

/** Somebody whose account the provider opens. */
async function aNewcomer(service: TestService) {
  const person = somebody();
  const { body } = await finish(service.http(), LOG_IN, await back(service.http(), LOG_IN, person));
  const http = withToken(service, body.accessToken);
  const { body: found } = await http.get('/v1/auth/identities');
  return {
    person,
    id: String(body.user.id),
    token: String(body.accessToken),
    http,
    identityId: found.items[0].id,
  };
}

const arriving =
  (does?: Misbehaviour): StateSetUp =>
  async (service) => ({ values: await back(service.http(), LOG_IN, somebody(), does) });

const linking =
  (does?: Misbehaviour): StateSetUp =>
  async (service) => {
    const { accessToken: token, http } = await aPerson(service);
    return { token, values: await back(http, LINK, somebody(), does) };
  };

const again =
  (does?: Misbehaviour): StateSetUp =>
  async (service) => {
    const { token, http, person } = await aNewcomer(service);
    return { token, values: await back(http, AGAIN, person, does) };
  };

export const oidcStates = {
  'somebody new, back from a provider': arriving(),
  'somebody about whom a provider lies': arriving({ signedBy: 'a stranger' }),
  'somebody back from a provider that is away since': arriving({ token: 'breaks' }),
  'somebody back from a provider that tells no address': async (service) => ({
    values: await back(service.http(), LOG_IN, { sub: newId() }),
  }),
  'somebody back from a provider with the address of an account': async (service) => {
    const { email } = await aPerson(service);
    return { values: await back(service.http(), LOG_IN, { sub: newId(), email }) };
  },
  'somebody with a second factor, back from a provider': async (service) => {
    const { id, person } = await aNewcomer(service);
    await withSecondFactor(service, id);
    return { values: await back(service.http(), LOG_IN, person) };
  },
  'an account that a provider opens': async (service) => {
    const { token, identityId } = await aNewcomer(service);
    return { token, values: { identityId } };
  },
  'an account with an identity beside the password': async (service) => {
    const { accessToken: token, http } = await aPerson(service);
    const { body } = await finish(http, LINK, await back(http, LINK, somebody()));
    return { token, values: { identityId: body.id } };
  },
  'an account that is being linked': linking(),
  'an account that is being linked by a provider that lies': linking({ signedBy: 'a stranger' }),
  'an account that is being linked by a provider that is away since': linking({ token: 'breaks' }),
  'an account that is being linked with the identity of another': async (service) => {
    const { person } = await aNewcomer(service);
    const { accessToken: token, http } = await aPerson(service);
    return { token, values: await back(http, LINK, person) };
  },
  'somebody who proves it again at a provider': again(),
  'somebody who proves it again at a provider that lies': again({ signedBy: 'a stranger' }),
  'somebody who proves it again at a provider that is away since': again({ token: 'breaks' }),
  'somebody who proves it again as somebody else': async (service) => {
    const { token, http } = await aNewcomer(service);
    return { token, values: await back(http, AGAIN, somebody()) };
  },
  'somebody with a second factor who proves it again at a provider': async (service) => {
    const { id, token, http, person } = await aNewcomer(service);
    await withSecondFactor(service, id);
    return { token, values: await back(http, AGAIN, person) };
  },
} satisfies Record<string, StateSetUp>;
