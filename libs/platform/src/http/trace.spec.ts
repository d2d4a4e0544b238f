import { describe, expect, it } from '@jest/globals';
import { ownTraceparent, requestIdOf } from './trace.ts';

describe('a traceparent', () => {
  it('keeps the trace of the caller with a span of our own', () => {
    const theirs = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`;
    expect(ownTraceparent(theirs)).toMatch(new RegExp(`^00-${'a'.repeat(32)}-(?!b{16})[0-9a-f]{16}-00$`));
  });
  it.each([
    undefined,
    '',
    'rubbish',
    `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`,
    `00-${'A'.repeat(32)}-${'b'.repeat(16)}-01`,
  ])('begins a new trace for %j', (given) => {
    expect(ownTraceparent(given)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(ownTraceparent(given)).not.toBe(ownTraceparent(given));
  });
});

describe('a request id', () => {
  it('is the harmless one that came', () => expect(requestIdOf('abc-1:2.3')).toBe('abc-1:2.3'));
  it.each([undefined, 'a b', 'x'.repeat(129), 'a\nb', ['a', 'b']])('is a new one for %j', (given) => {
    expect(requestIdOf(given)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
