/** What a picture's own headers say, read without decoding a pixel. */
export interface Structure {
  /** Stored width and height in pixels, before any orientation. */
  width: number;
  height: number;
  /** 1 for a still picture. */
  frames: number;
  /** Where the picture ends in the file, in bytes. */
  end: number;
}

/** The bytes are not a whole picture of the type they begin like. */
export class BrokenStructure extends Error {
  override readonly name = 'BrokenStructure';
}

/** Reads numbers and stops at the end of the file: a header that points past it means that the file was cut. */
export class Bytes {
  constructor(readonly buffer: Buffer) {}

  get length(): number {
    return this.buffer.length;
  }

  u8(at: number): number {
    return this.need(at, 1).readUInt8(at);
  }
  u16(at: number): number {
    return this.need(at, 2).readUInt16BE(at);
  }
  u16le(at: number): number {
    return this.need(at, 2).readUInt16LE(at);
  }
  u24le(at: number): number {
    return this.need(at, 3).readUIntLE(at, 3);
  }
  u32(at: number): number {
    return this.need(at, 4).readUInt32BE(at);
  }
  u32le(at: number): number {
    return this.need(at, 4).readUInt32LE(at);
  }
  text(at: number, length: number): string {
    return this.need(at, length).toString('latin1', at, at + length);
  }

  /** @throws BrokenStructure when fewer than `count` bytes are left at `at`. */
  need(at: number, count: number): Buffer {
    if (at + count > this.buffer.length)
      throw new BrokenStructure('the file ends in the middle of the picture');
    return this.buffer;
  }
}
