import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskCompleted } from '@odyssey/contracts';
import { asUser, type TestService, testService, waitUntil } from '@odyssey/testing';
import { Printer } from './notes/print-note.job.ts';
import { notes } from './notes/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(notes);
});
afterAll(() => service.close());

describe('the trace and the id of a request', () => {
  it('go on in the events and the jobs that it causes, also when its body came in pieces', async () => {
    const user = asUser();
    const { body } = await service.http(user).post('/v1/notes', { title: 'Traced' });
    const token = await service.tokens.ofPerson(user);
    const traceId = 'c'.repeat(32);
    // A body in several packets arrives in the context of the socket; Fastify must bring the request's back.
    const pieces = new ReadableStream<Uint8Array>({
      async start(controller) {
        for (const piece of ['{"cop', 'ies":', ' 2}']) {
          controller.enqueue(Buffer.from(piece));
          await new Promise((resolve) => setImmediate(resolve));
        }
        controller.close();
      },
    });
    const answer = await fetch(`${service.url}/v1/notes/${body.id}/print`, {
      method: 'POST',
      body: pieces,
      duplex: 'half',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'x-request-id': 'request-1',
        traceparent: `00-${traceId}-${'d'.repeat(16)}-01`,
      },
    });
    expect(answer.status).toBe(202);
    const [event] = await service.published(TaskCompleted);
    expect(event).toMatchObject({
      subject: user.userId,
      correlationId: 'request-1',
      data: { taskId: body.id },
    });
    expect(event?.traceparent).toContain(traceId);
    const printer = service.get(Printer);
    await waitUntil(() => printer.contexts.length === 1, { within: 5_000, what: 'the job ran' });
    expect(printer.contexts[0]?.traceparent).toContain(traceId);
  });
});
