import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AssetUploaded } from '@odyssey/contracts';
import { type BaseConfig, CONFIG, Fingerprints, newId } from '@odyssey/platform';
import { asUser, type TestUser, waitUntil } from '@odyssey/testing';
import { aFile, MediaUnderTest } from './media-under-test.ts';
import { aForm } from './pictures/form.ts';
import { aGif, aJpeg, anAvif, aPng, aWebp } from './pictures/pictures.ts';

let media: MediaUnderTest;
beforeAll(async () => {
  media = await MediaUnderTest.start(
    { ODYSSEY_MEDIA_MAX_BYTES: '200000', ODYSSEY_MEDIA_MAX_PIXELS: '4000000' },
    false,
  );
});
afterAll(() => media.close());

/** Nothing of this person is left in a table, nothing at all where bodies are received. */
async function expectNothingKept(user: TestUser): Promise<void> {
  expect(await media.service.rows('select * from assets where owner_id = $1', [user.userId])).toEqual([]);
  const files = await media.files();
  expect(files.filter((file) => file.startsWith('incoming') || file.includes(user.userId))).toEqual([]);
}

describe('sending a picture', () => {
  it('is answered at once, and told to the others', async () => {
    const user = asUser();
    const taskId = newId();
    const photo = await aJpeg({ width: 300, height: 200 });
    const parts = [
      { name: 'taskId', value: taskId },
      aFile(photo),
      { name: 'caption', value: 'The lake at eight' },
    ];
    const { status, body, headers } = await media.upload(user, parts);
    expect(status).toBe(201);
    expect(headers.location).toBe(`/v1/media/${body.id}`);
    expect(body).toMatchObject({
      kind: 'image',
      status: 'processing',
      contentType: 'image/jpeg',
      bytes: photo.length,
      width: 300,
      height: 200,
      fileName: 'lake.jpg',
      caption: 'The lake at eight',
      attachedTo: { type: 'task', id: taskId },
      variants: [],
      version: 1,
    });
    const events = await media.service.published(AssetUploaded);
    expect(events.filter((event) => event.subject === user.userId).map((event) => event.data)).toEqual([
      {
        mediaId: body.id,
        kind: 'image',
        contentType: 'image/jpeg',
        bytes: photo.length,
        attachedTo: { type: 'task', id: taskId },
      },
    ]);
  });

  it('takes the fields before, after and without the file’s attachment', async () => {
    const photo = await aJpeg();
    const goalId = newId();
    for (const parts of [
      [aFile(photo), { name: 'goalId', value: goalId }],
      [{ name: 'goalId', value: goalId }, aFile(photo)],
    ]) {
      expect((await media.upload(asUser(), parts)).body.attachedTo).toEqual({ type: 'goal', id: goalId });
    }
    expect((await media.upload(asUser(), [aFile(photo)])).body.attachedTo).toBeUndefined();
  });

  it.each([
    ['image/png', 'a.png', aPng],
    ['image/webp', 'a.webp', aWebp],
    ['image/avif', 'a.avif', anAvif],
    ['image/gif', 'a.gif', () => aGif(2)],
  ])('takes %s', async (contentType, name, make) => {
    const { status, body } = await media.upload(asUser(), [aFile(await make(), contentType, name)]);
    expect([status, body.contentType]).toEqual([201, contentType]);
  });

  it('happens once for one Idempotency-Key, and not again for another file', async () => {
    const user = asUser();
    const photo = await aJpeg();
    const key = { 'idempotency-key': 'photo-1' };
    const first = await media.upload(user, [aFile(photo), { name: 'caption', value: 'Lake' }], key);
    const again = await media.upload(user, [{ name: 'caption', value: 'Lake' }, aFile(photo)], key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = await media.upload(user, [aFile(await aJpeg({ width: 20 }))], key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect(await media.service.rows('select * from assets where owner_id = $1', [user.userId])).toHaveLength(
      1,
    );
    expect((await media.files()).filter((file) => file.startsWith('incoming'))).toEqual([]);
  });

  it('keeps for its key no hash that a guess at the picture or its caption could be tried against', async () => {
    const user = asUser();
    const photo = await aJpeg();
    const caption = { name: 'caption', value: 'Lake' };
    await media.upload(user, [aFile(photo), caption], { 'idempotency-key': 'photo-1' });
    const sha256 = createHash('sha256').update(photo).digest('hex');
    const form = { sha256, contentType: 'image/jpeg', fileName: 'lake.jpg', caption: 'Lake' };
    const { cursorSecret } = media.service.get<BaseConfig>(CONFIG);
    expect(
      await media.service.rows('select fingerprint from idempotency_keys where owner_id = $1', [user.userId]),
    ).toEqual([{ fingerprint: new Fingerprints(cursorSecret).of('/v1/media', form) }]);
  });
});

describe('what is refused', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const user = asUser();
  afterEach(() => expectNothingKept(user));

  it.each<[string, number, string, () => Promise<Parameters<typeof aForm>[0]>]>([
    ['SVG', 415, 'media_type_unknown', async () => [aFile(svg, 'image/svg+xml', 'a.svg')]],
    ['SVG that says it is a PNG', 422, 'media_type_mismatch', async () => [aFile(svg, 'image/png', 'a.png')]],
    [
      'a PNG called .jpg',
      422,
      'media_type_mismatch',
      async () => [aFile(await aPng(), 'image/png', 'a.jpg')],
    ],
    [
      'a picture with an archive behind it',
      422,
      'media_type_mismatch',
      async () => [aFile(Buffer.concat([await aPng(), Buffer.from('PK\x03\x04rest')]), 'image/png', 'a.png')],
    ],
    ['a picture cut short', 422, 'media_undecodable', async () => [aFile((await aJpeg()).subarray(0, -40))]],
    ['an empty file', 422, 'media_undecodable', async () => [aFile(Buffer.alloc(0))]],
    [
      'too many pixels',
      422,
      'media_too_many_pixels',
      async () => [aFile(await aPng({ width: 2100, height: 2000 }), 'image/png', 'a.png')],
    ],
    ['too many bytes', 413, 'media_too_large', async () => [aFile(Buffer.alloc(200_001, 1))]],
    ['no file', 422, 'media_file_missing', async () => [{ name: 'caption', value: 'nothing' }]],
    [
      'a file in another part',
      422,
      'media_file_missing',
      async () => [{ ...aFile(await aJpeg()), name: 'picture' }],
    ],
    ['two files', 422, 'invalid_request', async () => [aFile(await aJpeg()), aFile(await aJpeg())]],
    [
      'an unknown field',
      422,
      'invalid_request',
      async () => [aFile(await aJpeg()), { name: 'colour', value: 'red' }],
    ],
    [
      'a field twice',
      422,
      'invalid_request',
      async () => [aFile(await aJpeg()), { name: 'caption', value: 'a' }, { name: 'caption', value: 'b' }],
    ],
    [
      'an id that is none',
      422,
      'invalid_request',
      async () => [{ name: 'taskId', value: '7' }, aFile(await aJpeg())],
    ],
    [
      'a picture of two things',
      422,
      'invalid_request',
      async () => [
        { name: 'taskId', value: newId() },
        { name: 'goalId', value: newId() },
        aFile(await aJpeg()),
      ],
    ],
  ])('%s', async (_, status, code, parts) => {
    const answer = await media.upload(user, await parts());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('a body that is no form, and a form that ends before it is whole', async () => {
    const json = await media.service.http(user).post('/v1/media', { file: 'x' });
    expect([json.status, json.body.code]).toEqual([415, 'unsupported_media_type']);
    const { body, contentType } = aForm([aFile(await aJpeg())]);
    const cut = await media.service
      .http(user)
      .request('POST', '/v1/media', body.subarray(0, body.length - 100), { 'content-type': contentType });
    expect([cut.status, cut.body.code]).toEqual([400, 'malformed_request']);
  });

  it('a sender that goes away in the middle', async () => {
    const { body, contentType } = aForm([aFile(await aJpeg({ width: 800, height: 800 }))]);
    const { hostname, port } = new URL(media.service.url);
    const socket = connect(Number(port), hostname);
    const token = await media.service.tokens.ofPerson(user);
    socket.write(
      `POST /v1/media HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: ${contentType}\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    socket.write(body.subarray(0, body.length - 200));
    await waitUntil(async () => (await media.files()).some((file) => file.startsWith('incoming')), {
      within: 5_000,
      what: 'the body to arrive',
    });
    socket.destroy();
    await waitUntil(async () => !(await media.files()).some((file) => file.startsWith('incoming')), {
      within: 5_000,
      what: 'the half file to be removed',
    });
  });

  it('a person without the scope, and nobody at all', async () => {
    const reader = { ...asUser(user.userId), scopes: ['media:read'] };
    expect((await media.upload(reader, [aFile(await aJpeg())])).body.code).toBe('insufficient_scope');
    const { body, contentType } = aForm([aFile(await aJpeg())]);
    const nobody = await media.service
      .http()
      .request('POST', '/v1/media', body, { 'content-type': contentType });
    expect(nobody.status).toBe(401);
  });
});

describe('the quota', () => {
  it('is each person’s own', async () => {
    const small = await MediaUnderTest.start({ ODYSSEY_MEDIA_QUOTA_FILES: '2' }, false);
    try {
      const [ana, ben] = [asUser(), asUser()];
      const photo = await aJpeg();
      for (const status of [201, 201, 409])
        expect((await small.upload(ana, [aFile(photo)])).status).toBe(status);
      expect((await small.upload(ana, [aFile(photo)])).body.code).toBe('media_quota_exceeded');
      expect((await small.upload(ben, [aFile(photo)])).status).toBe(201);
    } finally {
      await small.close();
    }
  });
});
