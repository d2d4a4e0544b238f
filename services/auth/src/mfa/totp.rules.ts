import { timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';

/**
 * Time-based one-time codes (RFC 6238) as every authenticator app makes them: SHA-1, six digits, thirty seconds. Other
 * parameters are in the standard, but several widespread apps ignore them and show wrong codes without a word.
 */
const SHAPE = { algorithm: 'SHA1', digits: 6 } as const;
const ISSUER = 'Odyssey';

/** Milliseconds that one code is shown. */
export const STEP = 30_000;
/** Clocks of phones go wrong, and people type slowly: a code is good one step early and one step late. */
const DRIFT = 1;
/** RFC 4226 (R6) recommends 160 bits. */
const SECRET_BYTES = 20;

/** A new secret in base32, as apps take it. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address that an authenticator app reads from a QR code (the Key URI format). */
export function otpauthUrl(secret: string, account: string): string {
  return new TOTP({ ...SHAPE, period: STEP / 1000, issuer: ISSUER, label: account, secret }).toString();
}

export const stepAt = (now: Date): number => Math.floor(now.getTime() / STEP);

/** The code of one step. */
export const codeOf = (secret: string, step: number): string =>
  HOTP.generate({ ...SHAPE, secret: Secret.fromBase32(secret), counter: step });

/**
 * The step whose code this is, when it may be used now: at most one step away, and later than the last one that was used, so
 * that a code which somebody looked at while it was typed is worth nothing any more (RFC 6238, 5.2).
 */
export function acceptedStep(
  secret: string,
  code: string,
  now: Date,
  lastUsedStep: number | null,
): number | undefined {
  const current = stepAt(now);
  const given = Buffer.from(code);
  for (let step = current - DRIFT; step <= current + DRIFT; step += 1) {
    if (step < 0 || step <= (lastUsedStep ?? -1)) continue;
    const expected = Buffer.from(codeOf(secret, step));
    if (given.length === expected.length && timingSafeEqual(given, expected)) return step;
  }
  return undefined;
}
