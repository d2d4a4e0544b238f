import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * How personal access tokens look: `odyssey_pat_`, eight characters by which the owner knows it again, 256 random bits, and a checksum.
 * By prefix and checksum a scanner of repositories tells ours from chance, and we refuse garbage without a query.
 */
const PREFIX = 'odyssey_pat_';
const FORM = /^(odyssey_pat_[0-9a-f]{8}[\w-]{43})_([0-9a-f]{8})$/;

const checksumOf = (text: string) => crc32(text).toString(16).padStart(8, '0');

/** Whether it says of itself that it is one. */
export const looksPersonal = (token: string): boolean => token.startsWith(PREFIX);

/** The token of this id and these 32 random bytes. */
export function writePersonalToken(id: string, secret: Buffer): string {
  const text = `${beginningOf(id)}${secret.toString('base64url')}`;
  return `${text}_${checksumOf(text)}`;
}

/** What the owner is shown of a token, to know it again: the end of its id is its random part. */
export const beginningOf = (id: string): string => PREFIX + id.slice(-8);

/** SHA-256, hex, by which alone it is known; undefined when it cannot be one of ours. A fast hash is right: nobody guesses 256 bits. */
export function hashOfPersonalToken(token: string): string | undefined {
  const [, text = '', checksum] = FORM.exec(token) ?? [];
  if (checksum !== checksumOf(text)) return undefined;
  return createHash('sha256').update(token).digest('hex');
}
