import { describe, expect, it } from '@jest/globals';
import { Health, type HealthParts } from './health.ts';

const healthOf = (parts: Partial<HealthParts> = {}) => {
  const health = new Health({
    database: async () => true,
    consumerJoined: () => true,
    stuck: () => undefined,
    ...parts,
  });
  health.listens();
  return health;
};

describe('readiness', () => {
  it('is there when HTTP is served and the database answers, whatever the broker does', async () => {
    expect(await healthOf({ consumerJoined: () => false }).notReady()).toBeUndefined();
  });
  it('is not there before the start and after the end', async () => {
    const early = new Health({
      database: async () => true,
      consumerJoined: () => true,
      stuck: () => undefined,
    });
    expect(await early.notReady()).toBe('the service is starting');
    const late = healthOf();
    late.closes();
    expect(await late.notReady()).toBe('the service is stopping');
  });
  it.each([
    ['refuses', () => Promise.reject(new Error('ECONNREFUSED'))],
    ['never answers', () => new Promise<boolean>(() => {})],
  ])('is not there when the database %s', async (_what, database) => {
    const started = performance.now();
    expect(await healthOf({ database }).notReady()).toBe('the database does not answer');
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('the start', () => {
  it('is over when the consumer has joined its group', async () => {
    expect(await healthOf({ consumerJoined: () => false }).notStarted()).toBe(
      'the consumer has not joined its group',
    );
    expect(await healthOf().notStarted()).toBeUndefined();
  });
});
