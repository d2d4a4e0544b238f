import { describe, expect, it } from '@jest/globals';
import { demandsTls } from './smtp-settings.ts';

describe('encryption', () => {
  it.each([
    'smtp://mail.example.com',
    'smtp://ada:pw@10.0.0.5:587',
    'smtp://127.0.0.1.example.com',
    'smtp://[fd00::1]',
  ])('is demanded of %s', (url) => expect(demandsTls(url)).toBe(true));
  it.each(['smtp://localhost:1025', 'smtp://127.0.0.1', 'smtp://[::1]:25'])(
    'is not of this machine: %s',
    (url) => expect(demandsTls(url)).toBe(false),
  );
  it('is as the address says, where it says so', () => {
    expect(demandsTls('smtp://mail.example.com?requireTLS=false')).toBe(false);
    expect(demandsTls('smtp://localhost?requireTLS=true')).toBe(true);
  });
});
