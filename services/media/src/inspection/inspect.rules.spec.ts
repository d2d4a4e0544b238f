import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { OdysseyError } from '@odyssey/contracts';
import {
  aGif,
  aJpeg,
  aLosslessWebp,
  anAnimatedWebp,
  anAvif,
  aPhonePhoto,
  aPng,
  aWebp,
} from '../../test/pictures/pictures.ts';
import { type Ceilings, type Claim, inspect } from './inspect.rules.ts';

const CEILINGS: Ceilings = { maxPixels: 1_000_000, maxFrames: 20, maxTotalPixels: 2_000_000 };
const claim = (contentType: string, fileName: string): Claim => ({ contentType, fileName });
const jpeg = claim('image/jpeg', 'lake.jpg');
const png = claim('image/png', 'lake.png');
const gif = claim('image/gif', 'lake.gif');

/** The error code of the refusal; undefined when the file is taken. */
function refusal(bytes: Buffer, what: Claim, ceilings = CEILINGS): string | undefined {
  try {
    inspect(bytes, what, ceilings);
    return undefined;
  } catch (error) {
    if (error instanceof OdysseyError) return error.code;
    throw error;
  }
}

describe('a picture that is what it says', () => {
  const size = { width: 64, height: 48 };
  it.each([
    ['a JPEG', aJpeg, jpeg],
    ['a JPEG called .JPEG', aJpeg, claim('image/jpeg', 'LAKE.JPEG')],
    ['a JPEG sent as image/jpg', aJpeg, claim('image/jpg', 'lake.jpg')],
    ['a picture without a name of its own', aJpeg, claim('image/jpeg', 'blob')],
    ['a PNG', aPng, png],
    ['a WebP', aWebp, claim('image/webp', 'lake.webp')],
    ['a lossless WebP', aLosslessWebp, claim('image/webp', 'lake.webp')],
    ['an AVIF', anAvif, claim('image/avif', 'lake.avif')],
  ])('%s is taken with its size', async (_, make, what) => {
    expect(inspect(await make(size), what, CEILINGS)).toMatchObject({ ...size, frames: 1 });
  });

  it('has its frames counted', async () => {
    expect(inspect(await aGif(5), gif, CEILINGS)).toMatchObject({ width: 16, height: 12, frames: 5 });
    const webp = inspect(await anAnimatedWebp(3), claim('image/webp', 'a.webp'), CEILINGS);
    expect(webp).toMatchObject({ width: 16, height: 12, frames: 3 });
  });

  it('may carry the metadata of a phone', async () => {
    expect(refusal(await aPhonePhoto({ orientation: 6 }), jpeg)).toBeUndefined();
  });

  it('may be a JPEG with what phones append: a second JPEG or a film', async () => {
    const photo = await aJpeg();
    expect(refusal(Buffer.concat([photo, await aJpeg({ width: 8, height: 8 })]), jpeg)).toBeUndefined();
    const film = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0isommp42', 'latin1');
    expect(refusal(Buffer.concat([photo, film]), jpeg)).toBeUndefined();
  });
});

describe('a file that is something else', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

  it.each([
    ['SVG', 'image/svg+xml', 'lake.svg'],
    ['HEIC', 'image/heic', 'lake.heic'],
    ['a PDF', 'application/pdf', 'lake.pdf'],
    ['a film', 'video/mp4', 'lake.mp4'],
    ['anything', 'application/octet-stream', 'lake.jpg'],
  ])('%s is not a kind we take', (_, contentType, fileName) => {
    expect(refusal(svg, claim(contentType, fileName))).toBe('media_type_unknown');
  });

  it('is refused when type, name and content do not agree', async () => {
    expect(refusal(svg, png)).toBe('media_type_mismatch');
    expect(refusal(await aPng(), jpeg)).toBe('media_type_mismatch');
    expect(refusal(await aPng(), claim('image/png', 'lake.jpg'))).toBe('media_type_mismatch');
    expect(refusal(await aJpeg(), claim('image/jpeg', 'lake.php'))).toBe('media_type_mismatch');
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    expect(refusal(heic, claim('image/avif', 'lake.avif'))).toBe('media_type_mismatch');
  });

  it.each([
    ['a ZIP archive', Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1')],
    ['a web page', Buffer.from('<html><script>alert(1)</script>')],
    ['a PHP script', Buffer.from('<?php system($_GET[0]); ?>')],
    ['a PDF document', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1')],
  ])('is refused when it is also %s', async (_, tail) => {
    expect(refusal(Buffer.concat([await aJpeg(), tail]), jpeg)).toBe('media_type_mismatch');
    expect(refusal(Buffer.concat([await aPng(), tail]), png)).toBe('media_type_mismatch');
    expect(refusal(Buffer.concat([await aGif(), tail]), gif)).toBe('media_type_mismatch');
  });

  it('is refused when a page hides in the head of the picture', async () => {
    const photo = await aJpeg();
    const comment = Buffer.from('\xff\xfe\0\x1b<script>alert(1)</script>', 'latin1');
    const polyglot = Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)]);
    expect(refusal(polyglot, jpeg)).toBe('media_type_mismatch');
    expect(refusal(Buffer.from('GIF89a=1;<script src=//x></script>;'), gif)).toBe('media_undecodable');
  });

  it('finds the bytes of a ZIP signature harmless when no directory is there', async () => {
    const photo = await aJpeg();
    const chance = Buffer.from('\xff\xfe\0\x08PK\x05\x06\0\0', 'latin1');
    expect(refusal(Buffer.concat([photo.subarray(0, 2), chance, photo.subarray(2)]), jpeg)).toBeUndefined();
  });
});

describe('a file that is not whole', () => {
  it.each([
    ['JPEG', aJpeg, jpeg],
    ['PNG', aPng, png],
    ['GIF', () => aGif(3), gif],
    ['WebP', aWebp, claim('image/webp', 'lake.webp')],
    ['AVIF', anAvif, claim('image/avif', 'lake.avif')],
  ])('%s: is refused wherever it was cut', async (_, make, what) => {
    const whole = await make();
    for (let length = 16; length < whole.length; length += Math.ceil(whole.length / 40)) {
      const code = refusal(whole.subarray(0, length), what);
      expect(code).toBeDefined();
    }
    expect(refusal(whole.subarray(0, whole.length - 1), what)).toBe('media_undecodable');
  });

  it('never crashes on rubbish after a good beginning', async () => {
    for (const [make, what] of [
      [aJpeg, jpeg],
      [aPng, png],
      [aGif, gif],
    ] as const) {
      const good = await make();
      for (let at = 12; at < good.length; at += Math.ceil(good.length / 60)) {
        const broken = Buffer.from(good);
        broken.fill(0xff, at, Math.min(at + 6, good.length));
        expect(() => refusal(broken, what)).not.toThrow();
      }
    }
  });
});

describe('a bomb', () => {
  it('is known by its header, before a pixel is decoded', async () => {
    const bomb = pngSaying(50_000, 50_000);
    expect(bomb.length).toBeLessThan(1_000);
    expect(refusal(bomb, png)).toBe('media_too_many_pixels');
  });

  it('is known by the number of its frames', async () => {
    expect(refusal(await aGif(21), gif)).toBe('media_too_many_frames');
    const tight = { ...CEILINGS, maxTotalPixels: 16 * 12 * 4 };
    expect(refusal(await aGif(5), gif, tight)).toBe('media_too_many_frames');
    expect(refusal(await aGif(4), gif, tight)).toBeUndefined();
  });

  it('cannot hide a large frame in a small GIF canvas', async () => {
    const small = await aGif(1);
    const image = small.lastIndexOf(Buffer.from([0x2c, 0, 0, 0, 0]));
    small.writeUInt16LE(60_000, image + 5);
    small.writeUInt16LE(60_000, image + 7);
    expect(refusal(small, gif)).toBe('media_too_many_pixels');
  });
});

/** A PNG whose header promises this size and whose data is a few bytes. */
function pngSaying(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(64))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
