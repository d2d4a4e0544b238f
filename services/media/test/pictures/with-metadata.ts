import { crc32 } from 'node:zlib';
import { aGif, aScene } from './pictures.ts';

/** Where somebody was, as their camera and their programs write it into every kind of picture. */
export const PLACE = 'Lakeside-48.8583-2.2944';
const EXIF = {
  IFD0: { Make: PLACE, ImageDescription: PLACE },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1', GPSAreaInformation: PLACE },
};

export async function withMetadata(contentType: string): Promise<Buffer> {
  const scene = aScene().withExif(EXIF).withXmp(xmp());
  switch (contentType) {
    case 'image/jpeg':
      return commentedJpeg(await scene.jpeg().toBuffer());
    case 'image/png':
      return texted(await scene.png().toBuffer());
    case 'image/webp':
      return scene.webp({ effort: 0 }).toBuffer();
    case 'image/avif':
      return scene.avif({ effort: 0 }).toBuffer();
    default:
      return commentedGif(await aGif(2));
  }
}

const xmp = () =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${PLACE}"/></rdf:RDF></x:xmpmeta>`;

/** A segment COM right after the beginning. */
function commentedJpeg(photo: Buffer): Buffer {
  const words = Buffer.from(PLACE, 'latin1');
  const head = Buffer.from([0xff, 0xfe, 0, words.length + 2]);
  return Buffer.concat([photo.subarray(0, 2), head, words, photo.subarray(2)]);
}

/** A comment extension before the first image. */
function commentedGif(gif: Buffer): Buffer {
  const words = Buffer.from(PLACE, 'latin1');
  const at = 13 + ((gif[10] ?? 0) & 0x80 ? 3 * 2 ** (((gif[10] ?? 0) & 7) + 1) : 0);
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, words.length]), words, Buffer.from([0])]);
  return Buffer.concat([gif.subarray(0, at), comment, gif.subarray(at)]);
}

/** A tEXt chunk after the header. */
export const texted = (png: Buffer, chunk = pngChunk('tEXt', Buffer.from(`Comment\0${PLACE}`, 'latin1'))) =>
  Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
