import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { messageContext, traced } from '@odyssey/events';
import { SpanKind } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { workContext } from '../boot/context.ts';
import { traceService } from './service-tracers.ts';
import { startTracing } from './tracing.ts';

const TRACEPARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const plan = { name: 'work', kind: SpanKind.INTERNAL, attributes: {} };

let servers: Server[] = [];
let held: ServerResponse[] = [];
afterEach(() => {
  for (const response of held) response.end('{}');
  for (const server of servers) server.close();
  held = [];
  servers = [];
});

/** A collector that keeps what it gets, and answers at once or only when the test is over. */
async function collector({ answers }: { answers: boolean }) {
  const received: { url: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    received.push({ url: request.url, body });
    if (answers) response.end('{}');
    else held.push(response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces` };
}

const inService = <T>(service: string, work: () => T): T => workContext.run({ service }, work);

describe('tracing', () => {
  it('passes a trace on as it came where nothing traces', async () => {
    const tracing = await startTracing('goals', undefined);
    const seen = await traced(plan, { traceparent: TRACEPARENT, correlationId: 'c' }, async () =>
      messageContext.getStore(),
    );
    expect(seen).toEqual({ traceparent: TRACEPARENT, correlationId: 'c' });
    expect(await traced(plan, {}, async () => messageContext.getStore()?.traceparent)).toBeUndefined();
    await tracing.stop();
  });

  it('sends what is left when the service stops, with its name', async () => {
    const { received, url } = await collector({ answers: true });
    const tracing = await startTracing('goals', url);
    await inService('goals', () => traced(plan, { traceparent: TRACEPARENT }, async () => undefined));
    await tracing.stop();
    expect(received).toHaveLength(1);
    expect(received[0]?.url).toBe('/v1/traces');
    for (const part of ['"goals"', '"work"', 'a'.repeat(32)]) expect(received[0]?.body).toContain(part);
  });

  it('holds up no stop when the collector hangs', async () => {
    const { url } = await collector({ answers: false });
    const tracing = await startTracing('goals', url);
    await inService('goals', () => traced(plan, {}, async () => undefined));
    const began = performance.now();
    await tracing.stop();
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('tells the services of one process apart, and is silent about others and after the stop', async () => {
    const goals = new InMemorySpanExporter();
    const ai = new InMemorySpanExporter();
    const tracings = [
      traceService('goals', new SimpleSpanProcessor({ exporter: goals })),
      traceService('ai', new SimpleSpanProcessor({ exporter: ai })),
    ];
    for (const service of ['goals', 'ai', 'ai', 'media'])
      await inService(service, () => traced(plan, {}, async () => undefined));
    expect([goals, ai].map((exporter) => exporter.getFinishedSpans().length)).toEqual([1, 2]);
    expect(ai.getFinishedSpans()[0]?.resource.attributes).toMatchObject({ 'service.name': 'ai' });
    for (const tracing of tracings) await tracing.stop();
    const after = await inService('goals', () => traced(plan, {}, async (span) => span.isRecording()));
    expect(after).toBe(false);
  });

  it('says of work that failed why, and lets the error through', async () => {
    const exporter = new InMemorySpanExporter();
    const tracing = traceService('goals', new SimpleSpanProcessor({ exporter }));
    const failing = inService('goals', () =>
      traced(plan, { traceparent: TRACEPARENT }, () => Promise.reject(new TypeError('no such row'))),
    );
    await expect(failing).rejects.toThrow('no such row');
    expect(exporter.getFinishedSpans()).toMatchObject([
      { status: { code: 2, message: 'no such row' }, attributes: { 'error.type': 'TypeError' } },
    ]);
    await tracing.stop();
  });

  it('keeps no span of a trace that its caller does not sample, but passes it on', async () => {
    const exporter = new InMemorySpanExporter();
    const tracing = traceService('goals', new SimpleSpanProcessor({ exporter }));
    const unsampled = TRACEPARENT.replace(/01$/, '00');
    const seen = await inService('goals', () =>
      traced(plan, { traceparent: unsampled }, async () => messageContext.getStore()?.traceparent),
    );
    expect(seen).toMatch(new RegExp(`^00-${'a'.repeat(32)}-[0-9a-f]{16}-00$`));
    expect(exporter.getFinishedSpans()).toEqual([]);
    await tracing.stop();
  });
});
