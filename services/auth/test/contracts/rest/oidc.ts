import type { Case, State } from './case.ts';

const redirectUri = 'https://app.example.com/signed-in';
const back = { code: '{code}', state: '{state}', binding: '{binding}' };
const path = { provider: 'one' };

/** What beginning can answer, for whatever purpose. */
const begun = (operation: string, given: State): Case[] => [
  { operation, status: 200, given, path, body: { redirectUri } },
  { operation, status: 404, code: 'not_found', given, path: { provider: 'none' }, body: { redirectUri } },
  { operation, status: 422, code: 'invalid_request', given, path, body: {} },
  {
    operation,
    status: 422,
    code: 'invalid_redirect_uri',
    given,
    path,
    body: { redirectUri: 'https://elsewhere.example.com/' },
  },
  {
    operation,
    status: 503,
    code: 'upstream_unavailable',
    given,
    path: { provider: 'away' },
    body: { redirectUri },
  },
];

/** What finishing can answer, for whatever purpose; the states say whose flow it is. */
const finished = (
  operation: string,
  states: Record<'back' | 'liedAbout' | 'tooLate' | 'nobody', State>,
): Case[] => [
  { operation, status: 200, given: states.back, path, body: back },
  {
    operation,
    status: 401,
    code: 'invalid_oidc_flow',
    given: states.nobody,
    path,
    body: { code: 'c', state: 's', binding: 'b' },
  },
  { operation, status: 401, code: 'identity_refused', given: states.liedAbout, path, body: back },
  { operation, status: 503, code: 'upstream_unavailable', given: states.tooLate, path, body: back },
  {
    operation,
    status: 404,
    code: 'not_found',
    given: states.nobody,
    path: { provider: 'none' },
    body: { code: 'c', state: 's', binding: 'b' },
  },
  { operation, status: 422, code: 'invalid_request', given: states.nobody, path, body: { code: 'c' } },
];

const logIn: Case[] = [
  { operation: 'Oidc_list', status: 200, given: 'nobody yet' },
  ...begun('Oidc_begin', 'nobody yet'),
  ...finished('Oidc_finish', {
    back: 'somebody new, back from a provider',
    liedAbout: 'somebody about whom a provider lies',
    tooLate: 'somebody back from a provider that is away since',
    nobody: 'nobody yet',
  }),
  {
    operation: 'Oidc_finish',
    status: 409,
    code: 'identity_not_linked',
    given: 'somebody back from a provider with the address of an account',
    path,
    body: back,
  },
  {
    operation: 'Oidc_finish',
    status: 409,
    code: 'identity_without_email',
    given: 'somebody back from a provider that tells no address',
    path,
    body: back,
  },
  {
    operation: 'Oidc_finish',
    status: 401,
    code: 'mfa_required',
    given: 'somebody with a second factor, back from a provider',
    path,
    body: back,
  },
  {
    operation: 'Oidc_finish',
    status: 401,
    code: 'wrong_code',
    given: 'somebody with a second factor, back from a provider',
    path,
    body: { ...back, mfaCode: '000000x' },
  },
];

const links: Case[] = [
  { operation: 'Identities_list', status: 200, given: 'an account that a provider opens' },
  ...begun('Identities_begin', 'an account'),
  ...finished('Identities_link', {
    back: 'an account that is being linked',
    liedAbout: 'an account that is being linked by a provider that lies',
    tooLate: 'an account that is being linked by a provider that is away since',
    nobody: 'an account',
  }),
  {
    operation: 'Identities_link',
    status: 409,
    code: 'identity_taken',
    given: 'an account that is being linked with the identity of another',
    path,
    body: back,
  },
  {
    operation: 'Identities_unlink',
    status: 204,
    given: 'an account with an identity beside the password',
    path: { id: '{identityId}' },
  },
  {
    operation: 'Identities_unlink',
    status: 409,
    code: 'last_way_in',
    given: 'an account that a provider opens',
    path: { id: '{identityId}' },
  },
  {
    operation: 'Identities_unlink',
    status: 404,
    code: 'not_found',
    given: 'an account',
    path: { id: '01890000-0000-7000-8000-00000000dead' },
  },
  {
    operation: 'Identities_unlink',
    status: 400,
    code: 'malformed_id',
    given: 'an account',
    path: { id: 'seven' },
  },
];

const reauthentication: Case[] = [
  ...begun('OidcReauthentication_begin', 'an account'),
  ...finished('OidcReauthentication_finish', {
    back: 'somebody who proves it again at a provider',
    liedAbout: 'somebody who proves it again at a provider that lies',
    tooLate: 'somebody who proves it again at a provider that is away since',
    nobody: 'an account',
  }),
  {
    operation: 'OidcReauthentication_finish',
    status: 409,
    code: 'identity_not_linked',
    given: 'somebody who proves it again as somebody else',
    path,
    body: back,
  },
  {
    operation: 'OidcReauthentication_finish',
    status: 401,
    code: 'mfa_required',
    given: 'somebody with a second factor who proves it again at a provider',
    path,
    body: back,
  },
  {
    operation: 'OidcReauthentication_finish',
    status: 401,
    code: 'wrong_code',
    given: 'somebody with a second factor who proves it again at a provider',
    path,
    body: { ...back, mfaCode: '000000x' },
  },
];

export const oidc = [...logIn, ...links, ...reauthentication];
