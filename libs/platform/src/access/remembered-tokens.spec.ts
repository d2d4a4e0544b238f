import { describe, expect, it } from '@jest/globals';
import type { PersonalGrant } from './personal-tokens.ts';
import { RememberedTokens } from './remembered-tokens.ts';

const grant: PersonalGrant = {
  tokenId: '01890000-0000-7000-8000-000000000001',
  userId: '01890000-0000-7000-8000-00000000face',
  scopes: ['tasks:read'],
  expiresAt: new Date('2026-06-01T00:00:00Z'),
  timeZone: 'UTC',
  locale: 'en',
};

function remembering(answer: (hash: string) => Promise<PersonalGrant | undefined>) {
  const questions: string[] = [];
  const clock = { ms: 0 };
  const source = {
    find: (hash: string) => {
      questions.push(hash);
      return answer(hash);
    },
  };
  const tokens = new RememberedTokens(source, () => clock.ms);
  return { questions, clock, find: (hash = 'a') => tokens.find(hash, '203.0.113.9') };
}

describe('remembered tokens', () => {
  it('are asked for once a minute', async () => {
    const { questions, clock, find } = remembering(async () => grant);
    expect([await find(), await find()]).toEqual([grant, grant]);
    clock.ms = 59_999;
    await find();
    expect(questions).toHaveLength(1);
    clock.ms = 60_000;
    await find();
    expect(questions).toHaveLength(2);
  });

  it('are asked for once by all who wait', async () => {
    const { questions, find } = remembering(async () => grant);
    await Promise.all(Array.from({ length: 50 }, () => find()));
    expect(questions).toHaveLength(1);
  });

  it('that nobody knows are asked for again after five seconds', async () => {
    const { questions, clock, find } = remembering(async () => undefined);
    expect(await find()).toBeUndefined();
    clock.ms = 4_999;
    await find();
    expect(questions).toHaveLength(1);
    clock.ms = 5_000;
    await find();
    expect(questions).toHaveLength(2);
  });

  it('stay good for their minute while nobody answers, then fail at once for a second, then ask again', async () => {
    let away = false;
    const { questions, clock, find } = remembering(async () => {
      if (away) throw new Error('away');
      return grant;
    });
    await find();
    away = true;
    clock.ms = 59_000;
    expect(await find()).toBe(grant);
    clock.ms = 60_000;
    await expect(find()).rejects.toThrow('away');
    await expect(find()).rejects.toThrow('a moment ago');
    expect(questions).toHaveLength(2);
    away = false;
    clock.ms = 61_000;
    expect(await find()).toBe(grant);
  });

  it('are at most ten thousand', async () => {
    const { questions, find } = remembering(async () => grant);
    for (let i = 0; i <= 10_000; i += 1) await find(String(i));
    await find('10000');
    expect(questions).toHaveLength(10_001);
    await find('0');
    expect(questions).toHaveLength(10_002);
  });
});
