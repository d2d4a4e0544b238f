import { ErasedPeople } from '../../../libs/events/src/erased-people.ts';
import type { Guard } from './guard.ts';
import { aPerson } from './scene.ts';

/** A person is erased from the consuming service while an event about them is on its way. */
export const erasedPeople: Guard = {
  name: 'erased_people',
  breaks: 'effect for an erased person',
  async play(scene) {
    const producer = await scene.producer('goals');
    const consumer = await scene.consumer('ai');
    const person = aPerson();
    producer.work();
    await scene.commit(producer, 'before', person);
    await scene.handled('before');
    const held = scene.barriers.hold(producer.dataSource, 'send.before');
    await scene.commit(producer, 'late', person);
    await held.reached;
    await scene.erase(consumer, person);
    held.release();
    await scene.commit(producer, 'other', aPerson());
    await scene.quiet();
    return scene.broken();
  },
  remove() {
    const mark = ErasedPeople.prototype.mark;
    ErasedPeople.prototype.mark = async () => {};
    return () => {
      ErasedPeople.prototype.mark = mark;
    };
  },
};
