import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Closing, closeInTurn } from './closing.ts';

const never = () => new Promise<never>(() => {});

describe('what ends in turn', () => {
  const closed: string[] = [];
  const part = (name: string, close: () => Promise<unknown> = async () => undefined): Closing => ({
    name,
    keptMs: 1_000,
    close: async () => {
      await close();
      closed.push(name);
    },
  });
  beforeEach(() => {
    closed.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** @returns what it said, and after how many milliseconds. */
  async function closing(parts: Closing[]): Promise<{ ms: number; said: string }> {
    const began = performance.now();
    const ended = closeInTurn(parts, 10_000).then(
      () => ({ ms: performance.now() - began, said: 'nothing' }),
      (error: Error) => ({ ms: performance.now() - began, said: error.message }),
    );
    await jest.advanceTimersByTimeAsync(20_000);
    return ended;
  }

  it('ends in order, and says nothing', async () => {
    expect(await closing([part('events'), part('jobs'), part('database')])).toEqual({
      ms: 0,
      said: 'nothing',
    });
    expect(closed).toEqual(['events', 'jobs', 'database']);
  });

  it('leaves behind what hangs, in time for the others, and names it', async () => {
    expect(await closing([part('events', never), part('jobs'), part('database')])).toEqual({
      ms: 8_000,
      said: 'events did not close within 8.0 s',
    });
    expect(closed).toEqual(['jobs', 'database']);
  });

  it('ends in the time that is given for all when everything hangs', async () => {
    const { ms, said } = await closing(['events', 'jobs', 'database'].map((name) => part(name, never)));
    expect(ms).toBe(10_000);
    expect(said).toMatch(/^events .*; jobs .*; database did not close within 1\.0 s$/);
  });

  it('tells each how long it is waited for', async () => {
    const told: number[] = [];
    const tells = (name: string): Closing => ({
      name,
      keptMs: 1_000,
      close: async (withinMs) => void told.push(withinMs),
    });
    await closing([part('events', never), tells('jobs'), tells('database')]);
    expect(told).toEqual([1_000, 2_000]);
  });

  it('goes on behind one that fails', async () => {
    const fails = part('events', async () => {
      throw new Error('gone');
    });
    expect((await closing([fails, part('jobs')])).said).toBe('events did not close: gone');
    expect(closed).toEqual(['jobs']);
  });
});
