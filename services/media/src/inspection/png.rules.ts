import { BrokenStructure, Bytes, type Structure } from './structure.ts';

const SIGNATURE_BYTES = 8;
/** Length, type and checksum around a chunk's data. */
const CHUNK_OVERHEAD = 12;

/** Walks the chunks from IHDR to IEND (W3C PNG, third edition: `acTL` counts the frames of an animation). */
export function readPng(buffer: Buffer): Structure {
  const bytes = new Bytes(buffer);
  if (bytes.text(SIGNATURE_BYTES + 4, 4) !== 'IHDR')
    throw new BrokenStructure('the picture has no header chunk');
  const width = bytes.u32(SIGNATURE_BYTES + 8);
  const height = bytes.u32(SIGNATURE_BYTES + 12);
  let frames = 1;
  let hasData = false;
  for (let at = SIGNATURE_BYTES; ; ) {
    const length = bytes.u32(at);
    const type = bytes.text(at + 4, 4);
    bytes.need(at, length + CHUNK_OVERHEAD);
    if (type === 'IDAT') hasData = true;
    if (type === 'acTL') frames = bytes.u32(at + 8);
    at += length + CHUNK_OVERHEAD;
    if (type !== 'IEND') continue;
    if (!hasData) throw new BrokenStructure('the file holds no picture');
    return { width, height, frames, end: at };
  }
}
