import { waitUntil } from '@odyssey/testing';
import { Transactions } from '../../../libs/events/src/transactions.ts';
import type { Guard } from './guard.ts';
import { aPerson } from './scene.ts';

/** Two processes write for one person: the one that drew the lower number is kept back until the other has committed. */
export const personLock: Guard = {
  name: 'the person lock',
  breaks: 'topic order',
  async play(scene) {
    const [one, two] = [await scene.producer('goals-1'), await scene.producer('goals-2')];
    const person = aPerson();
    const held = scene.barriers.hold(one.dataSource, 'commit.before');
    const slow = scene.commit(one, 'e1', person, aPerson());
    await held.reached;
    let committed = false;
    const quick = scene.commit(two, 'e2', person, aPerson()).then(() => {
      committed = true;
    });
    const waitsForTheLock = async () => {
      const { rows } = await scene.goals.query(
        `select 1 from pg_locks l join pg_database d on d.oid = l.database
         where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
      );
      return rows.length > 0;
    };
    await waitUntil(async () => committed || (await waitsForTheLock()), {
      within: 5_000,
      what: 'the second transaction to commit, or to wait',
    });
    held.release();
    await Promise.all([slow, quick]);
    one.work();
    await scene.consumer('ai');
    await scene.quiet();
    return scene.broken();
  },
  remove() {
    const transact = Transactions.prototype['transact'];
    Transactions.prototype['transact'] = function unlocked(this: Transactions, opening, work) {
      return transact.call(this, { ...opening, locks: [] }, work) as ReturnType<typeof work>;
    };
    return () => {
      Transactions.prototype['transact'] = transact;
    };
  },
};
