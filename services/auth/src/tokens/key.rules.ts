/** When keys are made, sign and go. All times in milliseconds. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long one key signs. */
export const KEY_LIFE = 30 * DAY;
/** A key is in the JWKS at least this long before its first signature, so that every verifier's cache knows it. */
export const PUBLISHED_AHEAD = DAY;
/** A key stays in the JWKS this long after its last signature: more than the longest token lives. */
export const PUBLISHED_BEHIND = HOUR;

export interface KeyTimes {
  readonly kid: string;
  readonly activeFrom: Date;
  /** False when it was sealed with another secret: then it can still verify, but not sign. */
  readonly canSign: boolean;
}

export interface KeyPlan {
  /** When the keys to be made begin to sign. */
  readonly create: Date[];
  /** The kids that nobody needs any more. */
  readonly remove: string[];
}

/** The key that signs now: of those whose time has come, the youngest that can. */
export function signingKeyOf<K extends KeyTimes>(keys: readonly K[], now: Date): K | undefined {
  return youngest(keys.filter((key) => key.canSign && key.activeFrom <= now));
}

/** There is always one key that signs and one, already published, that will sign next. */
export function planKeys(keys: readonly KeyTimes[], now: Date): KeyPlan {
  const create: Date[] = [];
  const current = signingKeyOf(keys, now)?.activeFrom ?? now;
  if (!signingKeyOf(keys, now)) create.push(now);
  if (!keys.some((key) => key.canSign && key.activeFrom > now)) {
    create.push(new Date(Math.max(current.getTime() + KEY_LIFE, now.getTime() + PUBLISHED_AHEAD)));
  }
  return { create, remove: keys.filter((key) => isUseless(key, keys, now)).map((key) => key.kid) };
}

function isUseless(key: KeyTimes, keys: readonly KeyTimes[], now: Date): boolean {
  if (key.activeFrom > now) return !key.canSign;
  const successors = keys.filter((other) => other.canSign && other.activeFrom > key.activeFrom);
  return successors.some((other) => other.activeFrom.getTime() + PUBLISHED_BEHIND < now.getTime());
}

function youngest<K extends KeyTimes>(keys: readonly K[]): K | undefined {
  return [...keys].sort((a, b) => b.activeFrom.getTime() - a.activeFrom.getTime())[0];
}
