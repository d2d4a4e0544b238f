import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MailFolder } from './mail-folder.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mail-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('the mailbox of a stack', () => {
  it('is empty at first, then lists the newest first, for its owner alone', () => {
    const folder = new MailFolder(dir);
    expect(folder.list()).toEqual([]);
    folder.keep(Buffer.from('one'), new Date('2026-05-04T07:40:00.000Z'));
    folder.keep(Buffer.from('two'), new Date('2026-05-04T07:40:00.001Z'));
    expect(folder.list().map((file) => folder.read(file).toString())).toEqual(['two', 'one']);
    expect(statSync(join(dir, 'mail', folder.list()[0] ?? '')).mode & 0o777).toBe(0o600);
  });

  it('keeps the latest thousand', () => {
    const folder = new MailFolder(dir);
    for (let n = 0; n < 1_003; n += 1) folder.keep(Buffer.from(String(n)), new Date(n));
    const kept = folder.list();
    expect(kept).toHaveLength(1_000);
    expect(folder.read(kept.at(-1) ?? '').toString()).toBe('3');
  });
});
