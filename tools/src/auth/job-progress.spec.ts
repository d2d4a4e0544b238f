import { describe, expect, it } from '@jest/globals';
import { followed, type Progress } from './job-progress.ts';

const look = (...seen: readonly Progress['is'][]) => {
  const left = [...seen];
  return async (): Promise<Progress> => {
    const is = (left.length > 1 ? left.shift() : left[0]) ?? 'waits';
    if (is === 'done') return { is, outcome: undefined };
    return is === 'failed' ? { is, why: 'no' } : { is };
  };
};
/** One look takes as long as it is patient. */
const following = (...seen: readonly Progress['is'][]) => {
  let ms = 0;
  return followed(look(...seen), {
    patienceMs: 1_000,
    waited: () => undefined,
    now: () => ms,
    pause: async () => {
      ms += 600;
    },
  });
};

describe('a job that is followed', () => {
  it('is over when it is done or has failed', async () => {
    expect(await following('waits', 'runs', 'runs', 'runs', 'done')).toMatchObject({ is: 'done' });
    expect(await following('runs', 'failed')).toMatchObject({ is: 'failed' });
  });

  it('is left alone when nobody takes it', async () => {
    expect(await following('waits')).toEqual({ is: 'waits' });
  });

  it('is waited for anew when it has run and waits for its next try', async () => {
    expect(await following('runs', 'runs', 'runs', 'waits', 'runs', 'done')).toMatchObject({ is: 'done' });
    expect(await following('runs', 'runs', 'runs', 'waits')).toEqual({ is: 'waits' });
  });
});
