import { type TestService, type TestServiceOptions, testService } from '@odyssey/testing';
import { CONFIGURED_MODELS, type ConfiguredModel } from '../src/models/configured-model.ts';
import { ai } from '../src/service.ts';
import type { OpenAiServer } from './openai-server.ts';

/** Short enough that a test of a hanging provider is quick, long enough for a busy machine. */
const IMPATIENT = {
  ODYSSEY_AI_HEADERS_MS: '1500',
  ODYSSEY_AI_FIRST_TOKEN_MS: '1500',
  ODYSSEY_AI_IDLE_MS: '1500',
  ODYSSEY_AI_TOTAL_MS: '10000',
};

/** The ai service of one test file; with an endpoint it is configured as the provider `test`. */
export function aiService(endpoint?: OpenAiServer, options: TestServiceOptions = {}): Promise<TestService> {
  const provider = endpoint && {
    ODYSSEY_AI_TEST_BASE_URL: endpoint.baseUrl,
    ODYSSEY_AI_TEST_MODEL: 'm1',
    ODYSSEY_AI_TEST_PRICE_INPUT: '2.50',
    ODYSSEY_AI_TEST_PRICE_OUTPUT: '10',
  };
  return testService(ai, { ...options, env: { ...IMPATIENT, ...provider, ...options.env } });
}

/** Forgets what the endpoint did in former tests: its requests, its behaviour, and what the breaker thinks of it. */
export function startAfresh(service: TestService, endpoint: OpenAiServer): void {
  endpoint.requests.length = 0;
  for (const { breaker } of service.get<readonly ConfiguredModel[]>(CONFIGURED_MODELS)) breaker.succeeded();
}
