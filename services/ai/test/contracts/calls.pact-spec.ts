import { afterAll, expect } from '@jest/globals';
import type { ServiceName } from '@odyssey/contracts';
import { type CallCase, describeCalls, introspectionCalls, keysCall, tokenCall } from '@odyssey/testing/pact';
import { MatchersV3 } from '@pact-foundation/pact';
import type { AiConfig } from '../../src/config.ts';
import { MemoryContext } from '../../src/memory/memory-context.ts';
import { MemoryServer } from '../memory-server.ts';

const { eachLike, equal, like, number, regex } = MatchersV3;

const PERSON = '01890000-0000-7000-8000-000000000001';
const MEMORY = '01890000-0000-7000-8000-00000000000e';

/** It gives tokens as auth would. */
const auth = await MemoryServer.start();
afterAll(() => auth[Symbol.asyncDispose]());

async function remembered(memory: string, query: string) {
  const urls = { auth: auth.url, memory } as Record<ServiceName, string>;
  const config = { service: 'ai', secret: 'a secret of the service', urls } as AiConfig;
  const context = new MemoryContext(config);
  try {
    return await context.about(PERSON, query, 500);
  } finally {
    context.onModuleDestroy();
  }
}

const QUESTION = 'When do I swim best?';
const CONTENT = 'I swim best before breakfast.';

const contextCall = (query: string, answered: Pick<CallCase, 'answers' | 'call'>): CallCase => ({
  provider: 'memory',
  method: 'POST',
  path: '/internal/context',
  headers: { authorization: 'Bearer token', 'odyssey-user': '{userId}' },
  body: { userId: '{userId}', query, budget: 500 },
  given: 'a person with a memory, asked for by ai',
  ...answered,
});

describeCalls('ai', [
  keysCall(),
  ...introspectionCalls('ai'),
  tokenCall('ai'),
  contextCall(QUESTION, {
    answers: {
      status: 200,
      contentType: 'application/json',
      json: {
        items: eachLike({
          memory: {
            id: regex('^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', MEMORY),
            content: like(CONTENT),
          },
          score: number(1),
        }),
      },
    },
    call: async (url) =>
      expect(await remembered(url, QUESTION)).toEqual([{ memoryId: MEMORY, content: CONTENT }]),
  }),
  contextCall('', {
    answers: {
      status: 422,
      contentType: 'application/problem+json',
      json: { code: equal('invalid_request'), detail: like('Some fields are not valid.') },
    },
    // Refused, and gone on without memories.
    call: async (url) => expect(await remembered(url, '')).toEqual([]),
  }),
]);
