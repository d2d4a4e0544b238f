import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { externalParts } from './external.ts';

describe('the parts that the environment names', () => {
  it('are none where it names none, or names them by nothing', () => {
    const none = { postgresUrl: undefined, kafkaBrokers: undefined, kafkaSecurity: {}, redisUrl: undefined };
    expect(externalParts({})).toEqual(none);
    expect(externalParts({ ODYSSEY_KAFKA_URL: '', ODYSSEY_REDIS_URL: '' })).toEqual(none);
  });

  it('come from a file, too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'odyssey-named-'));
    try {
      writeFileSync(join(folder, 'kafka'), 'one:9092, two:9093\n');
      const named = externalParts({ ODYSSEY_KAFKA_URL_FILE: join(folder, 'kafka') });
      expect(named.kafkaBrokers).toEqual(['one:9092', 'two:9093']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    [{ ODYSSEY_KAFKA_URL: 'one:9092,' }, 'ODYSSEY_KAFKA_URL names "".'],
    [{ ODYSSEY_KAFKA_URL: 'kafka://one:9092' }, 'ODYSSEY_KAFKA_URL names "kafka://one:9092".'],
    [{ ODYSSEY_REDIS_URL: 'localhost' }, 'ODYSSEY_REDIS_URL is no URL.'],
    [{ ODYSSEY_KAFKA_URL_FILE: '/nowhere' }, 'ODYSSEY_KAFKA_URL_FILE: /nowhere cannot be read (ENOENT)'],
    [{ ODYSSEY_KAFKA_USERNAME: 'goals' }, 'ODYSSEY_KAFKA_SASL_MECHANISM: is missing'],
  ])('are refused with what is wrong: %j', (environment, words) => {
    expect(() => externalParts(environment)).toThrow(words);
  });
});
