import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LeaseDecision, LeaseView } from './lease.rules.ts';
import { type Grant, LEASE_MS, Lease } from './lease.ts';
import type { Leases } from './lease-table.ts';
import { BUCKETS } from './outbox-writer.ts';

const NO_TROUBLE = { before: 0, meanwhile: async () => {}, lost: false };

/** The time that really passes, in milliseconds. Each relay reads it on a clock of its own origin. */
class World implements Leases {
  time = 0;
  readonly relays: Member[] = [];
  /** What relays, also those that have stopped, believe that they may publish. */
  private granted: { by: Member; grant: Grant }[] = [];
  private readonly void: Grant[] = [];
  /** What happens to the next renewal between its question, its commit and the answer. */
  trouble = NO_TROUBLE;
  private readonly owners: (string | null)[] = Array.from({ length: BUCKETS }, () => null);
  private readonly beats = new Map<string, string>();

  async beat(relay: string, beat: string, decide: (view: LeaseView) => LeaseDecision) {
    const { before, meanwhile, lost } = this.trouble;
    this.trouble = NO_TROUBLE;
    this.time += before;
    this.beats.set(relay, beat);
    const decision = decide({
      leases: this.owners.map((owner, bucket) => ({ bucket, owner })),
      relays: [...this.beats].map(([id, last]) => ({ id, beat: last })),
    });
    for (const bucket of decision.take) this.owners[bucket] = relay;
    for (const id of decision.dead) this.beats.delete(id);
    await meanwhile();
    if (lost) throw new Error('connection lost: nobody knows whether it was committed');
    return decision;
  }
  async anyFree() {
    return this.owners.includes(null);
  }
  async free(relay: string, buckets: readonly number[]) {
    for (const bucket of buckets) if (this.owners[bucket] === relay) this.owners[bucket] = null;
  }
  async leave(relay: string) {
    await this.free(
      relay,
      this.owners.map((_, bucket) => bucket),
    );
    this.beats.delete(relay);
  }

  get alive(): Member[] {
    return this.relays.filter(({ alive }) => alive);
  }

  pass(ms: number): void {
    this.time += ms;
  }

  join(clockOrigin: number): void {
    const id = `relay-${String(this.relays.length).padStart(3, '0')}`;
    this.relays.push({ lease: new Lease(this, id, () => this.time + clockOrigin), alive: true });
  }

  /** Nobody may be granted what another relay still believes to be its own, and what is void stays so. */
  check(): void {
    expect(this.void.filter((grant) => grant.isValid())).toEqual([]);
    this.void.push(...this.granted.map(({ grant }) => grant).filter((grant) => !grant.isValid()));
    this.granted = this.granted.filter(({ grant }) => grant.isValid());
    for (const by of this.alive) {
      const grant = by.lease.grant();
      const others = this.granted.filter((before) => before.by !== by);
      const theirs = new Set(others.flatMap((before) => before.grant.buckets));
      expect(grant.buckets.filter((bucket) => theirs.has(bucket))).toEqual([]);
      this.granted.push({ by, grant });
    }
  }

  /** Time passes for all, and only the others are heard of. */
  async withoutHearingOf(silent: Member | undefined, ms: number): Promise<void> {
    for (const wait of [0, ms]) {
      this.pass(wait);
      for (const { lease } of this.alive.filter((member) => member !== silent)) await lease.renew();
      this.check();
    }
  }

  /** What a relay's loop does between two batches. */
  async round(): Promise<void> {
    this.time += 1_000;
    for (const { lease } of this.alive) {
      await lease.renew();
      if (lease.hasSurplus) await lease.letGo();
      this.check();
    }
  }
}

interface Member {
  readonly lease: Lease;
  alive: boolean;
}

type Step = (world: World) => Promise<void>;
const pick = (world: World, n: number): Member | undefined =>
  world.alive[n % Math.max(1, world.alive.length)];
const whom = fc.nat(3);
/** Around the length of a lease, where it is decided. */
const duration = fc.constantFrom(0, 300, 1_000, 2_300, LEASE_MS - 100, LEASE_MS + 600, LEASE_MS + 2_000);
const step = (name: string, run: Step) => Object.assign(run, { toString: () => name });

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.nat(1_000_000).map((origin) => step(`join(${origin})`, async (world) => world.join(origin))),
  {
    weight: 4,
    arbitrary: whom.map((n) => step(`renew(${n})`, async (world) => pick(world, n)?.lease.renew())),
  },
  {
    weight: 2,
    arbitrary: whom.map((n) =>
      step(`letGo(${n})`, async (world) => {
        const lease = pick(world, n)?.lease;
        if (lease?.hasSurplus) await lease.letGo();
      }),
    ),
  },
  whom.map((n) => step(`claim(${n})`, async (world) => pick(world, n)?.lease.claim())),
  {
    weight: 4,
    arbitrary: duration.map((ms) => step(`pass(${ms})`, async (world) => world.pass(ms))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(whom, duration)
      .map(([n, ms]) => step(`silent(${n},${ms})`, (world) => world.withoutHearingOf(pick(world, n), ms))),
  },
  fc.tuple(whom, duration, duration, fc.boolean()).map(([n, before, after, lost]) =>
    step(`troubled(${n},${before},${after},${lost})`, async (world) => {
      const member = pick(world, n);
      if (!member) return;
      world.trouble = { before, lost, meanwhile: () => world.withoutHearingOf(member, after) };
      await member.lease.renew().catch(() => undefined);
    }),
  ),
  whom.map((n) =>
    step(`leave(${n})`, async (world) => {
      const member = pick(world, n);
      await member?.lease.release();
      if (member) member.alive = false;
    }),
  ),
  whom.map((n) =>
    step(`die(${n})`, async (world) => {
      const member = pick(world, n);
      if (member) member.alive = false;
    }),
  ),
);

describe('the lease', () => {
  it('gives a bucket to one relay at a time whatever happens, and to exactly one soon after it ended', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 40, size: 'max' }), async (script) => {
        const world = new World();
        world.join(0);
        for (const run of script) {
          await run(world);
          world.check();
        }
        if (world.alive.length === 0) world.join(0);
        // The dead are dead after a lease, and everybody has renewed twice since.
        for (let rounds = 0; rounds < 8; rounds += 1) await world.round();
        const shares = world.alive.map(({ lease }) => lease.buckets.length);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(BUCKETS);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});
