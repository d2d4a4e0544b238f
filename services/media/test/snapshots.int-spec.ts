import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssetProcessed, AssetUpdated } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { asUser, resynced } from '@odyssey/testing';
import { aFile, MediaUnderTest } from './media-under-test.ts';
import { aJpeg } from './pictures/pictures.ts';

let media: MediaUnderTest;
let idle: MediaUnderTest;
beforeAll(async () => {
  media = await MediaUnderTest.start();
  idle = await MediaUnderTest.start({}, false);
});
afterAll(() => Promise.all([media.close(), idle.close()]));

describe('pictures published again', () => {
  it('say of each that is ready what was last told of it', async () => {
    const user = asUser();
    const [lake, shelf] = [
      await media.ready(user, await aJpeg(), { taskId: newId(), caption: 'Lake' }),
      await media.ready(user, await aJpeg()),
    ];
    await media.service.http(user).patch(`/v1/media/${lake.id}`, { caption: 'The lake at eight' });
    const snapshots = await resynced(media.service, 'ai.keep-picture');
    const [updated] = await media.service.published(AssetUpdated);
    const processed = (await media.service.published(AssetProcessed)).find(
      ({ aggregate }) => aggregate.id === shelf.id,
    );
    expect(snapshots.map(({ data }) => data)).toEqual([updated?.data, processed?.data]);
  });

  it('say nothing of one that is still being made', async () => {
    const { status } = await idle.upload(asUser(), [aFile(await aJpeg())]);
    expect(status).toBe(201);
    expect(await resynced(idle.service, 'ai.keep-picture')).toEqual([]);
  });
});
