import sharp from 'sharp';

const SUNRISE = `<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1280">
  <defs>
    <linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#27406b"/><stop offset=".7" stop-color="#f2a65a"/></linearGradient>
    <linearGradient id="water" x2="0" y2="1"><stop offset="0" stop-color="#d98a4e"/><stop offset="1" stop-color="#1d3557"/></linearGradient>
  </defs>
  <rect width="1920" height="820" fill="url(#sky)"/>
  <circle cx="1180" cy="790" r="130" fill="#ffe8b0"/>
  <rect y="800" width="1920" height="480" fill="url(#water)"/>
  <path d="M0 810 L300 690 L560 800 L820 720 L1010 805 L0 805Z" fill="#22304a"/>
  <g stroke="#ffe8b0" stroke-width="6" opacity=".55">
    <path d="M1040 860h280M1080 910h200M1110 960h150M1130 1010h110"/>
  </g>
</svg>`;

/** A photograph as a phone takes it: a JPEG that tells where and when it was taken. Drawn here, so that none has to be fetched. */
export async function photograph(): Promise<Buffer> {
  return sharp(Buffer.from(SUNRISE))
    .withExif({
      IFD0: { Make: 'Odyssey', Model: 'Demo' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '38/1 42/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '9/1 8/1 0/1',
      },
    })
    .jpeg({ quality: 88 })
    .toBuffer();
}
