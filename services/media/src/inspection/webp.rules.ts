import { BrokenStructure, Bytes, type Structure } from './structure.ts';

interface Size {
  width: number;
  height: number;
}

/** Walks the RIFF chunks (RFC 9649). In an animation, `VP8X` has the canvas and each `ANMF` is a frame. */
export function readWebp(buffer: Buffer): Structure {
  const bytes = new Bytes(buffer);
  const end = bytes.u32le(4) + 8;
  bytes.need(0, end);
  let size: Size | undefined;
  let stills = 0;
  let animated = 0;
  for (let at = 12; at < end; ) {
    const type = bytes.text(at, 4);
    const length = bytes.u32le(at + 4);
    const data = at + 8;
    if (data + length > end) throw new BrokenStructure('a chunk is longer than its file');
    if (type === 'VP8X') size = { width: bytes.u24le(data + 4) + 1, height: bytes.u24le(data + 7) + 1 };
    if (type === 'ANMF') animated += 1;
    if (type === 'VP8 ' || type === 'VP8L') {
      stills += 1;
      size ??= type === 'VP8 ' ? lossySize(bytes, data) : losslessSize(bytes, data);
    }
    at = data + length + (length % 2);
  }
  if (!size || stills + animated === 0) throw new BrokenStructure('the file holds no picture');
  return { ...size, frames: Math.max(1, animated), end };
}

function lossySize(bytes: Bytes, at: number): Size {
  if (bytes.text(at + 3, 3) !== '\x9d\x01\x2a') throw new BrokenStructure('the picture has no start code');
  return { width: bytes.u16le(at + 6) & 0x3fff, height: bytes.u16le(at + 8) & 0x3fff };
}

function losslessSize(bytes: Bytes, at: number): Size {
  if (bytes.u8(at) !== 0x2f) throw new BrokenStructure('the picture has no start code');
  const bits = bytes.u32le(at + 1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
