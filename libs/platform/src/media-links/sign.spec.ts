import { describe, expect, it } from '@jest/globals';
import { signMediaUrl, verifyMediaUrl } from './sign.ts';

const link = {
  mediaId: '01890000-0000-7000-8000-000000000001',
  variant: 'small',
  expiresAt: new Date('2026-05-04T08:00:00Z'),
  secret: 'a secret for links',
};
const before = new Date('2026-05-04T07:59:59Z');

function presented(change: Record<string, string> = {}) {
  const url = new URL(signMediaUrl(link), 'http://localhost');
  const read = (name: string) => change[name] ?? url.searchParams.get(name) ?? '';
  return {
    mediaId: change.mediaId ?? link.mediaId,
    variant: read('variant'),
    expires: Number(read('expires')),
    signature: read('signature'),
    secret: change.secret ?? link.secret,
  };
}

describe('a link to a picture', () => {
  it('opens until it expires', () => {
    expect(signMediaUrl(link)).toMatch(
      /^\/v1\/media\/01890000-[\w-]+\/content\?variant=small&expires=1777881600&signature=[\w-]+$/,
    );
    expect(verifyMediaUrl(presented(), before)).toBe(true);
    expect(verifyMediaUrl(presented(), link.expiresAt)).toBe(false);
  });

  it.each([
    ['another picture', { mediaId: '01890000-0000-7000-8000-000000000002' }],
    ['another variant', { variant: 'original' }],
    ['a later end', { expires: '1999999999' }],
    ['an end that is no number', { expires: 'never' }],
    ['another signature', { signature: 'AAAA' }],
    ['no signature', { signature: '' }],
    ['another secret', { secret: 'another secret' }],
  ])('does not open %s', (_what, change) => {
    expect(verifyMediaUrl(presented(change), before)).toBe(false);
  });
});
