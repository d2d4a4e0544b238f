import { createHmac, timingSafeEqual } from 'node:crypto';

export interface MediaLink {
  readonly mediaId: string;
  readonly variant: string;
  readonly expiresAt: Date;
  readonly secret: string;
}

/** The path, relative to the public address, that shows this variant to whoever has the link, until it expires. */
export function signMediaUrl({ mediaId, variant, expiresAt, secret }: MediaLink): string {
  const expires = Math.floor(expiresAt.getTime() / 1000);
  const signature = sign(secret, mediaId, variant, expires).toString('base64url');
  return `/v1/media/${mediaId}/content?variant=${encodeURIComponent(variant)}&expires=${expires}&signature=${signature}`;
}

export interface PresentedMediaLink {
  readonly mediaId: string;
  readonly variant: string;
  /** Seconds since 1970, as in the link. */
  readonly expires: number;
  readonly signature: string;
  readonly secret: string;
}

/** True when we signed exactly this link and it has not expired at `now`. */
export function verifyMediaUrl(link: PresentedMediaLink, now: Date): boolean {
  if (!Number.isSafeInteger(link.expires) || link.expires * 1000 <= now.getTime()) return false;
  const presented = Buffer.from(link.signature, 'base64url');
  const expected = sign(link.secret, link.mediaId, link.variant, link.expires);
  return presented.length === expected.length && timingSafeEqual(presented, expected);
}

const sign = (secret: string, mediaId: string, variant: string, expires: number) =>
  createHmac('sha256', secret).update(`media\n${mediaId}\n${variant}\n${expires}`).digest();
