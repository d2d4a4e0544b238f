import { describe, expect, it } from '@jest/globals';
import { FairQueue } from './fair-queue.ts';

const queueOf = (given: Partial<ConstructorParameters<typeof FairQueue>[0]> = {}) =>
  new FairQueue({ running: 2, waiting: 2, waitMs: 1_000, ...given });

describe('a line of requests', () => {
  it('lets a few of one person run, the next when one is done, in the order of arrival', async () => {
    const queue = queueOf();
    const order: string[] = [];
    const first = await queue.enter('ada');
    await queue.enter('ada');
    const third = queue.enter('ada').then((leave) => {
      order.push('third');
      return leave;
    });
    const fourth = queue.enter('ada').then(() => order.push('fourth'));
    first();
    const leave = await third;
    expect(order).toEqual(['third']);
    leave();
    await fourth;
    expect(order).toEqual(['third', 'fourth']);
  });

  it('holds nobody else up', async () => {
    const queue = queueOf({ running: 1 });
    await queue.enter('ada');
    queue.enter('ada').catch(() => undefined);
    await expect(queue.enter('ben')).resolves.toBeInstanceOf(Function);
  });

  it('is short: beyond it the answer is 429, and says when to come again', async () => {
    const queue = queueOf({ running: 1, waiting: 1 });
    await queue.enter('ada');
    queue.enter('ada').catch(() => undefined);
    await expect(queue.enter('ada')).rejects.toMatchObject({
      code: 'rate_limited',
      headers: { 'retry-after': '1' },
    });
  });

  it('is left by who has waited long enough, and nobody waits for that one then', async () => {
    const queue = queueOf({ running: 1, waitMs: 20 });
    const leave = await queue.enter('ada');
    await expect(queue.enter('ada')).rejects.toMatchObject({ code: 'rate_limited' });
    leave();
    expect(queue.people).toBe(0);
  });

  it('is left by a caller who has gone', async () => {
    const queue = queueOf({ running: 1, waiting: 1 });
    const leave = await queue.enter('ada');
    const gone = new AbortController();
    const waiting = queue.enter('ada', gone.signal);
    gone.abort(new Error('hung up'));
    await expect(waiting).rejects.toThrow('hung up');
    const next = queue.enter('ada');
    leave();
    (await next)();
    expect(queue.people).toBe(0);
  });

  it('is not joined by a caller who had gone before', async () => {
    const queue = queueOf({ running: 1, waitMs: 50 });
    await queue.enter('ada');
    await expect(queue.enter('ada', AbortSignal.abort(new Error('hung up')))).rejects.toThrow('hung up');
  });
});
