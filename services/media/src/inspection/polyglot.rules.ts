import type { PictureType } from './picture-type.ts';

/** Browsers that guess a type look at the first 1,445 bytes (WHATWG MIME Sniffing); PDF readers at the first 1,024. */
const HEAD_BYTES = 1_445;
/** A ZIP reader looks for its directory here: 22 bytes and a comment of at most 65,535. */
const ZIP_TAIL_BYTES = 22 + 65_535;
/** How Windows and Linux programs, scripts and archives begin. */
const RUNNABLE = ['MZ', '\x7fELF', '#!', 'PK\x03\x04', 'Rar!'];
const MARKUP = /<(script|html|svg|\?php|!doctype|iframe|body)\b/i;

/**
 * What else the file is, in words for its sender; undefined when it is a picture and nothing more.
 *
 * Phones append things of their own to a JPEG (the depth map, the seconds of film of a "motion photo"), so a tail is
 * allowed there unless another program would run it; the other types end where the picture ends. What is
 * served later is re-encoded anyway: this refuses files that were made to deceive.
 */
export function alsoIs(bytes: Buffer, type: PictureType, end: number): string | undefined {
  const head = bytes.toString('latin1', 0, HEAD_BYTES);
  if (head.includes('%PDF-')) return 'a PDF document';
  if (MARKUP.test(head)) return 'a web page';
  if (hasZipDirectory(bytes)) return 'a ZIP archive';
  const tail = bytes.subarray(end);
  if (tail.every((byte) => byte === 0)) return undefined;
  if (type !== 'image/jpeg') return 'something more after the end of the picture';
  const text = tail.toString('latin1');
  if (MARKUP.test(text)) return 'a web page';
  if (text.includes('%PDF-')) return 'a PDF document';
  return RUNNABLE.some((start) => text.startsWith(start)) ? 'a program or an archive' : undefined;
}

/** The signature alone turns up by chance; a real directory record also ends exactly with the file. */
function hasZipDirectory(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - ZIP_TAIL_BYTES);
  for (let at = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at >= from; ) {
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true;
    if (at === 0) return false;
    at = bytes.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
  }
  return false;
}
