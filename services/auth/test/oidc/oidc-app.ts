import type { Loose, TestAnswer, TestClient, TestService } from '@odyssey/testing';
import { ProviderBrowser, type Returned } from './browser.ts';
import { PAGE } from './real-provider.ts';

export interface Begun {
  authorizationUrl: string;
  state: string;
  binding: string;
  expiresIn: number;
}

export type Answer = Returned & { binding: string; mfaCode?: string };

/** What the app's page asks for. `door` is where: log-in, link or reauthentication. */
export async function begin(http: TestClient, door: string): Promise<Begun> {
  const { status, body } = await http.post<Begun>(`${door}/authorize`, { redirectUri: PAGE });
  if (status !== 200) throw new Error(`${door}/authorize answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** From the page to the provider and back: what the page then sends to us. */
export async function throughProvider(
  http: TestClient,
  door: string,
  browser: ProviderBrowser | string,
): Promise<Answer> {
  const { authorizationUrl, binding } = await begin(http, door);
  const visitor = typeof browser === 'string' ? new ProviderBrowser(browser) : browser;
  return { ...(await visitor.visit(authorizationUrl)), binding };
}

export const finish = (http: TestClient, door: string, answer: object): Promise<TestAnswer<Loose>> =>
  http.post(`${door}/callback`, answer);

/** Logs in at `/v1/auth/oidc/<name>`, the whole way. */
export async function logInBy(service: TestService, name: string, login: string): Promise<TestAnswer<Loose>> {
  const door = `/v1/auth/oidc/${name}`;
  return finish(service.http(), door, await throughProvider(service.http(), door, login));
}
