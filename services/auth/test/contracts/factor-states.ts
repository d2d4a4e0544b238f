import { Clock } from '@odyssey/platform';
import type { TestService } from '@odyssey/testing';
import type { StateSetUp } from '@odyssey/testing/pact';
import { codeOf, stepAt } from '../../src/mfa/totp.rules.ts';
import { aPerson } from '../auth-client.ts';
import { addPasskey, codeNow, enableMfa, requestOptions } from '../factors.ts';
import { SoftwareAuthenticator } from '../software-authenticator.ts';

/** People with second factors and passkeys. */
export const factorStates = {
  'an account with two-factor authentication': async (service) => {
    const person = await aPerson(service);
    const { id: totpId, secret } = await enableMfa(service, person);
    // The one before was used to confirm the app; clocks may be a step apart.
    const code = codeOf(secret, stepAt(service.get(Clock).now()) + 1);
    const { email, password } = person;
    return { token: person.accessToken, values: { totpId, code, email, password } };
  },
  'an account with an authenticator app that waits': async (service) => {
    const { accessToken: token, http } = await aPerson(service);
    const { body } = await http.post('/v1/auth/mfa/totp');
    return { token, values: { totpId: body.id, code: codeNow(service, body.secret) } };
  },
  'an account whose browser has made a passkey': async (service) => {
    const { accessToken: token, http } = await aPerson(service);
    const { body } = await http.post('/v1/auth/passkeys/options');
    return { token, values: made(new SoftwareAuthenticator(service.issuer), body) };
  },
  'an account with twenty passkeys, whose browser has made another': async (service) => {
    const person = await aPerson(service);
    for (let i = 0; i < 19; i += 1) await addPasskey(service, person);
    const { body } = await person.http.post('/v1/auth/passkeys/options');
    await addPasskey(service, person);
    return { token: person.accessToken, values: made(new SoftwareAuthenticator(service.issuer), body) };
  },
  'an account with a passkey that has answered': async (service) => withPasskey(service),
  'an account with nothing but a passkey': async (service) => {
    const stage = await withPasskey(service);
    await service.rows('update users set password_hash = null where id = $1', [stage.values.userId]);
    return stage;
  },
} satisfies Record<string, StateSetUp>;

async function withPasskey(service: TestService) {
  const person = await aPerson(service);
  const authenticator = await addPasskey(service, person);
  const { id, response } = authenticator.get(await requestOptions(service));
  return {
    token: person.accessToken,
    values: {
      userId: person.id,
      passkeyId: authenticator.rowId ?? '',
      passkeyEtag: '"1"',
      credentialId: id,
      clientData: response.clientDataJSON,
      authenticatorData: response.authenticatorData,
      signature: response.signature,
      userHandle: response.userHandle ?? '',
    },
  };
}

function made(
  authenticator: SoftwareAuthenticator,
  options: Parameters<SoftwareAuthenticator['create']>[0],
): Record<'credentialId' | 'clientData' | 'attestation', string> {
  const { id, response } = authenticator.create(options);
  return {
    credentialId: id,
    clientData: response.clientDataJSON,
    attestation: response.attestationObject,
  };
}
