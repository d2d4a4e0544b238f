import { randomInt } from 'node:crypto';
import { aUser, type TestAnswer, TestClient, type TestService } from '@odyssey/testing';
import type { SignedIn } from '../src/sessions/session.dto.ts';

/** Either one or the other, as the status says. */
type SignedInOrProblem = SignedIn & { code: string; detail: string; traceId: string };

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Requests with the access token that auth itself gave. */
  readonly http: TestClient;
}

export const withToken = (service: TestService, token: string) =>
  new TestClient(service.app, async () => token);

/** Somebody who has just registered. */
export async function aPerson(
  service: TestService,
  given: Parameters<typeof aUser>[0] = {},
): Promise<Person> {
  const user = aUser(given);
  // From a place of their own: what a network may ask for is counted for all tests together.
  const from = { 'x-forwarded-for': `198.19.${randomInt(256)}.${randomInt(256)}` };
  const { status, body } = await service.http().post('/v1/auth/register', user, from);
  if (status !== 201) throw new Error(`registering answered ${status}: ${JSON.stringify(body)}`);
  const { accessToken, refreshToken } = body;
  const { email, password } = user;
  return {
    id: body.user.id,
    email,
    password,
    accessToken,
    refreshToken,
    http: withToken(service, accessToken),
  };
}

export const logIn = (
  service: TestService,
  { email, password }: { email: string; password: string },
): Promise<TestAnswer<SignedInOrProblem>> => service.http().post('/v1/auth/login', { email, password });

export const refresh = (service: TestService, refreshToken: string): Promise<TestAnswer<SignedInOrProblem>> =>
  service.http().post('/v1/auth/refresh', { refreshToken });
