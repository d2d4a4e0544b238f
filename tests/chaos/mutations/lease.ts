import { waitUntil } from '@odyssey/testing';
import { Lease } from '../../../libs/events/src/outbox/lease.ts';
import { BUCKETS } from '../../../libs/events/src/outbox/outbox-writer.ts';
import type { Guard } from './guard.ts';
import { aPerson, type Scene } from './scene.ts';

/** Two relays work at the same time, and nothing fails. */
export const lease: Guard = {
  name: 'the lease',
  breaks: 'record twice',
  async play(scene) {
    const relays = [await scene.producer('goals-1'), await scene.producer('goals-2')] as const;
    await scene.consumer('ai');
    for (const relay of relays) relay.work();
    await waitUntil(() => shared(scene), { within: 10_000, what: 'both relays to hold half of the buckets' });
    const holds = relays.map((relay) => scene.barriers.hold(relay.dataSource, 'send.before'));
    for (let n = 0; n < 64; n += 1) await scene.commit(relays[0], `e${n}`, aPerson());
    await Promise.all(holds.map(({ reached }) => reached));
    for (const hold of holds) hold.release();
    await scene.quiet();
    return scene.broken({ faultFree: true });
  },
  /** Everybody may publish everything. */
  remove() {
    const grant = Lease.prototype.grant;
    const buckets = Array.from({ length: BUCKETS }, (_, bucket) => bucket);
    Lease.prototype.grant = () => ({ buckets, isValid: () => true });
    return () => {
      Lease.prototype.grant = grant;
    };
  },
};

async function shared(scene: Scene): Promise<boolean> {
  const { rows } = await scene.goals.query(
    'select count(*)::int as n from relay_leases where owner is not null group by owner',
  );
  return rows.length === 2 && rows.every(({ n }) => n === BUCKETS / 2);
}
