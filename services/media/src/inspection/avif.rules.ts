import { BrokenStructure, Bytes, type Structure } from './structure.ts';

interface Box {
  type: string;
  /** First byte of the content and the first byte after it. */
  from: number;
  to: number;
}

/**
 * Walks the boxes (ISO 14496-12, AV1 image file format). The picture's size is the largest `ispe`: a picture
 * made of tiles has one for the whole and one for a tile. A sequence counts its samples in `stsz`.
 */
export function readAvif(buffer: Buffer): Structure {
  const bytes = new Bytes(buffer);
  const top = boxes(bytes, 0, bytes.length);
  const properties = find(bytes, find(bytes, find(bytes, top, 'meta', 4), 'iprp'), 'ipco');
  const sizes = properties
    .filter((box) => box.type === 'ispe')
    .map((box) => ({ width: bytes.u32(box.from + 4), height: bytes.u32(box.from + 8) }))
    .sort((one, other) => other.width * other.height - one.width * one.height);
  const [size] = sizes;
  if (!size || !top.some((box) => box.type === 'mdat'))
    throw new BrokenStructure('the file holds no picture');
  return { ...size, frames: Math.max(1, ...samples(bytes, top)), end: bytes.length };
}

function samples(bytes: Bytes, top: readonly Box[]): number[] {
  const tracks = find(bytes, top, 'moov').filter((box) => box.type === 'trak');
  return tracks.flatMap((track) => {
    const table = ['mdia', 'minf', 'stbl'].reduce<readonly Box[]>(
      (inside, type) => find(bytes, inside, type),
      boxes(bytes, track.from, track.to),
    );
    return table.filter((box) => box.type === 'stsz').map((box) => bytes.u32(box.from + 8));
  });
}

/** The boxes inside the first box of this type; `skip` bytes of version and flags lie before them. */
function find(bytes: Bytes, among: readonly Box[], type: string, skip = 0): readonly Box[] {
  const box = among.find((candidate) => candidate.type === type);
  return box ? boxes(bytes, box.from + skip, box.to) : [];
}

/** The boxes must fill their place to the byte: a cut file and a foreign tail both fail here. */
function boxes(bytes: Bytes, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at < to; ) {
    const type = bytes.text(at + 4, 4);
    let size = bytes.u32(at);
    let header = 8;
    if (size === 1) {
      size = bytes.u32(at + 8) * 2 ** 32 + bytes.u32(at + 12);
      header = 16;
    }
    if (size === 0) size = to - at;
    if (size < header || at + size > to)
      throw new BrokenStructure('the file ends in the middle of the picture');
    found.push({ type, from: at + header, to: at + size });
    at += size;
  }
  return found;
}
