import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { isRunning, signalIfThere } from './process-table.ts';

describe('a signal to a process', () => {
  it('ends it; one that has ended in the meantime is no fault', async () => {
    const child = spawn('sleep', ['60'], { stdio: 'ignore' });
    const pid = child.pid ?? 0;
    signalIfThere(pid, 'SIGTERM');
    await once(child, 'exit');
    expect(isRunning(pid)).toBe(false);
    expect(() => signalIfThere(pid, 'SIGTERM')).not.toThrow();
  });

  it('is refused aloud where there is no such signal', () => {
    expect(() => signalIfThere(process.pid, 'SIGNOT' as NodeJS.Signals)).toThrow(/signal/);
  });
});
