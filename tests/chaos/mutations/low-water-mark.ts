import { waitUntil } from '@odyssey/testing';
import { LowWaterMark } from '../../../libs/events/src/consumer/low-water-mark.ts';
import type { Guard } from './guard.ts';
import { replaceGetter } from './replace.ts';
import { aPerson, neighboursOf, strangersTo } from './scene.ts';

/** A process dies while a handler is still at an event; later events of its partition are done, offsets are committed. */
export const lowWaterMark: Guard = {
  name: 'the low-water mark',
  breaks: 'effect missing',
  async play(scene) {
    const producer = await scene.producer('goals');
    const first = await scene.consumer('ai-1');
    const slow = Promise.withResolvers<void>();
    first.trouble.meet = (ref) => (ref === 'slow' ? slow.promise : undefined);
    producer.work();
    const person = aPerson();
    await scene.commit(producer, 'slow', person);
    await scene.sent();
    // Of so many some go through another lane than the slow one.
    for (const neighbour of neighboursOf(person, 8)) await scene.commit(producer, neighbour, neighbour);
    await waitUntil(async () => (await scene.rows(scene.ai, 'effects')) > 0, {
      within: 20_000,
      what: 'a neighbour to be handled',
    });
    // When offsets of another partition are committed, all that could be committed with them are.
    for (const stranger of strangersTo(person)) await scene.commit(producer, stranger, stranger);
    await waitUntil(async () => (await scene.committedApartFrom(person)) > 0, {
      within: 20_000,
      what: 'offsets of another partition to be committed',
    });
    const death = scene.kill(first);
    slow.reject(new Error('this process has ended'));
    await death;
    await scene.consumer('ai-2');
    await scene.quiet();
    return scene.broken();
  },
  /** Commits what was taken over instead of what is finished. */
  remove: () =>
    replaceGetter(LowWaterMark.prototype, 'position', function taken() {
      return this.end;
    }),
};
