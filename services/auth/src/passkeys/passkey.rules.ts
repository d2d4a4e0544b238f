/** WebAuthn knows people by a handle: the bytes of the account's id, which say nothing about them. Base64url. */
export const handleOf = (userId: string): string =>
  Buffer.from(userId.replaceAll('-', ''), 'hex').toString('base64url');

/**
 * Whether an authenticator's counter goes back or stands still: then there are two with one key. Those that do not count say 0
 * for ever, which means nothing (WebAuthn L3, 6.1.1).
 */
export function isCloned(known: number, said: number): boolean {
  if (known === 0 && said === 0) return false;
  return said <= known;
}
