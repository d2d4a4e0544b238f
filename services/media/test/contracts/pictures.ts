/** Pictures of a few bytes: the same on every machine, as contracts have to be. */

/** One pixel. */
export const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64');

const HEAD = PICTURE.subarray(0, 19);
const FRAME = PICTURE.subarray(19, -1);
const END = PICTURE.subarray(-1);

/** What the media service under contract accepts at most, so that files beyond it stay small. */
export const CEILINGS = {
  ODYSSEY_MEDIA_MAX_BYTES: '1000',
  ODYSSEY_MEDIA_MAX_PIXELS: '10000',
  ODYSSEY_MEDIA_MAX_FRAMES: '2',
  ODYSSEY_MEDIA_QUOTA_FILES: '2',
};

export const ANIMATION = Buffer.concat([HEAD, FRAME, FRAME, FRAME, END]);
export const CUT_SHORT = PICTURE.subarray(0, -1);
/** A whole file with a header that promises more than fits into memory. */
export const BOMB = Buffer.concat([
  HEAD.subarray(0, 6),
  Buffer.from('ffffffff', 'hex'),
  PICTURE.subarray(10),
]);
export const TOO_LONG = Buffer.concat([PICTURE, Buffer.alloc(1000)]);
/** Its blocks are in order, their content is not. */
export const UNREADABLE = Buffer.concat([
  HEAD,
  FRAME.subarray(0, 11),
  Buffer.from([3, 0xff, 0xff, 0xff, 0]),
  END,
]);
export const ALSO_AN_ARCHIVE = Buffer.concat([PICTURE, Buffer.from('PK\x03\x04rest')]);
