import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SERVICES, type ServiceName } from '@odyssey/contracts';
import { messageContext } from '@odyssey/events';
import { z } from 'zod';
import { outgoingCall } from './outgoing-call.ts';
import { PeerUnavailable, type ServiceClient, serviceClient } from './service-client.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let answer: Answer;
let tokens: { body: string; authorization: string | undefined }[];
let client: ServiceClient;
let slowTokens: boolean;

beforeEach(async () => {
  tokens = [];
  slowTokens = false;
  server = createServer((request, response) => {
    if (request.url !== '/internal/service-tokens') return answer(request, response);
    let body = '';
    request.on('data', (bytes) => {
      body += bytes;
    });
    request.on('end', () => {
      tokens.push({ body, authorization: request.headers.authorization });
      if (slowTokens) return;
      response.end(JSON.stringify({ accessToken: `token-${tokens.length}`, expiresIn: 300 }));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const urls = Object.fromEntries(SERVICES.map((name) => [name, url])) as Record<ServiceName, string>;
  const config = { service: 'ai' as const, secret: 'the secret of ai', urls };
  client = serviceClient(config, 'memory', { deadlineMs: 600, breaker: { failures: 3, pauseMs: 200 } });
});
afterEach(async () => {
  client.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const gets = (path: string) => outgoingCall({ by: 'ai', to: 'memory', method: 'GET', path }).at();

const json =
  (body: unknown, status = 200): Answer =>
  (_request, response) => {
    response.statusCode = status;
    response.end(JSON.stringify(body));
  };

describe('a call of another service', () => {
  it('carries a token made for it, the person, and the trace', async () => {
    let seen: IncomingMessage['headers'] = {};
    answer = (request, response) => {
      seen = request.headers;
      response.end('{"n":1}');
    };
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const got = await messageContext.run({ traceparent, correlationId: 'c-1' }, () =>
      client.get(gets('/internal/n'), { userId: 'ana', schema: z.object({ n: z.number() }) }),
    );
    expect(got).toEqual({ n: 1 });
    expect(seen).toMatchObject({
      authorization: 'Bearer token-1',
      'odyssey-user': 'ana',
      traceparent,
      'x-request-id': 'c-1',
    });
    const basic = `Basic ${Buffer.from('ai:the secret of ai').toString('base64')}`;
    expect(tokens).toEqual([{ body: '{"audience":"memory"}', authorization: basic }]);
  });

  it('gets another token when the one it has is refused, once', async () => {
    const seen: (string | undefined)[] = [];
    answer = (request, response) => {
      seen.push(request.headers.authorization);
      response.statusCode = request.headers.authorization === 'Bearer token-1' ? 401 : 200;
      response.end('{}');
    };
    await client.get(gets('/a'));
    expect(seen).toEqual(['Bearer token-1', 'Bearer token-2']);
    answer = json({ code: 'unauthenticated' }, 401);
    await expect(client.get(gets('/a'))).rejects.toThrow('refused with 401');
    expect(tokens).toHaveLength(3);
  });

  it('uses one token for all calls until it nears its end', async () => {
    answer = json({});
    await Promise.all([
      client.get(gets('/a')),
      client.get(gets('/b')),
      client.post(outgoingCall({ by: 'ai', to: 'memory', method: 'POST', path: '/c' }).at(), {}),
    ]);
    expect(tokens).toHaveLength(1);
  });

  it('ends at its deadline', async () => {
    answer = () => undefined;
    const started = performance.now();
    await expect(client.get(gets('/slow'))).rejects.toMatchObject({
      name: 'PeerUnavailable',
      code: 'upstream_timeout',
    });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('ends at its deadline also when auth is slow', async () => {
    answer = json({});
    slowTokens = true;
    await expect(client.get(gets('/x'))).rejects.toMatchObject({ code: 'upstream_timeout' });
  });

  it('ends at its deadline also in the middle of the answer', async () => {
    answer = (_request, response) => void response.writeHead(200).write('{"n":');
    await expect(client.get(gets('/cut'))).rejects.toMatchObject({ code: 'upstream_timeout' });
  });

  it('tells a refusal from an outage', async () => {
    answer = json({ code: 'not_found', detail: 'Nothing is here.' }, 404);
    await expect(client.get(gets('/x'))).rejects.toMatchObject({
      name: 'PeerRefused',
      status: 404,
      code: 'not_found',
    });
    answer = json({}, 500);
    await expect(client.get(gets('/x'))).rejects.toBeInstanceOf(PeerUnavailable);
    answer = json({ n: 'no number' });
    await expect(client.get(gets('/x'), { schema: z.object({ n: z.number() }) })).rejects.toBeInstanceOf(
      PeerUnavailable,
    );
  });

  it('spares a service that fails often, and finds it again when it is well', async () => {
    let calls = 0;
    answer = (_request, response) => {
      calls += 1;
      response.writeHead(500).end();
    };
    for (let i = 0; i < 10; i += 1)
      await expect(client.get(gets('/x'))).rejects.toBeInstanceOf(PeerUnavailable);
    expect(calls).toBeLessThanOrEqual(4);
    answer = json({ well: true });
    let found: unknown;
    for (const end = performance.now() + 3_000; !found && performance.now() < end; ) {
      found = await client.get(gets('/x')).catch(() => new Promise((resolve) => setTimeout(resolve, 20)));
    }
    expect(found).toEqual({ well: true });
  });

  it('does not count refusals as failures', async () => {
    answer = json({ code: 'not_found' }, 404);
    for (let i = 0; i < 10; i += 1)
      await expect(client.get(gets('/x'))).rejects.toMatchObject({ name: 'PeerRefused' });
  });

  it('streams a long answer past the deadline', async () => {
    answer = (_request, response) => {
      response.write('one\n');
      setTimeout(() => response.end('two\n'), 700);
    };
    const { body } = await client.stream(gets('/long'));
    let text = '';
    for await (const bytes of body) text += bytes;
    expect(text).toBe('one\ntwo\n');
  });
});
