/**
 * Every error code that a route or an event can carry. A code never changes its meaning; its page is /errors/<code>.
 * The kind decides the HTTP status and, in a consumer, whether an event is tried again.
 */

const KINDS = {
  unreadable: { status: 400, log: 'debug' },
  unauthenticated: { status: 401, log: 'debug' },
  forbidden: { status: 403, log: 'info' },
  missing: { status: 404, log: 'debug' },
  method: { status: 405, log: 'debug' },
  late: { status: 408, log: 'debug' },
  conflict: { status: 409, log: 'debug' },
  gone: { status: 410, log: 'debug' },
  stale: { status: 412, log: 'debug' },
  too_large: { status: 413, log: 'debug' },
  address: { status: 414, log: 'debug' },
  media_type: { status: 415, log: 'debug' },
  range: { status: 416, log: 'debug' },
  invalid: { status: 422, log: 'debug' },
  precondition: { status: 428, log: 'debug' },
  limited: { status: 429, log: 'info' },
  headers: { status: 431, log: 'debug' },
  internal: { status: 500, log: 'error' },
  upstream: { status: 502, log: 'warn' },
  unavailable: { status: 503, log: 'warn' },
} as const;

export type ErrorKind = keyof typeof KINDS;

export interface ErrorDef {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly status: number;
  readonly log: 'debug' | 'info' | 'warn' | 'error';
  /** What went wrong, in a few words; the same for every occurrence. */
  readonly title: string;
  /** What the caller can do about it. */
  readonly help: string;
}

const error = (kind: ErrorKind, title: string, help: string) => ({ kind, title, help });

const REGISTRY = {
  // at every edge
  malformed_json: error(
    'unreadable',
    'The body is not valid JSON',
    'Send one JSON object with content-type application/json.',
  ),
  malformed_request: error(
    'unreadable',
    'The request cannot be read',
    'Check the address, the headers and the form of the body.',
  ),
  request_timeout: error(
    'late',
    'The request took too long to arrive',
    'Send the whole of it within the time named in the detail, or over a better connection.',
  ),
  address_too_long: error(
    'address',
    'The address is too long',
    'Send fewer or shorter parameters; the limit is named in the detail.',
  ),
  headers_too_large: error(
    'headers',
    'The headers are too large or too many',
    'Send only those that the API document names; the limit is named in the detail.',
  ),
  malformed_id: error(
    'unreadable',
    'An id in the address is not a uuid',
    'Use the id exactly as a former answer gave it.',
  ),
  malformed_cursor: error(
    'unreadable',
    'The cursor cannot be read',
    'Start again without a cursor, or keep the filters it was made for.',
  ),
  unauthenticated: error(
    'unauthenticated',
    'No valid access token',
    'Log in or refresh, then send Authorization: Bearer <access token>.',
  ),
  insufficient_scope: error(
    'forbidden',
    'The token does not allow this',
    'Use a token with the scope named in the detail.',
  ),
  reauthentication_required: error(
    'forbidden',
    'This needs a fresh log-in',
    'Prove again who you are at POST /v1/auth/reauthenticate, and repeat it within 15 minutes.',
  ),
  second_factor_required: error(
    'forbidden',
    'A second factor is demanded here',
    'Set up an authenticator app (POST /v1/auth/mfa/totp) or a passkey (POST /v1/auth/passkeys/options), or prove the one that you have at POST /v1/auth/reauthenticate. Then refresh at POST /v1/auth/refresh.',
  ),
  not_found: error(
    'missing',
    'Nothing is here',
    'Check the address and the id; what belongs to someone else is not shown.',
  ),
  method_not_allowed: error(
    'method',
    'The address does not take this method',
    'Use one of the methods named in the Allow header.',
  ),
  stale_version: error(
    'stale',
    'Someone changed it since you read it',
    'Read it again and repeat with the new ETag in If-Match.',
  ),
  precondition_required: error(
    'precondition',
    'If-Match is missing',
    'Send If-Match with the ETag you read, or * to overwrite whatever is there.',
  ),
  body_too_large: error(
    'too_large',
    'The body is too large',
    'Send less than the limit named in the detail.',
  ),
  unsupported_media_type: error(
    'media_type',
    'The content type is not understood',
    'Send the content type that the API document names.',
  ),
  invalid_request: error(
    'invalid',
    'Some fields are not valid',
    'Mend each field named in errors and send it again.',
  ),
  range_not_satisfiable: error(
    'range',
    'The file has no such part',
    'Ask for a part that lies within the length named in Content-Range.',
  ),
  rate_limited: error('limited', 'Too many requests', 'Wait as long as Retry-After says.'),
  idempotency_key_reused: error(
    'invalid',
    'The Idempotency-Key was used with another body',
    'Use a new key for a new request.',
  ),
  idempotency_in_flight: error(
    'conflict',
    'A request with this Idempotency-Key is still running',
    'Wait for its answer, or ask again in a moment.',
  ),
  internal_error: error(
    'internal',
    'Something failed on our side',
    'Try again; if it stays, give the operator the traceId.',
  ),
  service_unavailable: error(
    'unavailable',
    'The service cannot answer right now',
    'Try again after Retry-After.',
  ),
  upstream_unavailable: error(
    'unavailable',
    'A service behind this address does not answer',
    'Try again after Retry-After.',
  ),
  upstream_timeout: error(
    'unavailable',
    'A service behind this address took too long',
    'Try again after Retry-After.',
  ),

  // auth
  email_taken: error(
    'conflict',
    'An account with this e-mail exists',
    'Log in, or register with another address.',
  ),
  mfa_required: error(
    'unauthenticated',
    'A code is needed as well',
    'Send the same request again with code: what the authenticator app shows, or a recovery code.',
  ),
  wrong_code: error(
    'unauthenticated',
    'The code is wrong',
    'Wait for the next code of the app, or use another recovery code.',
  ),
  mfa_not_enabled: error(
    'conflict',
    'Two-factor authentication is off',
    'Set up an authenticator app at /v1/auth/mfa/totp first.',
  ),
  passkey_refused: error(
    'unauthenticated',
    'The passkey opens no account',
    'Ask for new options and try again, or log in with the password.',
  ),
  invalid_passkey: error(
    'invalid',
    'The passkey cannot be registered',
    'Ask for new options and let the browser create it again.',
  ),
  too_many_passkeys: error('conflict', 'The account has as many passkeys as it may', 'Remove one first.'),
  wrong_credentials: error('unauthenticated', 'E-mail or password is wrong', 'Check both and try again.'),
  invalid_refresh_token: error('unauthenticated', 'The refresh token is not valid', 'Log in again.'),
  common_password: error(
    'invalid',
    'The password is too common',
    'Choose one that is not on any list of common passwords.',
  ),
  invalid_redirect_uri: error(
    'invalid',
    'The provider may not send people to this address',
    'Use an address that the operator lists in ODYSSEY_OIDC_REDIRECT_URIS, character by character.',
  ),
  invalid_oidc_flow: error(
    'unauthenticated',
    'This log-in through a provider cannot be finished',
    'Begin again: it expires after ten minutes, works once, and only on the page that began it.',
  ),
  identity_refused: error(
    'unauthenticated',
    'What the provider says of this person does not hold',
    'Begin again; if it stays, tell the operator the traceId.',
  ),
  identity_without_email: error(
    'conflict',
    'The provider does not tell an e-mail address',
    'Allow it to share your address, or register with a password and link the provider then.',
  ),
  identity_not_linked: error(
    'conflict',
    'This identity opens no account',
    'Log in the way you did before, and link it at /v1/auth/identities.',
  ),
  identity_taken: error(
    'conflict',
    'This identity belongs to another account',
    'Log in with it to use that account, or unlink it there first.',
  ),
  too_many_tokens: error(
    'conflict',
    'There are too many personal access tokens',
    'End one that is not used any more.',
  ),
  invalid_mail_token: error(
    'gone',
    'The link cannot be used any more',
    'Ask for a new e-mail and use the newest one: a link expires, works once, and gives way to a newer one.',
  ),
  email_already_verified: error(
    'conflict',
    'The e-mail address is verified already',
    'There is nothing left to do; read the account at /v1/auth/me.',
  ),
  mail_not_configured: error(
    'unavailable',
    'There is no mail server',
    'Ask the operator to set ODYSSEY_SMTP_URL.',
  ),
  last_way_in: error(
    'conflict',
    'Nothing else would open the account',
    'Set a password, add a passkey or link another identity first.',
  ),

  // goals
  task_cancelled: error('conflict', 'The task is cancelled', 'Reopen it before you complete it.'),
  goal_cancelled: error('conflict', 'The goal is cancelled', 'Reopen it before you complete it.'),
  project_cancelled: error('conflict', 'The project is cancelled', 'Reopen it before you complete it.'),
  parent_in_trash: error(
    'conflict',
    'What it belongs to is in the trash',
    'Restore that first; its id is in the detail.',
  ),
  dependency_cycle: error(
    'invalid',
    'The tasks would wait for each other',
    'Remove one of the dependencies named in the detail.',
  ),
  plan_not_proposed: error(
    'conflict',
    'The plan is not waiting for a decision',
    'Read the plan; only one with status proposed can be accepted or rejected.',
  ),
  unknown_step: error('invalid', 'The plan has no such step', 'Use step ids from the plan.'),

  // ai
  provider_unavailable: error('unavailable', 'No model provider answered', 'Try again later.'),
  story_not_ready: error('conflict', 'The story is still being written', 'Read it again in a moment.'),
  nothing_to_tell: error(
    'conflict',
    'Nothing is recorded that a story could tell',
    'Complete a task first, or choose another period.',
  ),

  // memory
  memory_words_fixed: error(
    'conflict',
    'The words of this memory cannot be changed',
    'Pin it, set its dates or delete it; only notes and facts can be reworded.',
  ),

  // media
  media_type_unknown: error(
    'media_type',
    'This kind of file is not accepted',
    'Send a JPEG, PNG, WebP, AVIF or GIF picture.',
  ),
  media_type_mismatch: error(
    'invalid',
    'The file is not what its name or type says',
    'Send it with the right extension and content type.',
  ),
  media_too_large: error(
    'too_large',
    'The file is too large',
    'Send a smaller file; the limit is named in the detail.',
  ),
  media_too_many_pixels: error(
    'invalid',
    'The picture has too many pixels',
    'Scale it down and send it again.',
  ),
  media_too_many_frames: error(
    'invalid',
    'The animation has too many frames',
    'Shorten it or send one frame of it.',
  ),
  media_undecodable: error(
    'invalid',
    'The picture cannot be decoded',
    'Check that the file is whole and send it again.',
  ),
  media_file_missing: error(
    'invalid',
    'The form has no file',
    'Send multipart/form-data with one part named file.',
  ),
  media_link_invalid: error(
    'forbidden',
    'The link has expired or was changed',
    'Read the picture again for a fresh link.',
  ),
  media_quota_exceeded: error(
    'conflict',
    'The storage quota is used up',
    'Delete pictures that are no longer needed.',
  ),

  // archival
  export_not_ready: error(
    'conflict',
    'The export is not ready',
    'Read the export until its status is ready.',
  ),
  export_expired: error('gone', 'The export has expired', 'Ask for a new export.'),
  erasure_already_scheduled: error(
    'conflict',
    'An erasure is already under way',
    'Read or cancel the erasure named in the detail.',
  ),
  erasure_not_cancellable: error(
    'conflict',
    'The erasure has begun',
    'It can no longer be cancelled; read it to see how far it is.',
  ),
} as const;

export type ErrorCode = keyof typeof REGISTRY;

export const ERRORS = Object.fromEntries(
  Object.entries(REGISTRY).map(([code, entry]) => [code, { code, ...KINDS[entry.kind], ...entry }]),
) as Record<ErrorCode, ErrorDef>;
