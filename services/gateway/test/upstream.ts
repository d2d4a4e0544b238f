import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, request as requestOverTls } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { KeyPair } from '@odyssey/testing';

export interface Upstream {
  url: string;
  /** What arrived, whole. */
  seen: { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer }[];
  close(): Promise<void>;
}

/**
 * A service stand-in on a real socket, over TLS with a certificate. `respond` gets the request before its body was read.
 * @param at its port, where it matters
 */
export async function anUpstream(
  respond: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
  certificate?: KeyPair,
  at = 0,
): Promise<Upstream> {
  const seen: Upstream['seen'] = [];
  const listener = (incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      seen.push({ method, url, headers, body: Buffer.concat(chunks) });
    });
    void respond(incoming, response);
  };
  const server: Server = certificate ? createTlsServer(certificate, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** One whose answer never ends, and what it could send of it until it was told to stop. */
export async function anEndlessUpstream(certificate?: KeyPair) {
  const told = { bytes: 0, toStop: false };
  const upstream = await anUpstream((_incoming, response) => {
    const chunk = Buffer.alloc(1_048_576, 'x');
    const more = () => {
      while (!told.toStop && response.write(chunk)) told.bytes += chunk.length;
    };
    response.on('drain', more).on('close', () => {
      told.toStop = true;
    });
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    more();
  }, certificate);
  return { ...upstream, told };
}

/** Reads the body, then answers. */
export const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (incoming: IncomingMessage, response: ServerResponse) => {
    incoming.on('end', () => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  };

export interface RawAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A request whose path is sent as it is written: fetch would tidy `..` away. */
export function rawRequest(
  base: string,
  path: string,
  given: {
    method?: string;
    headers?: Record<string, string>;
    body?: Iterable<Buffer>;
    localAddress?: string;
  } = {},
): Promise<RawAnswer> {
  const { hostname, port, protocol } = new URL(base);
  return new Promise((resolve, reject) => {
    const outgoing = (protocol === 'https:' ? requestOverTls : request)(
      {
        hostname,
        port,
        path,
        method: given.method ?? 'GET',
        headers: given.headers,
        localAddress: given.localAddress,
        agent: false,
      },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (text: string) => {
          body += text;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
        answer.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    for (const chunk of given.body ?? []) outgoing.write(chunk);
    outgoing.end();
  });
}
