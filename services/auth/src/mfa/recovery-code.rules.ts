import { createHash, randomInt } from 'node:crypto';

/** Ten: enough for years of lost phones, and they fit on a note. */
export const RECOVERY_CODES = 10;
/** Crockford's base 32: no letter that looks like a digit, so that a code can be read off paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 140 bits: what nobody may guess has 128 at least (OWASP ASVS 5.0, 11.5.1). Those of 24 characters, made before, stay good. */
const LENGTH = 28;

/** Ten codes, in groups of four: `7K2M-9QXA-40TD-WB5N-E3HR-6VZC-J8PY`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
    return (letters.join('').match(/.{4}/g) ?? []).join('-');
  });
}

/** What is typed off paper: any case, with or without the lines between, O for 0, I or L for 1. */
const normalised = (code: string): string =>
  code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** A fast hash is right here: a code has 140 random bits, and nobody tries that many, unlike the passwords people choose. */
export const hashOfCode = (code: string): string =>
  createHash('sha256').update(normalised(code)).digest('hex');
