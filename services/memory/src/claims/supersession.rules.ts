import type { Claim } from './claim.rules.ts';

/** A claim that is held, and since when it is so. */
export interface Held<What> extends Claim {
  readonly what: What;
  readonly since: Date;
}

export type Verdict<What> =
  /** Nothing new: it is held already. */
  | { readonly known: What }
  /** It is new. `ends`: what is over by it. `endsAt`: when it was itself over, if something later contradicts it. */
  | { readonly ends: readonly What[]; readonly endsAt?: Date };

/**
 * Weighs a claim against those of the same person that hold now. The later of two that contradict each other holds,
 * whichever is heard first.
 */
export function weigh<What>(claim: Claim, since: Date, held: readonly Held<What>[]): Verdict<What> {
  const same = held.find((other) => other.key === claim.key && other.denied === claim.denied);
  if (same) return { known: same.what };
  const against = held.filter((other) => contradicts(claim, other));
  const later = against.filter((other) => other.since > since).map((other) => other.since.getTime());
  return {
    ends: against.filter((other) => other.since <= since).map((other) => other.what),
    ...(later.length > 0 && { endsAt: new Date(Math.min(...later)) }),
  };
}

function contradicts(one: Claim, other: Claim): boolean {
  if (one.key === other.key) return one.denied !== other.denied;
  if (!one.attribute || one.attribute !== other.attribute) return false;
  if (one.denied && other.denied) return false;
  // "I no longer live in Paris" ends Paris only; "I live in Lyon" ends every other home.
  return one.denied !== other.denied ? refines(one, other) : !refines(one, other);
}

/** "Paris" and "Paris near the canal": one says the other, more exactly. */
function refines(one: Claim, other: Claim): boolean {
  const [few, many] = [one.value ?? '', other.value ?? '']
    .map((value) => value.split(' '))
    .sort((a, b) => a.length - b.length);
  return (few ?? []).every((term) => many?.includes(term));
}
