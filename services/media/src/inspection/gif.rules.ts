import { BrokenStructure, Bytes, type Structure } from './structure.ts';

const TRAILER = 0x3b;
const EXTENSION = 0x21;
const IMAGE = 0x2c;

/** Walks the blocks to the trailer and counts the images (GIF89a). The canvas is as large as the largest frame asks. */
export function readGif(buffer: Buffer): Structure {
  const bytes = new Bytes(buffer);
  let width = bytes.u16le(6);
  let height = bytes.u16le(8);
  let at = 13 + colourTable(bytes.u8(10));
  let frames = 0;
  for (;;) {
    const block = bytes.u8(at);
    if (block === TRAILER) break;
    if (block === EXTENSION) {
      at = afterSubBlocks(bytes, at + 2);
    } else if (block === IMAGE) {
      frames += 1;
      width = Math.max(width, bytes.u16le(at + 1) + bytes.u16le(at + 5));
      height = Math.max(height, bytes.u16le(at + 3) + bytes.u16le(at + 7));
      // Ten bytes of descriptor, its colour table, one byte of code size, then the data.
      at = afterSubBlocks(bytes, at + 10 + colourTable(bytes.u8(at + 9)) + 1);
    } else {
      throw new BrokenStructure('a block does not begin where it should');
    }
  }
  if (frames === 0) throw new BrokenStructure('the file holds no picture');
  return { width, height, frames, end: at + 1 };
}

const colourTable = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0);

function afterSubBlocks(bytes: Bytes, from: number): number {
  let at = from;
  for (let length = bytes.u8(at); length > 0; length = bytes.u8(at)) at += length + 1;
  return at + 1;
}
