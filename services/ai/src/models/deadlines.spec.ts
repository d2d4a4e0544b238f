import { describe, expect, it } from '@jest/globals';
import { Watch } from './deadlines.ts';

describe('the timers of an attempt', () => {
  it('are already over for a caller who left before', () => {
    using watch = new Watch({ headers: 1e5, firstToken: 1e5, idle: 1e5, total: 1e5 }, AbortSignal.abort());
    expect(watch.cut?.code).toBe('aborted');
  });
});
