import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Loose } from './loose.ts';
import { expectNoLeak } from './no-leak.ts';

type Headers = Record<string, string>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface TestAnswer<Body = unknown> {
  readonly status: number;
  readonly headers: Record<string, string | undefined>;
  /** Parsed when it is JSON, text otherwise, undefined when there is none. */
  readonly body: Body;
}

/** Requests to a service under test, past the network. */
export class TestClient {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly authorization: () => Promise<string | undefined>,
  ) {}

  get<Body = Loose>(path: string, headers?: Headers): Promise<TestAnswer<Body>> {
    return this.request('GET', path, undefined, headers);
  }
  post<Body = Loose>(path: string, body?: unknown, headers?: Headers): Promise<TestAnswer<Body>> {
    return this.request('POST', path, body, headers);
  }
  put<Body = Loose>(path: string, body?: unknown, headers?: Headers): Promise<TestAnswer<Body>> {
    return this.request('PUT', path, body, headers);
  }
  /** If-Match is `*` unless the test sends one. */
  patch<Body = Loose>(
    path: string,
    body?: unknown,
    headers: Headers = { 'if-match': '*' },
  ): Promise<TestAnswer<Body>> {
    return this.request('PATCH', path, body, headers);
  }
  /** If-Match is `*` unless the test sends one. */
  delete<Body = Loose>(path: string, headers: Headers = { 'if-match': '*' }): Promise<TestAnswer<Body>> {
    return this.request('DELETE', path, undefined, headers);
  }

  /** A string or bytes as body go out as they are. */
  async request<Body = Loose>(
    method: Method | 'HEAD' | 'OPTIONS',
    url: string,
    body?: unknown,
    headers: Headers = {},
  ): Promise<TestAnswer<Body>> {
    const token = await this.authorization();
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const answer = await this.app.inject({
      method,
      url,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body !== undefined ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: raw ? Buffer.from(body as string) : JSON.stringify(body) }),
    });
    expectNoLeak({
      by: `${method} ${url}`,
      status: answer.statusCode,
      text: answer.payload,
      sent: `${url} ${raw ? Buffer.from(body as string).toString('utf8') : JSON.stringify(body)}`,
    });
    return {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string | undefined>,
      body: parsed(answer.payload, String(answer.headers['content-type'] ?? '')) as Body,
    };
  }
}

function parsed(text: string, type: string): unknown {
  if (text === '') return undefined;
  return /[/+]json\b/.test(type) ? JSON.parse(text) : text;
}
