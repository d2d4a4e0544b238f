import { describe, expect, it } from '@jest/globals';
import { OdysseyError } from '@odyssey/contracts';
import { byteRange } from './byte-range.ts';

describe('a byte range of a file of 100 bytes', () => {
  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-5', { start: 95, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=50-5000', { start: 50, end: 99 }],
  ])('%s is a part', (header, part) => expect(byteRange(header, 100)).toEqual(part));

  it.each([undefined, 'bytes=', 'bytes=-', 'bytes=9-2', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b'])(
    '%s is the whole',
    (header) => expect(byteRange(header, 100)).toBeUndefined(),
  );

  it.each(['bytes=100-', 'bytes=500-600', 'bytes=-0'])('%s lies outside', (header) => {
    expect(() => byteRange(header, 100)).toThrow(OdysseyError);
    expect(() => byteRange(header, 0)).toThrow('The file has 0 bytes.');
  });
});
