import { readAvif } from './avif.rules.ts';
import { readGif } from './gif.rules.ts';
import {
  FileIsBroken,
  FileIsNotWhatItSays,
  TooManyFrames,
  TooManyPixels,
  UnknownKindOfFile,
} from './inspection.errors.ts';
import { readJpeg } from './jpeg.rules.ts';
import { nameAgrees, type PictureType, pictureType } from './picture-type.ts';
import { readPng } from './png.rules.ts';
import { alsoIs } from './polyglot.rules.ts';
import { sniff } from './sniff.rules.ts';
import { BrokenStructure, type Structure } from './structure.ts';
import { readWebp } from './webp.rules.ts';

const READERS: Record<PictureType, (bytes: Buffer) => Structure> = {
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'image/webp': readWebp,
  'image/avif': readAvif,
  'image/gif': readGif,
};

/** What the sender says about the file. */
export interface Claim {
  contentType: string;
  fileName: string;
}

export interface Ceilings {
  /** Of one frame. */
  maxPixels: number;
  /** Of an animation, and of all its frames' pixels together. */
  maxFrames: number;
  maxTotalPixels: number;
}

export interface Inspected {
  contentType: PictureType;
  width: number;
  height: number;
  frames: number;
}

/** @throws UnknownKindOfFile before a byte is read. */
export function claimedType(claim: Claim): PictureType {
  const type = pictureType(claim.contentType);
  if (!type) throw new UnknownKindOfFile(claim.contentType);
  return type;
}

/**
 * Looks at a whole file without decoding it. Type, extension and content have to say the same, the picture has to be
 * whole, and small enough to be decoded: a bomb is known by its header.
 * @throws UnknownKindOfFile, FileIsNotWhatItSays, FileIsBroken, TooManyPixels, TooManyFrames
 */
export function inspect(bytes: Buffer, claim: Claim, ceilings: Ceilings): Inspected {
  const contentType = claimedType(claim);
  const actual = sniff(bytes);
  if (actual !== contentType) {
    throw new FileIsNotWhatItSays(
      `It is sent as ${contentType}, but its content is ${actual ?? 'no picture of a kind we know'}.`,
    );
  }
  if (!nameAgrees(claim.fileName, contentType))
    throw new FileIsNotWhatItSays(`Its content is ${contentType}, but its name ends otherwise.`);
  const structure = read(bytes, contentType);
  const { width, height, frames } = structure;
  if (width === 0 || height === 0) throw new FileIsBroken('the picture has no size');
  if (width * height > ceilings.maxPixels) throw new TooManyPixels(width, height, ceilings.maxPixels);
  if (frames > ceilings.maxFrames || width * height * frames > ceilings.maxTotalPixels)
    throw new TooManyFrames(frames, ceilings.maxFrames, ceilings.maxTotalPixels);
  const other = alsoIs(bytes, contentType, structure.end);
  if (other) throw new FileIsNotWhatItSays(`Besides a picture it is ${other}.`);
  return { contentType, width, height, frames };
}

function read(bytes: Buffer, type: PictureType): Structure {
  try {
    return READERS[type](bytes);
  } catch (error) {
    if (error instanceof BrokenStructure) throw new FileIsBroken(error.message);
    throw error;
  }
}
