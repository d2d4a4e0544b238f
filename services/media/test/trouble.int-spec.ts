import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssetRejected } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, waitUntil } from '@odyssey/testing';
import { ProcessPictureWorker } from '../src/jobs/process-picture.worker.ts';
import { PictureProcesses } from '../src/pictures/picture-processes.ts';
import { aFile, MediaUnderTest } from './media-under-test.ts';
import { aJpeg } from './pictures/pictures.ts';

let media: MediaUnderTest;
beforeAll(async () => {
  media = await MediaUnderTest.start({ ODYSSEY_LOG_LEVEL: 'silent' }, false);
});
afterAll(() => media.close());

/** Runs one try of the job and ends its decoder in the middle. */
async function crash(userId: string, mediaId: string, lastAttempt: boolean): Promise<void> {
  const processes = media.service.get(PictureProcesses);
  const run = {
    id: newId(),
    attempt: lastAttempt ? 3 : 1,
    lastAttempt,
    signal: new AbortController().signal,
  };
  const tried = media.service.get(ProcessPictureWorker).run({ userId, mediaId }, run);
  const ended = tried.then(
    () => undefined,
    (error: Error) => error,
  );
  await waitUntil(() => processes.running().length > 0, { within: 5_000, what: 'a decoder to start' });
  for (const pid of processes.running()) process.kill(pid, 'SIGSEGV');
  const error = await ended;
  if (error) throw error;
}

describe('a picture that ends every process it is decoded in', () => {
  it('is tried again, and rejected after the last try', async () => {
    const user = asUser();
    const { body } = await media.upload(user, [aFile(await aJpeg({ width: 4000, height: 3000 }))]);
    await expect(crash(user.userId, body.id, false)).rejects.toThrow('SIGSEGV');
    expect((await media.service.http(user).get(`/v1/media/${body.id}`)).body.status).toBe('processing');
    await crash(user.userId, body.id, true);
    const { body: view } = await media.service.http(user).get(`/v1/media/${body.id}`);
    expect(view).toMatchObject({ status: 'rejected', rejection: { code: 'internal_error' } });
    expect(await media.service.published(AssetRejected)).toMatchObject([{ data: { mediaId: body.id } }]);
    expect(
      (await media.files()).filter((file) => file.includes(user.userId) || file.startsWith('work')),
    ).toEqual([]);
  });

  it('is left alone when it was deleted meanwhile', async () => {
    const user = asUser();
    const { body } = await media.upload(user, [aFile(await aJpeg())]);
    await media.service.http(user).delete(`/v1/media/${body.id}`);
    const run = { id: newId(), attempt: 1, lastAttempt: false, signal: new AbortController().signal };
    await media.service.get(ProcessPictureWorker).run({ userId: user.userId, mediaId: body.id }, run);
    expect((await media.files()).filter((file) => file.includes(user.userId))).toEqual([]);
  });
});

describe('a process that was killed', () => {
  it('leaves nothing behind for longer than an hour', async () => {
    const restarted = await MediaUnderTest.start({ ODYSSEY_LOG_LEVEL: 'silent' }, false, async (folder) => {
      const old = new Date(Date.now() - 2 * 3_600_000);
      for (const name of ['incoming/old', 'incoming/young', 'work/old/thumb', 'people/ana/aa/aa']) {
        await mkdir(join(folder, name, '..'), { recursive: true });
        await writeFile(join(folder, name), 'x');
      }
      for (const name of ['incoming/old', 'work/old', 'people/ana/aa/aa'])
        await utimes(join(folder, name), old, old);
    });
    try {
      expect(await restarted.files()).toEqual(['incoming/young', 'people/ana/aa/aa']);
    } finally {
      await restarted.close();
    }
  });
});
