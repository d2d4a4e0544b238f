import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AssetDeleted,
  AssetProcessed,
  AssetRejected,
  AssetUpdated,
  type EventDef,
  GoalDeleted,
  StoryDeleted,
  TaskDeleted,
} from '@odyssey/contracts';
import { newId, signMediaUrl } from '@odyssey/platform';
import { asUser, type TestUser, waitUntil } from '@odyssey/testing';
import sharp from 'sharp';
import { PictureProcesses } from '../src/pictures/picture-processes.ts';
import { aFile, MediaUnderTest } from './media-under-test.ts';
import { aJpeg, aPhonePhoto, aPng } from './pictures/pictures.ts';

let media: MediaUnderTest;
beforeAll(async () => {
  media = await MediaUnderTest.start();
});
afterAll(() => media.close());

const filesOf = async (user: TestUser) => (await media.files()).filter((file) => file.includes(user.userId));
const http = (user?: TestUser) => media.service.http(user);

async function publishedTo<E extends EventDef>(user: TestUser, event: E) {
  const events = await media.service.published(event);
  return events.filter(({ subject }) => subject === user.userId).map(({ data }) => data);
}

describe('a picture that was sent', () => {
  it('is shown in three sizes, without the camera, the place and the time', async () => {
    const user = asUser();
    const taskId = newId();
    const photo = await aPhonePhoto({ width: 800, height: 600, orientation: 6 });
    const view = await media.ready(user, photo, { taskId });
    expect(view).toMatchObject({
      status: 'ready',
      width: 600,
      height: 800,
      placeholder: expect.any(String),
      version: 2,
    });
    const sizes = view.variants.map(({ name, contentType, width, height }: Record<string, unknown>) => [
      name,
      contentType,
      width,
      height,
    ]);
    expect(sizes).toEqual([
      ['thumb', 'image/webp', 192, 256],
      ['small', 'image/webp', 480, 640],
      ['large', 'image/webp', 600, 800],
    ]);
    for (const url of [view.url, ...view.variants.map((variant: { url: string }) => variant.url)]) {
      const { statusCode, rawPayload } = await media.fetch(url);
      expect(statusCode).toBe(200);
      const { exif, orientation, width, height } = await sharp(rawPayload).metadata();
      expect([exif, orientation, Number(width) < Number(height)]).toEqual([undefined, undefined, true]);
      expect(rawPayload.includes('Lakeside')).toBe(false);
    }
    expect(await publishedTo(user, AssetProcessed)).toEqual([
      {
        mediaId: view.id,
        kind: 'image',
        contentType: 'image/jpeg',
        bytes: view.bytes,
        width: 600,
        height: 800,
        attachedTo: { type: 'task', id: taskId },
        placeholder: view.placeholder,
        variants: view.variants.map(({ url: _, ...variant }: { url: string }) => variant),
      },
    ]);
    // As it was sent, place and all, it is gone.
    expect((await filesOf(user)).filter((file) => file.includes('sent'))).toEqual([]);
    expect((await media.files()).filter((file) => file.startsWith('work'))).toEqual([]);
  });

  it('is rejected when it cannot be decoded, and nothing of it is kept', async () => {
    const user = asUser();
    const broken = await aPng({ width: 300, height: 200 });
    const data = broken.indexOf('IDAT') + 4;
    broken.fill(0x55, data + 20, data + 60);
    const { body } = await media.upload(user, [aFile(broken, 'image/png', 'a.png')]);
    const view = await media.settled(user, body.id);
    expect(view).toMatchObject({
      status: 'rejected',
      rejection: { code: 'media_undecodable' },
      variants: [],
    });
    expect(await publishedTo(user, AssetRejected)).toMatchObject([
      { mediaId: body.id, code: 'media_undecodable' },
    ]);
    expect(await filesOf(user)).toEqual([]);
    expect((await media.ready(user, await aJpeg())).status).toBe('ready');
  });

  it('is made although its first process was killed', async () => {
    const user = asUser();
    const processes = media.service.get(PictureProcesses);
    const { body } = await media.upload(user, [aFile(await aJpeg({ width: 4000, height: 3000 }))]);
    await waitUntil(() => processes.running().length > 0, { within: 5_000, what: 'a decoder to start' });
    for (const pid of processes.running()) process.kill(pid, 'SIGSEGV');
    expect(await media.settled(user, body.id)).toMatchObject({ status: 'ready', width: 4000 });
  });
});

describe('a signed link', () => {
  it('shows the picture safely, in parts, and only once to a browser that keeps it', async () => {
    const view = await media.ready(asUser(), await aJpeg());
    const url = view.variants[0].url;
    const whole = await media.fetch(url);
    expect(whole.headers).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': expect.stringMatching(/^private, max-age=\d+, immutable$/),
      'accept-ranges': 'bytes',
      'content-length': String(view.variants[0].bytes),
    });
    const etag = String(whole.headers.etag);
    expect((await media.fetch(url, { 'if-none-match': etag })).statusCode).toBe(304);
    const part = await media.fetch(url, { range: 'bytes=4-7' });
    expect([part.statusCode, part.headers['content-range']]).toEqual([
      206,
      `bytes 4-7/${whole.rawPayload.length}`,
    ]);
    expect(part.rawPayload).toEqual(whole.rawPayload.subarray(4, 8));
    const other = await media.fetch(url, { range: 'bytes=4-7', 'if-range': '"other"' });
    expect([other.statusCode, other.rawPayload.length]).toEqual([200, whole.rawPayload.length]);
    const beyond = await media.fetch(url, { range: 'bytes=999999-' });
    expect([beyond.statusCode, beyond.json().code]).toEqual([416, 'range_not_satisfiable']);
    const head = await media.fetch(url, {}, 'HEAD');
    expect([head.statusCode, head.rawPayload.length]).toEqual([200, 0]);
  });

  it('is refused once it was changed or has expired', async () => {
    const view = await media.ready(asUser(), await aJpeg());
    const other = await media.ready(asUser(), await aJpeg());
    const secret = String(process.env.ODYSSEY_MEDIA_URL_SECRET);
    const past = signMediaUrl({
      mediaId: view.id,
      variant: 'thumb',
      expiresAt: new Date(Date.now() - 1000),
      secret,
    });
    const future = signMediaUrl({
      mediaId: view.id,
      variant: 'thumb',
      expiresAt: new Date(Date.now() + 9000),
      secret,
    });
    expect((await media.fetch(future)).statusCode).toBe(200);
    for (const url of [
      past,
      future.replace(view.id, other.id),
      future.replace('variant=thumb', 'variant=original'),
      future.replace(/expires=\d+/, 'expires=9999999999'),
      `/v1/media/${view.id}/content?variant=thumb`,
    ]) {
      const { statusCode, body } = await media.fetch(url);
      expect([statusCode, JSON.parse(body).code]).toEqual([403, 'media_link_invalid']);
    }
    const nothing = signMediaUrl({
      mediaId: newId(),
      variant: 'thumb',
      expiresAt: new Date(Date.now() + 9000),
      secret,
    });
    expect((await media.fetch(nothing)).statusCode).toBe(404);
  });

  it('is made anew at each reading, so reading never answers "not modified"', async () => {
    const user = asUser();
    const view = await media.ready(user, await aJpeg());
    const again = await http(user).get(`/v1/media/${view.id}`, { 'if-none-match': '"2"' });
    expect([again.status, again.headers.etag]).toEqual([200, '"2"']);
  });
});

describe('pictures of two people', () => {
  it('are each one’s own', async () => {
    const [ana, ben] = [asUser(), asUser()];
    const view = await media.ready(ana, await aJpeg());
    expect((await http(ben).get('/v1/media')).body.items).toEqual([]);
    expect((await http(ben).get(`/v1/media/${view.id}`)).status).toBe(404);
    expect((await http(ben).patch(`/v1/media/${view.id}`, { caption: 'mine' })).status).toBe(404);
    expect((await http(ben).delete(`/v1/media/${view.id}`)).status).toBe(404);
    expect((await http(ana).get(`/v1/media/${view.id}`)).body).toMatchObject({ version: 2, status: 'ready' });
  });

  it('share no file, while one person keeps equal pictures once', async () => {
    const [ana, ben] = [asUser(), asUser()];
    const photo = await aJpeg({ width: 50 });
    const first = await media.ready(ana, photo);
    const second = await media.ready(ana, photo);
    await media.ready(ben, photo);
    // The small and the large size of a small picture differ only by effort; all are kept under their content.
    const kept = await filesOf(ana);
    expect(kept.length).toBeGreaterThan(0);
    expect(await filesOf(ben)).toHaveLength(kept.length);
    expect((await http(ana).delete(`/v1/media/${first.id}`)).status).toBe(204);
    await waitUntil(
      async () =>
        (
          await media.service.rows(
            `select 1 from jobs.job where name = 'delete-files' and state = 'completed' and data->>'userId' = $1`,
            [ana.userId],
          )
        ).length > 0,
      { within: 5_000, what: 'the files to be looked at' },
    );
    expect(await filesOf(ana)).toEqual(kept);
    expect((await media.fetch(second.url)).statusCode).toBe(200);
    expect((await http(ana).delete(`/v1/media/${second.id}`)).status).toBe(204);
    await waitUntil(async () => (await filesOf(ana)).length === 0, {
      within: 5_000,
      what: 'the files to be removed',
    });
    expect((await media.fetch(second.url)).statusCode).toBe(404);
    expect(await filesOf(ben)).toHaveLength(kept.length);
  });
});

describe('a person’s list', () => {
  it('is newest first, by pages, and by what the pictures belong to', async () => {
    const user = asUser();
    const taskId = newId();
    const ids: string[] = [];
    const all: Record<string, string>[] = [{ taskId }, {}, { taskId }];
    for (const fields of all) ids.unshift((await media.ready(user, await aJpeg(), fields)).id);
    const first = await http(user).get('/v1/media?limit=2');
    expect(first.body.items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
    expect(first.body.items[0].variants).toHaveLength(3);
    const second = await http(user).get(`/v1/media?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ id: ids[2] }] });
    expect(second.body.nextCursor).toBeUndefined();
    const ofTask = await http(user).get(`/v1/media?taskId=${taskId}`);
    expect(ofTask.body.items.map(({ id }: { id: string }) => id)).toEqual([ids[0], ids[2]]);
    expect(
      (await http(user).get(`/v1/media?taskId=${taskId}&cursor=${first.body.nextCursor}`)).body.code,
    ).toBe('malformed_cursor');
    expect((await http(user).get(`/v1/media?taskId=${taskId}&goalId=${newId()}`)).body.code).toBe(
      'invalid_request',
    );
    expect((await http(user).get('/v1/media?colour=red')).body.code).toBe('invalid_request');
  });
});

describe('changing a picture', () => {
  it('attaches it elsewhere, tells the others, and minds the version', async () => {
    const user = asUser();
    const view = await media.ready(user, await aJpeg());
    const goalId = newId();
    const path = `/v1/media/${view.id}`;
    expect((await http(user).patch(path, { caption: 'Lake' }, {})).body.code).toBe('precondition_required');
    expect((await http(user).patch(path, { caption: 'Lake' }, { 'if-match': '"1"' })).body.code).toBe(
      'stale_version',
    );
    const captioned = await http(user).patch(path, { caption: 'Lake' }, { 'if-match': '"2"' });
    expect(captioned.body).toMatchObject({ caption: 'Lake', version: 3 });
    expect(await publishedTo(user, AssetUpdated)).toMatchObject([{ mediaId: view.id, caption: 'Lake' }]);
    const attached = await http(user).patch(path, { attachedTo: { type: 'goal', id: goalId } });
    expect(attached.body).toMatchObject({
      attachedTo: { type: 'goal', id: goalId },
      caption: 'Lake',
      version: 4,
    });
    const detached = await http(user).patch(path, { attachedTo: null, caption: null });
    expect([detached.body.attachedTo, detached.body.caption]).toEqual([undefined, undefined]);
    const events = await publishedTo(user, AssetUpdated);
    expect(events.map(({ attachedTo, caption }) => [attachedTo, caption])).toEqual([
      [undefined, 'Lake'],
      [{ type: 'goal', id: goalId }, 'Lake'],
      [undefined, undefined],
    ]);
    expect((await http(user).patch(path, { status: 'ready' })).body.code).toBe('invalid_request');
  });
});

describe('what the pictures belong to', () => {
  it.each([
    ['task', (id: string, subject: string) => TaskDeleted.example({ taskId: id }, { subject, id: newId() })],
    ['goal', (id: string, subject: string) => GoalDeleted.example({ goalId: id }, { subject, id: newId() })],
    [
      'story',
      (id: string, subject: string) => StoryDeleted.example({ storyId: id }, { subject, id: newId() }),
    ],
  ] as const)('a %s that is gone takes its pictures with it, once', async (type, deleted) => {
    const [ana, ben] = [asUser(), asUser()];
    const id = newId();
    const fields = { [`${type}Id`]: id };
    const gone = await media.ready(ana, await aJpeg(), fields);
    const other = await media.ready(ana, await aJpeg({ width: 30 }));
    const bens = await media.ready(ben, await aJpeg(), fields);
    const event = deleted(id, ana.userId);
    expect(await media.service.deliver(event)).toBe('handled');
    expect(await media.service.deliver(event)).toBe('duplicate');
    expect((await http(ana).get(`/v1/media/${gone.id}`)).status).toBe(404);
    expect((await http(ana).get(`/v1/media/${other.id}`)).status).toBe(200);
    expect((await http(ben).get(`/v1/media/${bens.id}`)).status).toBe(200);
    expect(await publishedTo(ana, AssetDeleted)).toEqual([{ mediaId: gone.id, attachedTo: { type, id } }]);
    const late = await media.upload(ana, [{ name: `${type}Id`, value: id }, aFile(await aJpeg())]);
    expect([late.status, late.body.errors]).toMatchObject([422, [{ pointer: `/${type}Id`, code: 'gone' }]]);
    const moved = await http(ana).patch(`/v1/media/${other.id}`, { attachedTo: { type, id } });
    expect([moved.status, moved.body.errors]).toMatchObject([
      422,
      [{ pointer: '/attachedTo/id', code: 'gone' }],
    ]);
  });
});
