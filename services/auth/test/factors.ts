import { Clock } from '@odyssey/platform';
import type { TestAnswer, TestService } from '@odyssey/testing';
import { codeOf, STEP, stepAt } from '../src/mfa/totp.rules.ts';
import type { SignedIn } from '../src/sessions/session.dto.ts';
import { type Person, refresh, withToken } from './auth-client.ts';
import { type Quirks, SoftwareAuthenticator } from './software-authenticator.ts';

/** Lets the service believe that so much time has passed. Tokens and limits go by the real clock. */
export function passTime(service: TestService, ms: number): void {
  const clock = service.get(Clock);
  const before = clock.now.bind(clock);
  clock.now = () => new Date(before().getTime() + ms);
}

/** The code that the person's app shows now. Good once: `nextCode` waits for another one. */
export const codeNow = (service: TestService, secret: string): string =>
  codeOf(secret, stepAt(service.get(Clock).now()));

export function nextCode(service: TestService, secret: string): string {
  passTime(service, STEP);
  return codeNow(service, secret);
}

export interface WithMfa {
  readonly id: string;
  readonly secret: string;
  readonly recoveryCodes: string[];
}

export async function enableMfa(service: TestService, { http }: Person): Promise<WithMfa> {
  const { body } = await http.post('/v1/auth/mfa/totp');
  const { id, secret } = body;
  const code = codeNow(service, secret);
  const confirmed = await http.post(`/v1/auth/mfa/totp/${id}/confirm`, { code });
  if (confirmed.status !== 200) throw new Error(`confirming answered ${JSON.stringify(confirmed.body)}`);
  return { id, secret, recoveryCodes: confirmed.body.recoveryCodes };
}

export const logInWith = (
  service: TestService,
  { email, password }: { email: string; password: string },
  code?: string,
): Promise<TestAnswer<SignedIn & { code: string; detail: string }>> =>
  service.http().post('/v1/auth/login', { email, password, ...(code !== undefined && { code }) });

/** A passkey that the person has registered. */
export async function addPasskey(
  service: TestService,
  { http }: Pick<Person, 'http'>,
  authenticator = new SoftwareAuthenticator(service.issuer),
): Promise<SoftwareAuthenticator & { rowId?: string }> {
  const { body: options } = await http.post('/v1/auth/passkeys/options');
  const { status, body } = await http.post('/v1/auth/passkeys', { response: authenticator.create(options) });
  if (status !== 201) throw new Error(`registering a passkey answered ${JSON.stringify(body)}`);
  return Object.assign(authenticator, { rowId: String(body.id) });
}

export async function requestOptions(service: TestService) {
  return (await service.http().post('/v1/auth/passkeys/log-in/options')).body;
}

export async function logInByPasskey(
  service: TestService,
  authenticator: SoftwareAuthenticator,
  quirks: Quirks = {},
) {
  const response = authenticator.get(await requestOptions(service), quirks);
  return service.http().post('/v1/auth/passkeys/log-in', { response });
}

/** The same session with an access token that says: the password was entered 16 minutes ago. */
export async function longAfter(service: TestService, person: Person): Promise<Person> {
  await service.rows(
    `update sessions set authenticated_at = authenticated_at - interval '16 minutes' where owner_id = $1`,
    [person.id],
  );
  const { body } = await refresh(service, person.refreshToken);
  const { accessToken, refreshToken } = body;
  return { ...person, accessToken, refreshToken, http: withToken(service, accessToken) };
}

/** The kinds of what the person's log says, oldest first, with details. */
export const securityLog = (service: TestService, { id }: Pick<Person, 'id'>) =>
  service.rows<{ kind: string; details: Record<string, string> }>(
    'select kind, details from security_events where owner_id = $1 order by id',
    [id],
  );
