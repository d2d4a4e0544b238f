import { readdir, readFile, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asUser, type TestUser } from '@odyssey/testing';
import sharp from 'sharp';
import { aFile, MediaUnderTest } from './media-under-test.ts';
import { aGif, aJpeg, anAnimatedWebp, anAvif, aPng, aWebp } from './pictures/pictures.ts';
import { PLACE, pngChunk, texted, withMetadata } from './pictures/with-metadata.ts';

const MIB = 1_048_576;
/** What a bomb blows up to; the largest is 64 million pixels of a real picture. */
const BLOWN_UP = 256 * MIB;

const TYPES = {
  jpg: ['image/jpeg', aJpeg],
  png: ['image/png', aPng],
  webp: ['image/webp', aWebp],
  avif: ['image/avif', anAvif],
  gif: ['image/gif', () => aGif(2)],
} as const satisfies Record<string, readonly [string, () => Promise<Buffer>]>;
const kinds = Object.entries(TYPES) as [string, readonly [string, () => Promise<Buffer>]][];

let media: MediaUnderTest;
beforeAll(async () => {
  media = await MediaUnderTest.start({ ODYSSEY_MEDIA_MAX_FRAMES: '20' });
});
afterAll(() => media.close());

const send = async (user: TestUser, bytes: Buffer, contentType: string, extension: string) =>
  media.upload(user, [aFile(bytes, contentType, `lake.${extension}`)]);

/** Bytes that a process of ours has held at most. */
async function peakOf(pid: number): Promise<number> {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

/** The processes that decode for the service under test; they wait for the next picture for a while. */
async function decoders(): Promise<number[]> {
  const threads = await readdir('/proc/self/task');
  const children = await Promise.all(
    threads.map((thread) => readFile(`/proc/self/task/${thread}/children`, 'utf8')),
  );
  return children.flatMap((pids) => pids.split(' ').filter(Boolean).map(Number));
}

async function expectNothingKept(user: TestUser): Promise<void> {
  expect(await media.service.rows('select 1 from assets where owner_id = $1', [user.userId])).toEqual([]);
  const files = await media.files();
  expect(files.filter((file) => file.includes(user.userId) || /^(incoming|work)/.test(file))).toEqual([]);
}

/** M1, at the door and with real decoders: the rules by themselves are in src/inspection. */
describe('a file that is two things', () => {
  const tails: [string, Buffer][] = [
    ['a web page', Buffer.from('<html><script>alert(1)</script>')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a PHP script', Buffer.from('<?php system($_GET[0]); ?>')],
    ['a PDF document', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['an archive', Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1')],
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1')],
  ];
  it.each(kinds)(
    'is refused with a code, and nothing of it is kept: .%s',
    async (extension, [type, make]) => {
      const user = asUser();
      for (const [what, tail] of tails) {
        const { status, body } = await send(user, Buffer.concat([await make(), tail]), type, extension);
        expect({ what, status, code: body.code }).toEqual({
          what,
          status: 422,
          code: expect.stringMatching(/^media_(type_mismatch|undecodable)$/),
        });
      }
      await expectNothingKept(user);
    },
  );

  it.each(kinds)('or says that it is another: .%s', async (extension, [, make]) => {
    const user = asUser();
    const bytes = await make();
    for (const [other, [type]] of kinds.filter(([name]) => name !== extension)) {
      const { status, body } = await send(user, bytes, type, other);
      expect({ other, status, code: body.code }).toEqual({ other, status: 422, code: 'media_type_mismatch' });
    }
    await expectNothingKept(user);
  });

  it.each(kinds)('or half of one: .%s', async (extension, [type, make]) => {
    const user = asUser();
    const whole = await make();
    for (const part of [0.25, 0.5, 0.9]) {
      const bytes = whole.subarray(0, Math.floor(whole.length * part));
      const { status, body } = await send(user, bytes, type, extension);
      expect({ part, status, code: body.code }).toEqual({ part, status: 422, code: 'media_undecodable' });
    }
    await expectNothingKept(user);
  });
});

describe('a bomb', () => {
  const said = (png: Buffer, width: number, height: number) => {
    const header = Buffer.from(png.subarray(16, 29));
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    return Buffer.concat([png.subarray(0, 8), pngChunk('IHDR', header), png.subarray(33)]);
  };
  const gifSaying = async (width: number, height: number) => {
    const gif = await aGif(1);
    gif.writeUInt16LE(width, 6);
    gif.writeUInt16LE(height, 8);
    return gif;
  };

  it.each<[string, number, string, string, string, () => Promise<Buffer>]>([
    [
      'of pixels in a PNG',
      422,
      'media_too_many_pixels',
      'image/png',
      'png',
      async () => said(await aPng(), 60_000, 60_000),
    ],
    ['of pixels in a GIF', 422, 'media_too_many_pixels', 'image/gif', 'gif', () => gifSaying(60_000, 60_000)],
    ['of frames in a GIF', 422, 'media_too_many_frames', 'image/gif', 'gif', () => aGif(21)],
    ['of frames in a WebP', 422, 'media_too_many_frames', 'image/webp', 'webp', () => anAnimatedWebp(21)],
    ['without any size', 422, 'media_undecodable', 'image/png', 'png', async () => said(await aPng(), 0, 0)],
  ])(
    '%s is refused by its head, and nothing of it is kept',
    async (_, status, code, type, extension, make) => {
      const user = asUser();
      const answer = await send(user, await make(), type, extension);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      await expectNothingKept(user);
    },
  );

  /** So many zero bytes, never held at once. */
  const deflated = (bytes: number) =>
    buffer(Readable.from(Array<Buffer>(bytes / MIB).fill(Buffer.alloc(MIB))).pipe(createDeflate()));

  it.each<[string, (png: Buffer, blown: Buffer) => Buffer]>([
    [
      'its text',
      (png, blown) => texted(png, pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), blown]))),
    ],
    [
      'its profile',
      (png, blown) => texted(png, pngChunk('iCCP', Buffer.concat([Buffer.from('icc\0\0'), blown]))),
    ],
    [
      'its international text',
      (png, blown) =>
        texted(png, pngChunk('iTXt', Buffer.concat([Buffer.from('Comment\0\x01\0\0\0'), blown]))),
    ],
    [
      'its pixels',
      (png, blown) =>
        Buffer.concat([png.subarray(0, 33), pngChunk('IDAT', blown), pngChunk('IEND', Buffer.alloc(0))]),
    ],
    [
      'as many pixels as it says, which are to be held at once',
      (png, blown) => {
        const header = Buffer.from(png.subarray(16, 29));
        header.writeUInt32BE(16_000, 0);
        header.writeUInt32BE(16_000, 4);
        // 8 bits of grey, and interlaced: the last pass touches every row.
        header.set([8, 0, 0, 0, 1], 8);
        const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', blown), pngChunk('IEND', Buffer.alloc(0))];
        return Buffer.concat([png.subarray(0, 8), ...chunks]);
      },
    ],
  ])('that blows up in %s ends in a picture or a refusal, soon and without its weight', async (_, make) => {
    const user = asUser();
    const bomb = make(await aPng(), await deflated(BLOWN_UP));
    expect(bomb.length).toBeLessThan(MIB);
    // The peak begins anew: until now is ours.
    await writeFile('/proc/self/clear_refs', '5');
    const before = await peakOf(process.pid);
    const { status, body } = await send(user, bomb, 'image/png', 'png');
    if (status === 201) {
      const view = await media.settled(user, body.id);
      expect(['ready', 'rejected']).toContain(view.status);
      // By its decoder: one that was ended by the bomb could not be measured any more.
      if (view.status === 'rejected') expect(view.rejection.code).toBe('media_undecodable');
      for (const { url } of view.variants) {
        const { rawPayload } = await media.fetch(url);
        expect(rawPayload.length).toBeLessThan(100_000);
      }
    } else expect(status).toBe(422);
    expect((await peakOf(process.pid)) - before).toBeLessThan(BLOWN_UP / 2);
    // Processes wait for a next picture a while, so what held the bomb is still there; after this one is in any case.
    expect((await media.ready(user, await aJpeg())).status).toBe('ready');
    const peaks = await Promise.all((await decoders()).map(peakOf));
    expect(peaks.length).toBeGreaterThan(0);
    expect(Math.max(...peaks)).toBeLessThan(BLOWN_UP);
  });
});

describe('what a picture says beside its pixels', () => {
  it.each(kinds)(
    'where it was taken, is in nothing that is kept or shown: .%s',
    async (extension, [type]) => {
      const user = asUser();
      const photo = await withMetadata(type);
      expect(photo.includes(PLACE)).toBe(true);
      const { body } = await send(user, photo, type, extension);
      const view = await media.settled(user, body.id);
      expect(view).toMatchObject({ status: 'ready' });
      for (const url of [view.url, ...view.variants.map((variant: { url: string }) => variant.url)]) {
        const { statusCode, rawPayload } = await media.fetch(url);
        expect(statusCode).toBe(200);
        expect(rawPayload.includes(PLACE)).toBe(false);
        const { exif, xmp, iptc, comments } = await sharp(rawPayload).metadata();
        expect({ exif, xmp, iptc, comments }).toEqual({});
      }
    },
  );
});
