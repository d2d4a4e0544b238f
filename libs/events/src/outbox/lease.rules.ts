/** What the tables say, read in one transaction that no other relay's renewal runs beside. */
export interface LeaseView {
  readonly leases: readonly { readonly bucket: number; readonly owner: string | null }[];
  readonly relays: readonly { readonly id: string; readonly beat: string }[];
}

/** The last beat of another relay, and when it was first seen on the clock of the one that looks. */
export interface Sighting {
  readonly beat: string;
  readonly at: number;
}

interface Observer {
  readonly me: string;
  readonly seen: ReadonlyMap<string, Sighting>;
  /** Monotonic, in milliseconds. */
  readonly now: number;
  /** How long a beat may stand still, in milliseconds: longer than its relay itself believes in its lease. */
  readonly patience: number;
}

export interface LeaseDecision {
  readonly keep: number[];
  readonly take: number[];
  /** How many buckets are for this relay while the present ones live. */
  readonly share: number;
  readonly dead: string[];
  readonly seen: ReadonlyMap<string, Sighting>;
  /** When the next relay will be dead if it is not heard of, on the same clock. */
  readonly nextExpiry: number;
}

/** What a relay holds and takes after it has looked around. It takes from the dead and from nobody else. */
export function decide(view: LeaseView, { me, seen, now, patience }: Observer): LeaseDecision {
  const sightings = new Map<string, Sighting>();
  for (const { id, beat } of view.relays) {
    if (id === me) continue;
    const before = seen.get(id);
    sightings.set(id, before?.beat === beat ? before : { beat, at: now });
  }
  const others = [...sightings];
  const dead = others.filter(([, { at }]) => now - at >= patience).map(([id]) => id);
  const alive = new Set(others.map(([id]) => id).filter((id) => !dead.includes(id)));
  const keep = view.leases.filter(({ owner }) => owner === me).map(({ bucket }) => bucket);
  const free = view.leases.filter(({ owner }) => owner !== me && !alive.has(owner ?? ''));
  const share = shareOf(me, [...alive, me], view.leases.length);
  for (const id of dead) sightings.delete(id);
  return {
    keep,
    take: free.map(({ bucket }) => bucket).slice(0, Math.max(0, share - keep.length)),
    share,
    dead,
    seen: sightings,
    nextExpiry: Math.min(Number.POSITIVE_INFINITY, ...[...sightings.values()].map(({ at }) => at + patience)),
  };
}

/** Equal parts; what is left over goes to the first in order of their ids, so that all come to the same sum. */
function shareOf(me: string, relays: readonly string[], buckets: number): number {
  const rank = [...relays].sort().indexOf(me);
  return Math.floor(buckets / relays.length) + (rank < buckets % relays.length ? 1 : 0);
}
