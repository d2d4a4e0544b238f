import { type Resource, removed, updated } from '@odyssey/testing/pact';
import type { Case, State } from './case.ts';

const created = 'an account whose browser has made a passkey';
const full = 'an account with twenty passkeys, whose browser has made another';
const answered = 'an account with a passkey that has answered';

const credential = {
  id: '{credentialId}',
  rawId: '{credentialId}',
  type: 'public-key',
  clientExtensionResults: {},
};
const made = {
  ...credential,
  response: { clientDataJSON: '{clientData}', attestationObject: '{attestation}' },
};
const signed = {
  ...credential,
  response: {
    clientDataJSON: '{clientData}',
    authenticatorData: '{authenticatorData}',
    signature: '{signature}',
    userHandle: '{userHandle}',
  },
};
/** The signature of something else. */
const forged = { ...signed, response: { ...signed.response, signature: '{clientData}' } };

const passkey: Resource<State> = {
  name: 'Passkeys',
  given: answered,
  id: '{passkeyId}',
  etag: '{passkeyEtag}',
};

export const passkeys: Case[] = [
  { operation: 'Passkeys_list', status: 200, given: answered },
  { operation: 'Passkeys_prepare', status: 200, given: 'an account' },
  { operation: 'Passkeys_prepare', status: 409, code: 'too_many_passkeys', given: full },
  {
    operation: 'Passkeys_add',
    status: 201,
    given: created,
    body: { name: 'My phone', response: made },
  },
  {
    operation: 'Passkeys_add',
    status: 422,
    code: 'invalid_passkey',
    given: created,
    body: { response: { ...made, response: { ...made.response, attestationObject: '{clientData}' } } },
  },
  {
    operation: 'Passkeys_add',
    status: 422,
    code: 'invalid_request',
    given: created,
    body: { name: '', response: made },
  },
  {
    operation: 'Passkeys_add',
    status: 409,
    code: 'too_many_passkeys',
    given: full,
    body: { response: made },
  },
  ...updated(passkey, { name: 'Key ring' }, { name: '' }, 'Passkeys_rename'),
  ...removed(passkey),
  {
    operation: 'Passkeys_remove',
    status: 409,
    code: 'last_way_in',
    given: 'an account with nothing but a passkey',
    path: { id: '{passkeyId}' },
    headers: { 'if-match': '{passkeyEtag}' },
  },
  { operation: 'PasskeyLogIn_prepare', status: 200, given: 'nobody yet' },
  { operation: 'PasskeyLogIn_begin', status: 200, given: answered, body: { response: signed } },
  {
    operation: 'PasskeyLogIn_begin',
    status: 401,
    code: 'passkey_refused',
    given: answered,
    body: { response: forged },
  },
  { operation: 'PasskeyLogIn_begin', status: 422, code: 'invalid_request', given: 'nobody yet', body: {} },
  {
    operation: 'Reauthentication_renew',
    status: 200,
    variant: 'by a passkey',
    given: answered,
    body: { response: signed },
  },
  {
    operation: 'Reauthentication_renew',
    status: 401,
    code: 'passkey_refused',
    given: answered,
    body: { response: forged },
  },
];
