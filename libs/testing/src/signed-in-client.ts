import { aUser } from './factories.ts';
import type { Loose } from './loose.ts';
import { expectNoLeak } from './no-leak.ts';

export interface HttpAnswer<Body = Loose> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

type Fields = Record<string, string>;

/** Somebody who uses Odyssey through its public address. */
export class PublicClient {
  constructor(
    readonly url: string,
    private readonly token?: string,
  ) {}

  get<Body = Loose>(path: string, headers?: Fields): Promise<HttpAnswer<Body>> {
    return this.request('GET', path, undefined, headers);
  }
  post<Body = Loose>(path: string, body?: unknown, headers?: Fields): Promise<HttpAnswer<Body>> {
    return this.request('POST', path, body, headers);
  }
  put<Body = Loose>(path: string, body?: unknown, headers?: Fields): Promise<HttpAnswer<Body>> {
    return this.request('PUT', path, body, headers);
  }
  patch<Body = Loose>(
    path: string,
    body?: unknown,
    headers: Fields = { 'if-match': '*' },
  ): Promise<HttpAnswer<Body>> {
    return this.request('PATCH', path, body, headers);
  }
  delete<Body = Loose>(path: string, headers: Fields = { 'if-match': '*' }): Promise<HttpAnswer<Body>> {
    return this.request('DELETE', path, undefined, headers);
  }

  /** FormData goes out as multipart, everything else as JSON. */
  async request<Body = Loose>(
    method: string,
    path: string,
    body?: unknown,
    headers: Fields = {},
  ): Promise<HttpAnswer<Body>> {
    const form = body instanceof FormData;
    const answer = await fetch(new URL(path, this.url), {
      method,
      redirect: 'manual',
      // Longer than the gateway waits for a service: what it says then is an answer.
      signal: AbortSignal.timeout(45_000),
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const type = answer.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await answer.arrayBuffer());
    expectNoLeak({
      by: `${method} ${path}`,
      status: answer.status,
      text: bytes.toString('utf8'),
      sent: `${path} ${form ? '' : JSON.stringify(body)}`,
    });
    const read = /[/+]json\b/.test(type)
      ? JSON.parse(bytes.toString('utf8'))
      : type.startsWith('text/')
        ? bytes.toString('utf8')
        : bytes;
    return {
      status: answer.status,
      headers: answer.headers,
      body: (bytes.length === 0 ? undefined : read) as Body,
    };
  }
}

export interface SignedIn {
  readonly client: PublicClient;
  readonly userId: string;
  readonly email: string;
  readonly password: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Registers a fresh person through the public address. @throws with the answer when that fails. */
export async function signedInClient(
  gatewayUrl: string,
  given: Parameters<typeof aUser>[0] = {},
): Promise<SignedIn> {
  const user = aUser(given);
  const { status, body } = await new PublicClient(gatewayUrl).post('/v1/auth/register', user);
  if (status !== 201) throw new Error(`registering answered ${status}: ${JSON.stringify(body)}`);
  const { accessToken, refreshToken } = body;
  return {
    client: new PublicClient(gatewayUrl, accessToken),
    userId: body.user.id,
    email: user.email,
    password: user.password,
    accessToken,
    refreshToken,
  };
}
