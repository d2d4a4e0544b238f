import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ai } from '@odyssey/ai';
import { type EventDef, StoryGenerated, TaskCompleted } from '@odyssey/contracts';
import { gateway } from '@odyssey/gateway';
import { goals } from '@odyssey/goals';
import { notifications } from '@odyssey/notifications';
import { asUser, type TestService, testService, waitUntil } from '@odyssey/testing';
import { SpanKind } from '@opentelemetry/api';
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { workContext } from '../../libs/platform/src/boot/context.ts';
import { traceService } from '../../libs/platform/src/telemetry/service-tracers.ts';

const TRACE = 'c'.repeat(32);
const SOON = { within: 10_000 };

/** Four services in one process, and one collector: what is traced is what every service writes into headers and rows. */
describe('one trace', () => {
  const exporter = new InMemorySpanExporter();
  const user = asUser();
  const open: { stop(): Promise<void> }[] = [];
  const running: TestService[] = [];
  const start = async (definition: Parameters<typeof testService>[0], options = {}) => {
    open.push(traceService(definition.name, new SimpleSpanProcessor({ exporter })));
    const service = await testService(definition, options);
    running.push(service);
    return service;
  };
  let planner: TestService;
  let writer: TestService;
  let notifier: TestService;
  let door: TestService;
  beforeAll(async () => {
    planner = await start(goals);
    writer = await start(ai);
    notifier = await start(notifications);
    door = await start(gateway, { env: { ODYSSEY_GOALS_URL: planner.url } });
  }, 60_000);
  afterAll(async () => {
    for (const service of running) await service.close();
    for (const tracing of open) await tracing.stop();
  });

  /** What the broker would do: the event of one service reaches another as its headers and bytes have it. */
  const carry = async <E extends EventDef>(from: TestService, event: E, to: TestService, name: string) => {
    const published = await waitUntil(
      async () => (await from.published(event)).find(({ subject }) => subject === user.userId),
      { ...SOON, what: `${event.type} to be published` },
    );
    expect(await workContext.run({ service: name }, () => to.deliver(published))).toBe('handled');
  };
  const spans = () => exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === TRACE);
  /** A service's span by its name, or by its consumer where several handle the same event. */
  const named = (service: string, name: string): ReadableSpan => {
    const found = spans().filter(
      (span) =>
        serviceOf(span) === service && [span.name, span.attributes['odyssey.consumer']].includes(name),
    );
    expect({ service, name, found: found.length }).toEqual({ service, name, found: 1 });
    return found[0] as ReadableSpan;
  };
  const serviceOf = (span: ReadableSpan) => span.resource.attributes['service.name'];

  it('leads from a request at the gateway over two services and a job to the last handler', async () => {
    const { body: task } = await planner.http(user).post('/v1/tasks', { title: 'Walk the river loop' });
    const answer = await fetch(`${door.url}/v1/tasks/${task.id}/complete`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await planner.tokens.ofPerson(user)}`,
        traceparent: `00-${TRACE}-${'d'.repeat(16)}-01`,
      },
    });
    expect(answer.status).toBe(200);
    await carry(planner, TaskCompleted, writer, 'ai');
    await carry(writer, StoryGenerated, notifier, 'notifications');

    const way = [
      ['gateway', 'POST /v1/*'],
      ['goals', 'POST /v1/tasks/:id/complete'],
      ['ai', 'ai.write-story'],
      ['ai', 'process write-story'],
      ['notifications', 'notifications.notify-story-ready'],
    ] as const;
    await waitUntil(() => exporter.getFinishedSpans().some(({ name }) => name === 'process write-story'), {
      ...SOON,
      what: 'the job to end',
    });
    let parent = 'd'.repeat(16);
    for (const [service, name] of way) {
      const span = named(service, name);
      expect({ name, parent: span.parentSpanContext?.spanId }).toEqual({ name, parent });
      parent = span.spanContext().spanId;
    }
    expect(named('goals', 'POST /v1/tasks/:id/complete')).toMatchObject({
      kind: SpanKind.SERVER,
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/v1/tasks/:id/complete',
        'http.response.status_code': 200,
      },
    });
    expect(named('notifications', 'notifications.notify-story-ready')).toMatchObject({
      name: `process ${StoryGenerated.type}`,
      kind: SpanKind.CONSUMER,
      attributes: {
        'messaging.system': 'kafka',
        'messaging.destination.name': 'odyssey.ai',
        'messaging.consumer.group.name': 'odyssey.notifications',
      },
    });
  });

  it('tells nothing of a person: no id, no word of theirs', () => {
    const told = JSON.stringify(
      spans().map(({ name, attributes, status }) => ({ name, attributes, status })),
    );
    expect(told).toContain('notifications.notify-story-ready');
    expect(told).not.toContain(user.userId);
    expect(told).not.toContain('river');
  });

  it('leaves out what asks whether a service lives', async () => {
    const before = exporter.getFinishedSpans().length;
    await fetch(`${planner.url}/readyz`);
    await fetch(`${planner.url}/metrics`);
    expect(
      exporter
        .getFinishedSpans()
        .slice(before)
        .map(({ name }) => name),
    ).toEqual([]);
  });
});
