import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { PictureType } from '../src/inspection/picture-type.ts';
import type { FileName, MadePicture } from '../src/pictures/picture.types.ts';
import { PictureProcessDied, PictureProcesses } from '../src/pictures/picture-processes.ts';
import { aGif, aJpeg, anAvif, aPhonePhoto, aPng, aWebp } from './pictures/pictures.ts';

let processes: PictureProcesses;
let folder: string;

beforeEach(async () => {
  processes = new PictureProcesses();
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
});
afterEach(async () => {
  processes.onApplicationShutdown();
  await rm(folder, { recursive: true });
});

async function ask(bytes: Buffer, contentType: PictureType, animated = false) {
  const source = join(folder, 'sent');
  await writeFile(source, bytes);
  const into = await mkdtemp(join(folder, 'made-'));
  return processes.make({ source, contentType, animated, maxPixels: 64_000_000, into });
}

async function make(bytes: Buffer, contentType: PictureType, animated = false): Promise<MadePicture> {
  const answer = await ask(bytes, contentType, animated);
  if (answer.outcome !== 'made') throw new Error(`${answer.outcome}: ${answer.detail}`);
  return answer.picture;
}

const fileOf = (picture: MadePicture, name: FileName) => {
  const file = picture.files.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`no ${name}`);
  return file;
};

describe('making a picture', () => {
  it('makes every size without enlarging, and a placeholder', async () => {
    const picture = await make(await aJpeg({ width: 1000, height: 500 }), 'image/jpeg');
    expect(picture).toMatchObject({
      width: 1000,
      height: 500,
      placeholder: expect.stringMatching(/^[\w+/=]{20,40}$/),
    });
    expect(
      picture.files.map(({ name, contentType, width, height }) => ({ name, contentType, width, height })),
    ).toEqual([
      { name: 'original', contentType: 'image/jpeg', width: 1000, height: 500 },
      { name: 'thumb', contentType: 'image/webp', width: 256, height: 128 },
      { name: 'small', contentType: 'image/webp', width: 640, height: 320 },
      { name: 'large', contentType: 'image/webp', width: 1000, height: 500 },
    ]);
    for (const file of picture.files) {
      expect((await stat(file.path)).size).toBe(file.bytes);
      expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('leaves camera, place and time behind, in every file', async () => {
    const photo = await aPhonePhoto();
    expect((await sharp(photo).metadata()).exif?.toString('latin1')).toContain('Lakeside');
    const picture = await make(photo, 'image/jpeg');
    for (const file of picture.files) {
      const { exif, xmp, iptc, orientation } = await sharp(file.path).metadata();
      expect({ exif, xmp, iptc, orientation }).toEqual({});
    }
  });

  it('turns the picture upright: the white corner of a phone held on its side is at the top right', async () => {
    const picture = await make(await aPhonePhoto({ width: 400, height: 300, orientation: 6 }), 'image/jpeg');
    expect(picture).toMatchObject({ width: 300, height: 400 });
    for (const name of ['original', 'large', 'thumb'] as const) {
      const { path, width, height } = fileOf(picture, name);
      expect(height).toBeGreaterThan(width);
      const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
      const topRight = (5 * info.width + (info.width - 6)) * info.channels;
      expect(Math.min(...data.subarray(topRight, topRight + 3))).toBeGreaterThan(200);
      const topLeft = (5 * info.width + 5) * info.channels;
      expect(Math.min(...data.subarray(topLeft, topLeft + 3))).toBeLessThan(120);
    }
  });

  it.each<[PictureType, () => Promise<Buffer>]>([
    ['image/png', aPng],
    ['image/webp', aWebp],
    ['image/avif', anAvif],
  ])('keeps %s in its own format', async (contentType, sample) => {
    const picture = await make(await sample(), contentType);
    expect(fileOf(picture, 'original')).toMatchObject({ contentType, width: 64, height: 48 });
    expect((await sharp(fileOf(picture, 'original').path).metadata()).format).toBe(
      contentType === 'image/avif' ? 'heif' : contentType.slice(6),
    );
  });

  it('keeps an animation moving, with a still for each size', async () => {
    const picture = await make(await aGif(4), 'image/gif', true);
    expect(picture).toMatchObject({ width: 16, height: 12 });
    expect((await sharp(fileOf(picture, 'original').path).metadata()).pages).toBe(4);
    expect((await sharp(fileOf(picture, 'thumb').path).metadata()).pages ?? 1).toBe(1);
  });

  it('makes many at once', async () => {
    const photo = await aJpeg({ width: 300, height: 200 });
    const pictures = await Promise.all(Array.from({ length: 8 }, () => make(photo, 'image/jpeg')));
    expect(new Set(pictures.map((picture) => fileOf(picture, 'thumb').sha256)).size).toBe(1);
  });
});

describe('a picture that cannot be decoded', () => {
  it('is told apart from a fault of ours', async () => {
    const photo = await aPng({ width: 300, height: 200 });
    photo.fill(0x55, 60, photo.length - 40);
    expect(await ask(photo, 'image/png')).toMatchObject({ outcome: 'undecodable' });
    const gone = { source: join(folder, 'sent'), contentType: 'image/png' as const, animated: false };
    await writeFile(gone.source, await aPng());
    const nowhere = await processes.make({ ...gone, maxPixels: 1_000_000, into: join(folder, 'nowhere') });
    expect(nowhere).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('ENOENT') });
  });

  it('that kills its process is reported, and the next picture is made', async () => {
    const first = ask(await aJpeg({ width: 3000, height: 2000 }), 'image/jpeg');
    const died = expect(first).rejects.toThrow(PictureProcessDied);
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (processes.running().length === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    for (const pid of processes.running()) process.kill(pid, 'SIGSEGV');
    await died;
    expect(await make(await aJpeg(), 'image/jpeg')).toMatchObject({ width: 64 });
  });
});
