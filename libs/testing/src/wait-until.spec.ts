import { describe, expect, it } from '@jest/globals';
import { waitUntil } from './wait-until.ts';

describe('waiting', () => {
  it('ends as soon as the condition holds, with what it found', async () => {
    let looks = 0;
    const found = await waitUntil(() => (++looks === 3 ? 'there' : undefined), { within: 5_000, what: 'it' });
    expect([found, looks]).toEqual(['there', 3]);
  });

  it('outlasts errors, and ends with the last one in its hand', async () => {
    const failing = waitUntil(() => Promise.reject(new Error('not yet')), { within: 50, what: 'the answer' });
    await expect(failing).rejects.toMatchObject({
      message: 'the answer: not within 50 ms',
      cause: { message: 'not yet' },
    });
  });
});
