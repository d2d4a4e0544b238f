import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SERVICES, type ServiceName } from '@odyssey/contracts';
import { messageContext } from '@odyssey/events';
import { SpanKind } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { workContext } from '../boot/context.ts';
import { outgoingCall } from '../clients/outgoing-call.ts';
import { type ServiceClient, serviceClient } from '../clients/service-client.ts';
import { traceService } from './service-tracers.ts';
import type { Tracing } from './tracing.ts';

let server: Server;
let client: ServiceClient;
let exporter: InMemorySpanExporter;
let tracing: Tracing;
let status: number;
let received: string | undefined;

beforeEach(async () => {
  server = createServer((request, response) => {
    if (request.url === '/internal/service-tokens')
      return response.end(JSON.stringify({ accessToken: 'token', expiresIn: 300 }));
    received = String(request.headers.traceparent);
    response.statusCode = status;
    return response.end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const urls = Object.fromEntries(SERVICES.map((name) => [name, url])) as Record<ServiceName, string>;
  client = serviceClient({ service: 'ai', secret: 'the secret of ai', urls }, 'memory', {
    deadlineMs: 5_000,
  });
  exporter = new InMemorySpanExporter();
  tracing = traceService('ai', new SimpleSpanProcessor({ exporter }));
});
afterEach(async () => {
  client.close();
  await tracing.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const PERSON = '0193aaaa-0000-7000-8000-000000000001';
const TRACEPARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const ask = () =>
  workContext.run({ service: 'ai' }, () =>
    messageContext.run({ traceparent: TRACEPARENT }, () =>
      client.get(
        outgoingCall({ by: 'ai', to: 'memory', method: 'GET', path: `/internal/people/${PERSON}` }).at(),
      ),
    ),
  );

describe('a call of another service', () => {
  it('is a span of its own, and the other one goes on from there', async () => {
    status = 200;
    await ask();
    const [span] = exporter.getFinishedSpans();
    expect(span).toMatchObject({
      name: 'GET memory',
      kind: SpanKind.CLIENT,
      parentSpanContext: { spanId: 'b'.repeat(16) },
      attributes: {
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'server.address': '127.0.0.1',
      },
    });
    expect(received).toBe(`00-${'a'.repeat(32)}-${span?.spanContext().spanId}-01`);
    expect(JSON.stringify(span?.attributes)).not.toContain(PERSON);
  });

  it.each([404, 503])('is marked as failed when the other answers %i', async (answer) => {
    status = answer;
    await expect(ask()).rejects.toThrow();
    expect(exporter.getFinishedSpans()).toMatchObject([
      { status: { code: 2 }, attributes: { 'http.response.status_code': answer } },
    ]);
  });
});
