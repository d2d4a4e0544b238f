import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import type { components, paths } from '../generated/api.ts';

export type Schemas = components['schemas'];

/** A problem+json answer as an error: `code` is stable, `message` is the detail for a person. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    const { code = 'unknown', detail = `HTTP ${status}` } = (body ?? {}) as {
      code?: string;
      detail?: string;
    };
    super(`${code}: ${detail}`);
    this.status = status;
    this.code = code;
    this.body = body;
  }
}

export interface OdysseyClient {
  /** Typed calls, one for each path and method of the API document. */
  readonly http: Client<paths>;
  /** Sent with every call from now on. */
  useToken(accessToken: string): void;
}

/** A typed client of the public REST surface. `baseUrl` is the gateway's: `http://localhost:8080`. */
export function createClient(baseUrl: string): OdysseyClient {
  let token: string | undefined;
  const authorize: Middleware = {
    onRequest({ request }) {
      if (token) request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
  };
  const http = createFetchClient<paths>({ baseUrl });
  http.use(authorize);
  return {
    http,
    useToken(accessToken) {
      token = accessToken;
    },
  };
}

/** The data of an answer. @throws Problem when it is an error. */
export async function ok<Data>(
  answer: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await answer;
  if (!response.ok) throw new Problem(response.status, error);
  return data as Data;
}
