import { canonicalLocale, isLocale, isTimeZone } from '../accounts/place.rules.ts';
import { Email } from '../accounts/user.dto.ts';

/** Somebody, as a provider vouches for them. */
export interface VouchedPerson {
  /** With the subject, who it is; nothing else is (an address can be given to somebody else). */
  readonly issuer: string;
  readonly subject: string;
  /** Normalised; null when the provider tells none. */
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly displayName: string;
  readonly timeZone: string;
  readonly locale: string;
}

/** What a provider says of somebody (OpenID Connect Core 1.0, 5.1); none of it is sure to be there or of its kind. */
export type Claims = Readonly<Record<string, unknown>>;

/** As for everybody who registers, in UTF-16 units. */
const MAX_NAME = 80;
const NAMELESS = 'Traveller';

export function vouchedPerson(issuer: string, subject: string, claims: Claims): VouchedPerson {
  const email = Email.safeParse(claims.email).data ?? null;
  const zone = textOf(claims.zoneinfo);
  const tag = textOf(claims.locale);
  return {
    issuer,
    subject,
    email,
    // Anything but a plain true is no promise: some providers send the text "false".
    emailVerified: email !== null && claims.email_verified === true,
    displayName: displayNameOf(claims, email),
    timeZone: isTimeZone(zone) ? zone : 'UTC',
    locale: isLocale(tag) ? canonicalLocale(tag) : 'en',
  };
}

/** The fullest name that the provider gives, else what stands before the @. */
function displayNameOf(claims: Claims, email: string | null): string {
  const { name, given_name, family_name, nickname, preferred_username } = claims;
  const full = `${textOf(given_name)} ${textOf(family_name)}`;
  const candidates = [textOf(name), full, textOf(nickname), textOf(preferred_username), email?.split('@')[0]];
  return candidates.map((candidate = '') => asName(candidate)).find((candidate) => candidate) ?? NAMELESS;
}

function asName(text: string): string {
  let kept = '';
  for (const character of text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()) {
    if (kept.length + character.length > MAX_NAME) break;
    kept += character;
  }
  return kept.trim();
}

const textOf = (claim: unknown) => (typeof claim === 'string' ? claim.slice(0, 1_000) : '');
