import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import type { FileName, MadeFile, MadePicture, PictureStage, PictureWork } from './picture.types.ts';

type Enters = (stage: PictureStage) => void;
type Read = Omit<PictureWork, 'source'> & { readonly source: Buffer; readonly enters: Enters };

/** libvips could not read the picture. */
export class Undecodable extends Error {
  override readonly name = 'Undecodable';
}

/** Longest side in pixels. Effort 2 for the large one: half again as fast for 9 % more bytes. */
const VARIANTS = [
  { name: 'thumb', side: 256, effort: 4 },
  { name: 'small', side: 640, effort: 4 },
  { name: 'large', side: 1600, effort: 2 },
] as const;
const WEBP_QUALITY = 80;
const PLACEHOLDER_SIDE = 100;

// One thread a picture and no cache: pictures run beside each other in processes of their own.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Makes the stored original and every variant, each straight from the sent file: libvips then shrinks a JPEG while
 * it decodes. Pixels are turned upright and written anew, so no EXIF, GPS, comment or foreign byte survives.
 * @param enters is told what comes next: it begins at the disk
 * @throws Undecodable; any other error is not the picture's fault
 */
export async function makePicture(asked: PictureWork, enters: Enters): Promise<MadePicture> {
  // Read here and not by libvips: to it a disk that fails would be a picture that cannot be decoded.
  const work = { ...asked, source: await readFile(asked.source), enters };
  enters('decoding');
  const size = await decoding(sharp(work.source).metadata());
  const files: MadeFile[] = [];
  files.push(await save(work, 'original', work.contentType, original(work, size)));
  for (const { name, side, effort } of VARIANTS) {
    const picture = upright(work)
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: WEBP_QUALITY, effort });
    files.push(await save(work, name, 'image/webp', picture));
  }
  const { width, height } = size.autoOrient;
  return { width, height, placeholder: await placeholder(work), files };
}

const source = (work: Read, animated = false): Sharp =>
  sharp(work.source, {
    sequentialRead: true,
    failOn: 'error',
    // An animation is one tall picture to libvips; its frames were counted when it came in.
    limitInputPixels: animated ? false : work.maxPixels,
    animated,
  });

const upright = (work: Read): Sharp => source(work).autoOrient();

function original(work: Read, size: Metadata): Sharp {
  switch (work.contentType) {
    case 'image/jpeg':
      return upright(work).jpeg({
        quality: 92,
        chromaSubsampling: size.chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0',
      });
    case 'image/png':
      return upright(work).png();
    case 'image/avif':
      // Effort 2 takes three times as long (9 s for 12 megapixels on a busy core) and was no smaller.
      return upright(work).avif({ quality: 70, effort: 0 });
    case 'image/gif':
      return source(work, work.animated).gif();
    case 'image/webp':
      // libvips turns no animation by a quarter, and animations have no orientation in practice.
      return (work.animated ? source(work, true) : upright(work)).webp({ quality: 92, effort: 2 });
  }
}

async function save(work: Read, name: FileName, contentType: string, picture: Sharp): Promise<MadeFile> {
  const { data, info } = await decoding(picture.toBuffer({ resolveWithObject: true }));
  work.enters('disk');
  const path = join(work.into, name);
  const file = await open(path, 'wx');
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
  work.enters('decoding');
  return {
    name,
    path,
    sha256: createHash('sha256').update(data).digest('hex'),
    contentType,
    width: info.width,
    height: info.pageHeight ?? info.height,
    bytes: data.length,
  };
}

async function placeholder(work: Read): Promise<string> {
  const pixels = upright(work)
    .resize({ width: PLACEHOLDER_SIDE, height: PLACEHOLDER_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw();
  const { data, info } = await decoding(pixels.toBuffer({ resolveWithObject: true }));
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}

/** What sharp refuses is the picture's fault; its message names the cause in its first line. */
async function decoding<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Undecodable((error as Error).message.split('\n')[0]);
  }
}
