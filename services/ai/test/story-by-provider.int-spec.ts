import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoryGenerated, TaskCompleted } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { type TestService, waitUntil } from '@odyssey/testing';
import { aiService, startAfresh } from './ai-service.ts';
import { type Behaviour, OpenAiServer } from './openai-server.ts';

const told = (text: string) => JSON.stringify({ title: 'Along the river', text });
const TRUE = told('You walked the river loop. It took 45 minutes.');
const INVENTED = told('You walked the river loop, 12 kilometres of it, and Maria came along.');

describe('a story by a configured provider', () => {
  let endpoint: OpenAiServer;
  let service: TestService;
  beforeAll(async () => {
    endpoint = await OpenAiServer.start();
    service = await aiService(endpoint);
  });
  beforeEach(() => startAfresh(service, endpoint));
  afterAll(async () => {
    await service.close();
    await endpoint[Symbol.asyncDispose]();
  });

  const story = async (...behaviours: Behaviour[]) => {
    endpoint.will(...behaviours);
    const [owner, taskId] = [newId(), newId()];
    const event = TaskCompleted.example(
      { taskId, title: 'Walk the river loop', durationMinutes: 45, goalId: undefined, goal: undefined },
      { id: newId(), subject: owner },
    );
    await service.deliver(event);
    return waitUntil(
      async () => (await service.published(StoryGenerated)).find(({ subject }) => subject === owner)?.data,
      { within: 10_000, what: 'a story' },
    );
  };

  it('is taken when everything in it is on the sheet', async () => {
    const written = await story({ does: 'answer', text: TRUE });
    expect(written).toMatchObject({ provider: 'test', degraded: false, title: 'Along the river' });
  });

  it('is sent back with what was invented, and taken when that is mended', async () => {
    const written = await story({ does: 'answer', text: INVENTED }, { does: 'answer', text: TRUE });
    expect(written).toMatchObject({ provider: 'test', degraded: false });
    expect(written.text).not.toContain('12');
    expect(endpoint.requests[1]?.body.messages.at(-1)?.content).toContain('“12”');
  });

  it('is written by the house, which says so, when it invents twice', async () => {
    const written = await story({ does: 'answer', text: INVENTED });
    expect(written).toMatchObject({ provider: 'house', degraded: true });
    expect(written.text).not.toContain('Maria');
    expect(endpoint.requests).toHaveLength(2);
  });

  it.each<[string, Behaviour]>([
    ['answers 429', { does: 'status', status: 429 }],
    ['hangs', { does: 'hang' }],
    ['cuts the stream', { does: 'cut', after: '{"title":' }],
    ['sends malformed JSON', { does: 'garbage' }],
  ])('is written by the house, which says so, when the provider %s', async (_, behaviour) => {
    expect(await story(behaviour)).toMatchObject({ provider: 'house', degraded: true });
  });

  it('is asked for with the facts inside their block, and no ids', async () => {
    await story({ does: 'answer', text: TRUE });
    const [system, facts] = endpoint.requests[0]?.body.messages ?? [];
    expect(system?.content).not.toContain('river');
    expect(facts?.content).toContain('Walk the river loop');
    expect(facts?.content).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});
