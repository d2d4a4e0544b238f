import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What lets a person look after their erasure when their account is gone. Only its hash is ever stored. */
export function newReceipt(): { receipt: string; receiptHash: string } {
  const receipt = randomBytes(32).toString('base64url');
  return { receipt, receiptHash: hashReceipt(receipt) };
}

/** SHA-256, hexadecimal. A receipt has 256 random bits, so a slow hash would protect nothing. */
export const hashReceipt = (receipt: string): string => createHash('sha256').update(receipt).digest('hex');

export function receiptMatches(receipt: string, receiptHash: string): boolean {
  const [given, kept] = [Buffer.from(hashReceipt(receipt)), Buffer.from(receiptHash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}
