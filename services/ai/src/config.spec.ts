import { describe, expect, it } from '@jest/globals';
import { SERVICES } from '@odyssey/contracts';
import { aiConfig } from './config.ts';

const env = {
  ...Object.fromEntries(
    SERVICES.map((name) => [`ODYSSEY_${name.toUpperCase()}_URL`, 'http://127.0.0.1:8080']),
  ),
  ODYSSEY_AI_PORT: '8082',
  ODYSSEY_AI_SECRET: 'sixteen characters',
  ODYSSEY_AI_DATABASE_URL: 'postgres://ai:secret@127.0.0.1:5432/odyssey_ai',
  ODYSSEY_KAFKA_URL: '127.0.0.1:9092',
  ODYSSEY_REDIS_URL: 'redis://127.0.0.1:6379',
  ODYSSEY_PUBLIC_URL: 'http://localhost:8080',
  ODYSSEY_CURSOR_SECRET: 'sixteen characters',
  ODYSSEY_MEDIA_URL_SECRET: 'sixteen characters',
};

describe('the configuration of ai', () => {
  it('needs no provider', () => {
    expect(aiConfig(env, 'ai')).toMatchObject({
      endpoints: [],
      deadlines: { headers: 10_000, total: 120_000 },
    });
  });

  it('takes a provider by name', () => {
    const provider = {
      ODYSSEY_AI_OLLAMA_BASE_URL: 'http://127.0.0.1:11434/v1',
      ODYSSEY_AI_OLLAMA_MODEL: 'llama3.2',
    };
    expect(aiConfig({ ...env, ...provider, ODYSSEY_AI_IDLE_MS: '60000' }, 'ai')).toMatchObject({
      endpoints: [{ name: 'ollama', model: 'llama3.2' }],
      deadlines: { idle: 60_000 },
    });
  });

  it('names every fault at once', () => {
    const faulty = { ...env, ODYSSEY_AI_OPENAI_API_KEY: 'sk-1', ODYSSEY_KAFKA_URL: 'nowhere' };
    expect(() => aiConfig(faulty, 'ai')).toThrow(
      /ODYSSEY_KAFKA_URL[\s\S]*ODYSSEY_AI_OPENAI_BASE_URL[\s\S]*ODYSSEY_AI_OPENAI_MODEL/,
    );
    expect(() => aiConfig({ ...env, ODYSSEY_AI_TOTAL_MS: 'soon' }, 'ai')).toThrow(/ODYSSEY_AI_TOTAL_MS/);
  });
});
