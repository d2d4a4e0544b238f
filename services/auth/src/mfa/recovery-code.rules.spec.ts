import { describe, expect, it } from '@jest/globals';
import { hashOfCode, newRecoveryCodes } from './recovery-code.rules.ts';

describe('recovery codes', () => {
  it('are ten different ones that can be read off paper', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('are known again as people type them', () => {
    for (const typed of [
      '7k2m-9qxa-40td-wb51',
      '7K2M9QXA40TDWB51',
      ' 7K2M 9QXA 4OTD WB5I ',
      '7K2M-9QXA-4OTD-WB5L',
    ])
      expect(hashOfCode(typed)).toBe(hashOfCode('7K2M-9QXA-40TD-WB51'));
    expect(hashOfCode('7K2M-9QXA-40TD-WB52')).not.toBe(hashOfCode('7K2M-9QXA-40TD-WB51'));
  });
});
