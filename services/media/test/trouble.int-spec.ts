import { ChildProcess, execFileSync } from 'node:child_process';
import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
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
function attemptAt(userId: string, mediaId: string, attempt: number, at = media): Promise<void> {
  const { signal } = new AbortController();
  const run = { id: newId(), attempt, lastAttempt: attempt === MOST_TRIES, signal };
  return at.service.get(ProcessPictureWorker).run({ userId, mediaId }, run);
}

/** Runs one try of the job, and does something to it in the middle of decoding. */
async function disturbed(
  [userId, mediaId, attempt]: readonly [userId: string, mediaId: string, attempt: number],
  disturb: (processes: PictureProcesses) => void,
  at = media,
): Promise<void> {
  const processes = at.service.get(PictureProcesses);
  const ended = attemptAt(userId, mediaId, attempt, at).then(
    () => undefined,
    (error: Error) => error,
  );
  await waitUntil(() => processes.running().length > 0, { within: 5_000, what: 'decoding to begin' });
  disturb(processes);
  const error = await ended;
  if (error) throw error;
}

/** Runs one try of the job and ends its decoder in the middle. */
const crash = (userId: string, mediaId: string, attempt: number, signal = 'SIGSEGV', at = media) =>
  disturbed(
    [userId, mediaId, attempt],
    (processes) => {
      for (const pid of processes.running()) process.kill(pid, signal);
    },
    at,
  );

/** A picture that has been sent, large enough to be met while it is decoded. */
async function aSentPicture(at = media) {
  const user = asUser();
  const { body } = await at.upload(user, [aFile(await aJpeg({ width: 4000, height: 3000 }))]);
  const view = async () => (await at.service.http(user).get(`/v1/media/${body.id}`)).body;
  return { userId: user.userId, id: body.id as string, view };
}

/** Lets processes be less patient meanwhile. */
async function withPatience(patience: Partial<PictureProcesses['patience']>, during: () => Promise<void>) {
  const processes = media.service.get(PictureProcesses);
  const usual = { ...processes.patience };
  Object.assign(processes.patience, patience);
  await during().finally(() => Object.assign(processes.patience, usual));
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

  it('is rejected just so when it never ends', async () => {
    const { userId, id, view } = await aSentPicture();
    await withPatience({ decoding: 1 }, async () => {
      for (const attempt of [1, 2])
        await expect(attemptAt(userId, id, attempt)).rejects.toThrow('not decoded in time');
      expect(await view()).toMatchObject({ status: 'processing' });
      await attemptAt(userId, id, 3);
    });
    expect(await view()).toMatchObject({ status: 'rejected', rejection: { code: 'internal_error' } });
  });

  it('is left alone when it was deleted meanwhile', async () => {
    const user = asUser();
    const { body } = await media.upload(user, [aFile(await aJpeg())]);
    await media.service.http(user).delete(`/v1/media/${body.id}`);
    await attemptAt(user.userId, body.id, 1);
    expect((await media.files()).filter((file) => file.includes(user.userId))).toEqual([]);
  });
});

/** Takes the picture close to its end, so that one more death would be too many. */
async function diedTwice(userId: string, id: string, at = media) {
  for (const attempt of [1, 2])
    await expect(crash(userId, id, attempt, 'SIGSEGV', at)).rejects.toThrow('SIGSEGV');
}

describe('a process that was not ended by its picture', () => {
  it('does not count when the service stops', async () => {
    const stopping = await MediaUnderTest.start({ ODYSSEY_LOG_LEVEL: 'silent' }, false);
    try {
      const { userId, id, view } = await aSentPicture(stopping);
      await diedTwice(userId, id, stopping);
      const stop = (processes: PictureProcesses) => processes.onApplicationShutdown();
      await expect(disturbed([userId, id, 3], stop, stopping)).rejects.toThrow('the service stops');
      expect(await view()).toMatchObject({ status: 'processing' });
    } finally {
      await stopping.close();
    }
  });

  it('does not count when somebody stops it with the service', async () => {
    const { userId, id, view } = await aSentPicture();
    await diedTwice(userId, id);
    await expect(crash(userId, id, 3, 'SIGTERM')).rejects.toThrow('SIGTERM');
    expect(await view()).toMatchObject({ status: 'processing' });
    await attemptAt(userId, id, 4);
    expect(await view()).toMatchObject({ status: 'ready' });
  });

  type Spawning = { spawn(this: ChildProcess, options: { file: string }): unknown };
  const { spawn } = ChildProcess.prototype as unknown as Spawning;
  it.each<[string, string, Spawning['spawn']]>([
    [
      'cannot be started',
      'ENOENT',
      function (options) {
        return spawn.call(this, { ...options, file: '/nowhere/node' });
      },
    ],
    [
      'finds no memory to be started in',
      'ENOMEM',
      () => {
        throw new Error('spawn ENOMEM');
      },
    ],
    [
      'ends before it has begun',
      'picture process',
      function (options) {
        return spawn.call(this, { ...options, file: '/bin/false' });
      },
    ],
    [
      'has ended when it is asked',
      'picture process could not be asked: write EPIPE',
      function (options) {
        const spawned = spawn.call(this, options);
        this.send = (_: unknown, told: unknown) => {
          (told as (error: Error) => void)(new Error('write EPIPE'));
          return false;
        };
        return spawned;
      },
    ],
  ])('does not count when it %s', async (_, message, spawnBadly) => {
    const { userId, id, view } = await aSentPicture();
    // One that crashes leaves none that waits for the next picture.
    await diedTwice(userId, id);
    const spawning = jest.spyOn(ChildProcess.prototype as unknown as Spawning, 'spawn');
    spawning.mockImplementation(spawnBadly);
    try {
      for (const attempt of [3, 4, 5]) await expect(attemptAt(userId, id, attempt)).rejects.toThrow(message);
    } finally {
      spawning.mockRestore();
    }
    expect(await view()).toMatchObject({ status: 'processing' });
    await attemptAt(userId, id, 6);
    expect(await view()).toMatchObject({ status: 'ready' });
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

  it('does not turn a later death of a process into the last one', async () => {
    const { userId, id, view } = await aSentPicture();
    await away(async () => {
      for (const attempt of [1, 2, 3]) await expect(attemptAt(userId, id, attempt)).rejects.toThrow('ENOENT');
    });
    await expect(crash(userId, id, 4)).rejects.toThrow('SIGSEGV');
    expect(await view()).toMatchObject({ status: 'processing' });
    await attemptAt(userId, id, 5);
    expect(await view()).toMatchObject({ status: 'ready' });
  });

  it('is told apart from a picture without end when it only falls silent', async () => {
    const { userId, id, view } = await aSentPicture();
    const sent = join(media.folder, 'people', userId, 'sent', id);
    await rename(sent, `${sent}.elsewhere`);
    // Nobody writes to it, so whoever reads it waits.
    execFileSync('mkfifo', [sent]);
    await withPatience({ disk: 1_000 }, async () => {
      for (const attempt of [1, 2, 3])
        await expect(attemptAt(userId, id, attempt)).rejects.toThrow('the disk was silent');
    });
    await rename(`${sent}.elsewhere`, sent);
    expect(await view()).toMatchObject({ status: 'processing' });
    await attemptAt(userId, id, 4);
    expect(await view()).toMatchObject({ status: 'ready' });
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
