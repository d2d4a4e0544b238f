import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder, ownerOf } from './lock.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const leave = (content: string) => {
  mkdirSync(join(dir, 'run'), { recursive: true });
  writeFileSync(join(dir, 'run/launcher.lock'), content);
};

describe('the lock of a folder', () => {
  it('lets one launcher in, until it leaves', () => {
    const unlock = lockFolder(dir);
    expect(ownerOf(dir)?.pid).toBe(process.pid);
    expect(() => lockFolder(dir)).toThrow(`already runs in ${dir} (pid ${process.pid}`);
    unlock();
    expect(ownerOf(dir)).toBeUndefined();
    lockFolder(dir)();
    expect(readdirSync(join(dir, 'run'))).toEqual([]);
  });

  it.each([
    ['a process that has ended', JSON.stringify({ pid: 4_194_303, startTime: '1', since: '' })],
    [
      'another process that has got the pid since',
      JSON.stringify({ pid: process.pid, startTime: '1', since: '' }),
    ],
    ['a power loss in mid-word', '{"pid":12'],
  ])('is taken over from %s', (_, content) => {
    leave(content);
    const unlock = lockFolder(dir);
    expect(ownerOf(dir)?.pid).toBe(process.pid);
    unlock();
  });
});
