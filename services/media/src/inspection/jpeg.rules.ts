import { BrokenStructure, Bytes, type Structure } from './structure.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Markers that stand alone: TEM and the restarts. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
/** Start of frame, of any coding; C4, C8 and CC are tables. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Walks the markers to the end of the image (ITU T.81). A thumbnail inside EXIF lies within its segment and is not seen. */
export function readJpeg(buffer: Buffer): Structure {
  const bytes = new Bytes(buffer);
  let at = 2;
  let size: { width: number; height: number } | undefined;
  let scans = 0;
  for (;;) {
    const marker = markerAt(bytes, at);
    at = marker.after;
    if (marker.code === EOI) break;
    if (isBare(marker.code)) continue;
    if (marker.code === SOI) throw new BrokenStructure('a second picture begins inside the first');
    const length = bytes.u16(at);
    if (length < 2) throw new BrokenStructure('a segment has no length');
    bytes.need(at, length);
    if (isFrame(marker.code)) size = { height: bytes.u16(at + 3), width: bytes.u16(at + 5) };
    at += length;
    if (marker.code === SOS) {
      scans += 1;
      at = endOfScan(buffer, at);
    }
  }
  if (!size || scans === 0) throw new BrokenStructure('the file holds no picture');
  return { ...size, frames: 1, end: at };
}

function markerAt(bytes: Bytes, at: number): { code: number; after: number } {
  if (bytes.u8(at) !== 0xff) throw new BrokenStructure('a segment does not begin where it should');
  let next = at + 1;
  while (bytes.u8(next) === 0xff) next += 1;
  return { code: bytes.u8(next), after: next + 1 };
}

/** Within a scan, FF00 is a data byte and FFD0–FFD7 are restarts; any other marker ends it. */
function endOfScan(buffer: Buffer, from: number): number {
  for (let at = buffer.indexOf(0xff, from); at !== -1; at = buffer.indexOf(0xff, at + 1)) {
    const next = buffer[at + 1];
    if (next === undefined) break;
    if (next !== 0x00 && next !== 0xff && !isBare(next)) return at;
  }
  throw new BrokenStructure('the file ends in the middle of the picture');
}
