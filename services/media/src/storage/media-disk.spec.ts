import fs from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import type { MediaConfig } from '../config.ts';
import { MediaDisk } from './media-disk.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'media-disk-'));
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => rm(dir, { recursive: true }));

it('keeps nothing of a body that was cut while its file was still being opened', async () => {
  const { open } = fs;
  const body = new PassThrough();
  const opened = Promise.withResolvers<void>();
  jest.spyOn(fs, 'open').mockImplementation(((
    path: string,
    flags: string,
    mode: number,
    done: () => void,
  ) => {
    setImmediate(() => body.destroy(new Error('the sender has gone')));
    // A disk that is busy with others.
    setTimeout(
      () =>
        open(path, flags, mode, (...answer) => {
          (done as (...given: unknown[]) => void)(...answer);
          opened.resolve();
        }),
      100,
    );
  }) as never);
  const disk = new MediaDisk({ dir } as MediaConfig);
  await expect(disk.receive(body)).rejects.toThrow('the sender has gone');
  await opened.promise;
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
});
