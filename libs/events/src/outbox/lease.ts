import { v7 as uuidv7 } from 'uuid';
import { decide, type LeaseView, type Sighting } from './lease.rules.ts';
import type { Leases } from './lease-table.ts';
import { BUCKETS } from './outbox-writer.ts';

/** How long a lease lives without renewal, in milliseconds. */
export const LEASE_MS = 4_000;
export const RENEW_MS = 1_000;
/** Others wait this much longer: what left just before the end may still be on its way, and clocks do not run quite alike. */
const GRACE_MS = 500;
/** How often a relay looks out of turn for buckets that have become free. */
const CLAIM_MS = 100;

/** The right to publish some buckets, as of when it was asked for. */
export interface Grant {
  readonly buckets: readonly number[];
  /** False once the lease has run out, also when it was renewed afterwards: another relay may have been at work between. */
  isValid(): boolean;
}

/**
 * Which buckets this relay may publish. No clock of a host or of the database is compared with another: each renewal
 * leaves a beat that never was before, and a relay whose beat stood still for the length of a lease, on the clock of
 * the relay that looks, holds nothing any more. See docs/adr/0020-leases-without-clocks.md.
 */
export class Lease {
  private held: readonly number[] = [];
  private share = BUCKETS;
  private validUntil = Number.NEGATIVE_INFINITY;
  /** Rises whenever buckets may have been another relay's: earlier grants are void then. */
  private term = 0;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private nextExpiry = Number.POSITIVE_INFINITY;
  private seen: ReadonlyMap<string, Sighting> = new Map();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly leases: Leases,
    private readonly relayId: string,
    /** Monotonic, in milliseconds: a process that was stopped for longer sees at once that it holds nothing. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  get buckets(): readonly number[] {
    return this.now() < this.validUntil ? this.held : [];
  }

  grant(): Grant {
    const { term, buckets } = this;
    return { buckets, isValid: () => this.term === term && this.now() < this.validUntil };
  }

  /** True when no other relay holds anything: then the wake-up in this process sees every commit of it. */
  get holdsAll(): boolean {
    return this.buckets.length === BUCKETS;
  }

  /** True while it holds what another relay waits for. */
  get hasSurplus(): boolean {
    return this.held.length > this.share;
  }

  /** Holds on to what it has and takes what is free, up to its share. Gives nothing away: a batch may be on its way. */
  renew(): Promise<void> {
    return this.inTurn(async () => {
      const asked = this.now();
      const { keep, take, share, seen, nextExpiry } = await this.leases.beat(this.relayId, uuidv7(), (view) =>
        this.decide(view),
      );
      const lost = this.held.some((bucket) => !keep.includes(bucket));
      if (lost || this.now() >= this.validUntil) this.term += 1;
      this.held = [...keep, ...take];
      this.share = share;
      this.seen = seen;
      this.nextExpiry = nextExpiry;
      this.validUntil = asked + LEASE_MS;
    });
  }

  /** Renews before its time when buckets have become free, so that those of a relay that left wait for nobody. */
  async claim(): Promise<void> {
    const now = this.now();
    if (now - this.lookedAt < CLAIM_MS) return;
    this.lookedAt = now;
    if (now >= this.nextExpiry || (await this.leases.anyFree())) await this.renew();
  }

  /** Gives away what is more than its share. Only while nothing is on its way: the next owner starts at the oldest row. */
  letGo(): Promise<void> {
    return this.inTurn(async () => {
      const surplus = this.held.slice(this.share);
      this.held = this.held.slice(0, this.share);
      this.term += 1;
      await this.leases.free(this.relayId, surplus);
    });
  }

  /** Gives everything back, so that another relay need not wait for the lease to run out. */
  release(): Promise<void> {
    return this.inTurn(async () => {
      this.validUntil = Number.NEGATIVE_INFINITY;
      await this.leases.leave(this.relayId);
    });
  }

  private decide(view: LeaseView) {
    const { relayId: me, seen } = this;
    return decide(view, { me, seen, now: this.now(), patience: LEASE_MS + GRACE_MS });
  }

  /** One after the other: a renewal that had read what is given away meanwhile would bring it back, here only. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.turn.then(work);
    this.turn = turn.catch(() => undefined);
    return turn;
  }
}
