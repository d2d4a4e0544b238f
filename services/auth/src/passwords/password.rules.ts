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

/** Words that everybody can guess of anybody here (ASVS 6.2.11: words of the context). */
const CONTEXT = ['odyssey'];

/** What everybody can guess of a person: the e-mail address and the name. */
export const ownWords = ({
  email,
  displayName,
}: {
  email: string;
  displayName: string;
}): readonly string[] => [email, displayName];

/**
 * Whether it is among the passwords that attackers try first: the shipped list, or the public words of the person and the product.
 * @param own the e-mail address and the name, which everybody can guess
 */
export function isCommonPassword(password: string, own: readonly string[] = []): boolean {
  const folded = fold(password);
  if (COMMON.has(folded) || isOneRepeated(folded)) return true;
  return [...CONTEXT, ...own].flatMap(stemsOf).some((stem) => isBuiltFrom(folded, stem));
}

const fold = (text: string): string => normalisePassword(text).toLowerCase();

const isOneRepeated = (folded: string) => new Set(folded).size === 1;

/** Of `ada.lovelace@example.org`: itself, `ada.lovelace`, `adalovelace`, `ada`, `lovelace`; of a name its parts in the same way. */
function stemsOf(word: string): string[] {
  const whole = fold(word);
  const local = whole.split('@')[0] ?? whole;
  const parts = local.split(/[\s._+-]+/);
  return [whole, local, parts.join(''), ...parts].filter((stem) => stem.length >= 3);
}

/** Itself, perhaps twice, perhaps with a few digits behind it: `Odyssey2026!`. */
function isBuiltFrom(folded: string, stem: string): boolean {
  const rest = folded.replaceAll(stem, '');
  return folded.startsWith(stem) && /^[\d!?.]{0,5}$/.test(rest);
}
