import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it arrived. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ScriptedServer {
  readonly url: string;
  readonly seen: Seen[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** A server on loopback that answers as a test says, and keeps what it was asked. */
export async function scriptedServer(
  answer: (response: ServerResponse, request: Seen, seen: readonly Seen[]) => unknown,
): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const server = createServer(async (incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    const request = { method, url, headers, body: await text(incoming) };
    seen.push(request);
    await answer(response, request, seen);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function problem(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void {
  json(
    response,
    status,
    { status, code, title: code, detail: `It is ${code}.`, traceId: 'f00d' },
    {
      'content-type': 'application/problem+json',
      ...headers,
    },
  );
}

/** The connection breaks before there is an answer. */
export const breakOff = (response: ServerResponse): void => void response.socket?.destroy();
