import { describe, expect, it } from '@jest/globals';
import { nestsDeeper } from './nesting.ts';

describe('how deep a JSON text nests', () => {
  it.each([
    ['{"a":[[1]]}', 3],
    ['[[],[],[[]]]', 3],
    ['[{"a":{}},{"b":[]}]', 3],
    ['"[[[[[["', 0],
    ['{"a":"\\"[[[[{{{{\\\\","b":1}', 1],
    ['7', 0],
  ])('%s is %i', (text, depth) => {
    expect(nestsDeeper(text, depth)).toBe(false);
    if (depth > 0) expect(nestsDeeper(text, depth - 1)).toBe(true);
  });

  it('is known for a text of a mebibyte that is nothing but brackets', () => {
    expect(nestsDeeper('['.repeat(1_048_576), 64)).toBe(true);
  });
});
