import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssetRejected } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, waitUntil } from '@odyssey/testing';
import { ProcessPicture } from '../src/jobs/process-picture.job.ts';
import { ProcessPictureWorker } from '../src/jobs/process-picture.worker.ts';
import { PictureProcesses } from '../src/pictures/picture-processes.ts';
import { aFile, MediaUnderTest } from './media-under-test.ts';
import { aJpeg } from './pictures/pictures.ts';

let media: MediaUnderTest;
beforeAll(async () => {
  media = await MediaUnderTest.start({ ODYSSEY_LOG_LEVEL: 'silent' }, false);
});
afterAll(() => media.close());

const MOST_TRIES = ProcessPicture.retryLimit + 1;

/** Runs one try of the job. */
function attemptAt(userId: string, mediaId: string, attempt: number): Promise<void> {
  const { signal } = new AbortController();
  const run = { id: newId(), attempt, lastAttempt: attempt === MOST_TRIES, signal };
  return media.service.get(ProcessPictureWorker).run({ userId, mediaId }, run);
}

/** Runs one try of the job and ends its decoder in the middle. */
async function crash(userId: string, mediaId: string, attempt: number): Promise<void> {
  const processes = media.service.get(PictureProcesses);
  const tried = attemptAt(userId, mediaId, attempt);
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
  it('is tried again, and rejected after the third try', async () => {
    const user = asUser();
    const { body } = await media.upload(user, [aFile(await aJpeg({ width: 4000, height: 3000 }))]);
    for (const attempt of [1, 2])
      await expect(crash(user.userId, body.id, attempt)).rejects.toThrow('SIGSEGV');
    expect((await media.service.http(user).get(`/v1/media/${body.id}`)).body.status).toBe('processing');
    await crash(user.userId, body.id, 3);
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
    await attemptAt(user.userId, body.id, 1);
    expect((await media.files()).filter((file) => file.includes(user.userId))).toEqual([]);
  });
});

describe('a disk that is away', () => {
  const away = async (during: () => Promise<void>) => {
    const [people, elsewhere] = [join(media.folder, 'people'), join(media.folder, 'elsewhere')];
    await rename(people, elsewhere);
    await during();
    await rm(people, { recursive: true, force: true });
    await rename(elsewhere, people);
  };
  const aPicture = async () => {
    const user = asUser();
    const { body } = await media.upload(user, [aFile(await aJpeg())]);
    const view = async () => (await media.service.http(user).get(`/v1/media/${body.id}`)).body;
    return { user, id: body.id as string, view };
  };

  it('costs nobody their picture: it is tried for half an hour at least', async () => {
    const { user, id, view } = await aPicture();
    await away(async () => {
      for (const attempt of [1, MOST_TRIES - 1])
        await expect(attemptAt(user.userId, id, attempt)).rejects.toThrow('ENOENT');
    });
    expect(await view()).toMatchObject({ status: 'processing' });
    await attemptAt(user.userId, id, MOST_TRIES);
    expect(await view()).toMatchObject({ status: 'ready' });
    // Each wait is drawn between half of this and the whole of it.
    const waits = Array.from(
      { length: ProcessPicture.retryLimit },
      (_, n) => ProcessPicture.retryDelay * 2 ** (n + 1),
    );
    expect(waits.reduce((sum, wait) => sum + wait / 2, 0)).toBeGreaterThan(1_800);
  });

  it('is told of when it does not come back', async () => {
    const { user, id, view } = await aPicture();
    await away(() => attemptAt(user.userId, id, MOST_TRIES));
    expect(await view()).toMatchObject({ status: 'rejected', rejection: { code: 'internal_error' } });
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
