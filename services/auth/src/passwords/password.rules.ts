import commonPasswords from './common-passwords.json' with { type: 'json' };

/** OWASP ASVS 5.0, 6.2: eight characters at least, no rules of composition, nothing cut off. */
export const MIN_LENGTH = 8;
export const MAX_LENGTH = 128;

const COMMON = new Set(commonPasswords);

/** The same password typed on two keyboards may arrive composed or decomposed; both are one password (NIST SP 800-63B). */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

/** Characters as a person counts them: an emoji is one, not two UTF-16 units. */
export function passwordLength(password: string): number {
  return [...normalisePassword(password)].length;
}

/**
 * Whether it is among the passwords that attackers try first: the shipped list, or the person's own public words.
 * @param own the e-mail address and the name, which everybody can guess
 */
export function isCommonPassword(password: string, own: readonly string[] = []): boolean {
  const folded = normalisePassword(password).toLowerCase();
  return COMMON.has(folded) || isOneRepeated(folded) || own.some((word) => isBuiltFrom(folded, word));
}

const isOneRepeated = (folded: string) => new Set(folded).size === 1;

/** `ada@example.org` is guessed as itself, as `ada`, and as either with a few digits behind it. */
function isBuiltFrom(folded: string, word: string): boolean {
  const guess = normalisePassword(word).toLowerCase();
  const stems = [guess, guess.split('@')[0] ?? guess].filter((stem) => stem.length >= 3);
  return stems.some((stem) => folded.startsWith(stem) && /^[\d!?.]{0,4}$/.test(folded.slice(stem.length)));
}
