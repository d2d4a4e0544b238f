import { waitUntil } from '@odyssey/testing';
import { GroupTransaction } from '../../../libs/events/src/consumer/group-transaction.ts';
import type { Guard } from './guard.ts';
import { aPerson, neighboursOf } from './scene.ts';

/** An event fails, another of the same person is behind it, and the neighbours of their partition want to be handled. */
export const parking: Guard = {
  name: 'parking',
  breaks: 'handler order',
  async play(scene) {
    const producer = await scene.producer('goals');
    const first = await scene.consumer('ai-1');
    first.trouble.meet = (ref) => {
      if (ref === 'failing') throw new Error('not yet');
    };
    const person = aPerson();
    const neighbours = neighboursOf(person, 8);
    await scene.commit(producer, 'failing', person);
    await scene.commit(producer, 'behind', person);
    for (const neighbour of neighbours) await scene.commit(producer, neighbour, neighbour);
    producer.work();
    // Healthy keys flow: this would wait in vain if the failing event were tried on the spot for ever.
    for (const neighbour of neighbours) await scene.handled(neighbour);
    await waitUntil(
      async () =>
        (await scene.effectsOf('behind')) > 0 || (await scene.rows(scene.ai, 'parked_events')) === 2,
      { within: 10_000, what: 'the event behind to be handled, or to wait' },
    );
    // The next process knows how to handle it.
    await scene.kill(first);
    await scene.ai.query('update parked_events set next_at = now()');
    await scene.consumer('ai-2');
    await scene.handled('failing');
    await scene.quiet();
    return scene.broken();
  },
  /** Puts the failing event aside and lets the next one of its key pass. */
  remove() {
    const sort = GroupTransaction.prototype['sort'];
    GroupTransaction.prototype['sort'] = async function passing(tx, group, failed, outcomes) {
      const aside = group.filter((item) => failed.has(item));
      await sort.call(this, tx, aside, failed, outcomes);
      return { runnable: group.filter((item) => !failed.has(item)), waiting: new Set<string>() };
    };
    return () => {
      GroupTransaction.prototype['sort'] = sort;
    };
  },
};
