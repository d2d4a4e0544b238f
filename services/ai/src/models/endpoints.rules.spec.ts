import { describe, expect, it } from '@jest/globals';
import { readEndpoints } from './endpoints.rules.ts';

const named = (variables: Record<string, string>) => readEndpoints(variables);

describe('providers of an environment', () => {
  it('are read by name, in the order of their names, without mistaking our other variables for one', () => {
    const { endpoints, faults } = named({
      ODYSSEY_AI_PORT: '8082',
      ODYSSEY_AI_DATABASE_URL: 'postgres://x',
      ODYSSEY_AI_OWNER_DATABASE_URL: 'postgres://x',
      ODYSSEY_AI_URL: 'http://127.0.0.1:8082',
      ODYSSEY_AI_SECRET: 'a secret of ours',
      ODYSSEY_AI_OPENAI_BASE_URL: 'https://api.openai.com/v1',
      ODYSSEY_AI_OPENAI_API_KEY: 'sk-1',
      ODYSSEY_AI_OPENAI_MODEL: 'gpt-4o',
      ODYSSEY_AI_MY_OLLAMA_BASE_URL: 'http://127.0.0.1:11434/v1',
      ODYSSEY_AI_MY_OLLAMA_MODEL: 'llama3.2',
    });
    expect(faults).toEqual([]);
    expect(endpoints).toEqual([
      { name: 'my_ollama', baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama3.2' },
      { name: 'openai', baseUrl: 'https://api.openai.com/v1', apiKey: 'sk-1', model: 'gpt-4o' },
    ]);
  });

  it('carry an exact price when both parts are given', () => {
    const { endpoints } = named({
      ODYSSEY_AI_OPENAI_BASE_URL: 'https://api.openai.com/v1',
      ODYSSEY_AI_OPENAI_MODEL: 'gpt-4o',
      ODYSSEY_AI_OPENAI_PRICE_INPUT: '2.50',
      ODYSSEY_AI_OPENAI_PRICE_OUTPUT: '10',
    });
    expect(endpoints[0]?.price).toEqual({ input: 2_500_000n, output: 10_000_000n });
  });

  it('lists every fault with the variable to mend', () => {
    const { faults } = named({
      ODYSSEY_AI_A_API_KEY: 'sk-1',
      ODYSSEY_AI_B_BASE_URL: 'ftp://elsewhere',
      ODYSSEY_AI_B_MODEL: 'm',
      ODYSSEY_AI_B_PRICE_INPUT: 'cheap',
      ODYSSEY_AI_HOUSE_BASE_URL: 'http://127.0.0.1:1/v1',
      ODYSSEY_AI_HOUSE_MODEL: 'm',
    });
    expect(faults.map(({ variable }) => variable)).toEqual([
      'ODYSSEY_AI_A_BASE_URL',
      'ODYSSEY_AI_A_MODEL',
      'ODYSSEY_AI_B_BASE_URL',
      'ODYSSEY_AI_B_PRICE_OUTPUT',
      'ODYSSEY_AI_B_PRICE_INPUT',
      'ODYSSEY_AI_HOUSE_BASE_URL',
    ]);
  });
});
