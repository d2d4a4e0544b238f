import sharp, { type Sharp } from 'sharp';

interface Wanted {
  width?: number;
  height?: number;
}

/** A picture with something to see in it: red above, blue below, a white corner at the top left. */
export function aScene({ width = 64, height = 48 }: Wanted = {}): Sharp {
  const half = Math.floor(height / 2);
  const corner = Math.max(1, Math.floor(Math.min(width, height) / 4));
  const block = (w: number, h: number, background: string) => ({
    create: { width: w, height: h, channels: 3 as const, background },
  });
  return sharp(block(width, height, '#d02020')).composite([
    { input: block(width, height - half, '#2020d0'), left: 0, top: half },
    { input: block(corner, corner, '#ffffff'), left: 0, top: 0 },
  ]);
}

export const aJpeg = (wanted?: Wanted) => aScene(wanted).jpeg({ quality: 90 }).toBuffer();
export const aPng = (wanted?: Wanted) => aScene(wanted).png().toBuffer();
export const aWebp = (wanted?: Wanted) => aScene(wanted).webp({ effort: 0 }).toBuffer();
export const aLosslessWebp = (wanted?: Wanted) =>
  aScene(wanted).webp({ lossless: true, effort: 0 }).toBuffer();
export const anAvif = (wanted?: Wanted) => aScene(wanted).avif({ effort: 0 }).toBuffer();

/** What a phone writes: camera, place and time, and that it was held on its side (orientation 6: turn it clockwise). */
export function aPhonePhoto({ width = 64, height = 48, orientation = 1 } = {}): Promise<Buffer> {
  return aScene({ width, height })
    .jpeg({ quality: 90 })
    .withExif({
      IFD0: { Make: 'Lakeside', Model: 'Pocket 3', Orientation: String(orientation) },
      IFD2: { DateTimeOriginal: '2026:05:04 07:40:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '48/1 51/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '2/1 17/1 40/1',
      },
    })
    .withMetadata({ orientation })
    .toBuffer();
}

async function frames(count: number, { width = 16, height = 12 }: Wanted): Promise<Sharp> {
  const raw = Buffer.alloc(width * height * count * 3, 0);
  for (let frame = 0; frame < count; frame += 1) {
    const from = frame * width * height * 3;
    raw.fill((frame * 37 + 20) % 256, from, from + width * height * 3);
  }
  const stack = { width, height: height * count, channels: 3 as const, pageHeight: height };
  return sharp(raw, { raw: stack });
}

export const aGif = async (count = 1, wanted: Wanted = {}) =>
  (await frames(count, wanted)).gif({ delay: 100 }).toBuffer();
export const anAnimatedWebp = async (count = 3, wanted: Wanted = {}) =>
  (await frames(count, wanted)).webp({ effort: 0, delay: 100 }).toBuffer();
