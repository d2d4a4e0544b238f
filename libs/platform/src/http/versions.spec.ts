import { describe, expect, it } from '@jest/globals';
import { expectVersion, noneMatch, readIfMatch } from './versions.ts';

describe('If-Match', () => {
  it.each([
    ['"3"', 3],
    ['*', '*'],
    [' "3" ', 3],
  ])('%s expects %s', (header, expected) => expect(readIfMatch(header)).toBe(expected));

  it.each([[undefined], ['']])('%s is missing', (header) => {
    expect(() => readIfMatch(header)).toThrow(expect.objectContaining({ code: 'precondition_required' }));
  });

  it.each([['W/"3"'], ['"x"'], ['3'], ['"1", "2"']])('%s can be no ETag of ours', (header) => {
    expect(() => readIfMatch(header)).toThrow(expect.objectContaining({ code: 'stale_version' }));
  });

  it('lets only the current version pass', () => {
    expect(() => expectVersion({ version: 3 }, 3)).not.toThrow();
    expect(() => expectVersion({ version: 3 }, '*')).not.toThrow();
    expect(() => expectVersion({ version: 3 }, 2)).toThrow('You read version 2, it is at version 3 now.');
  });
});

describe('If-None-Match', () => {
  it.each(['"3"', 'W/"3"', '"1", "3"', '*'])('%s matches', (header) =>
    expect(noneMatch(header, '"3"')).toBe(true),
  );
  it.each([undefined, '"4"', '3'])('%s does not', (header) => expect(noneMatch(header, '"3"')).toBe(false));
});
