import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deleteAfterAck } from './delete-after-ack.ts';
import { erasedPeople } from './erased-people.ts';
import type { Guard } from './guard.ts';
import { inbox } from './inbox.ts';
import { lease } from './lease.ts';
import { lowWaterMark } from './low-water-mark.ts';
import { parking } from './parking.ts';
import { Parts } from './parts.ts';
import { personLock } from './person-lock.ts';
import { Scene } from './scene.ts';

const GUARDS: readonly Guard[] = [
  inbox,
  personLock,
  deleteAfterAck,
  lowWaterMark,
  parking,
  erasedPeople,
  lease,
];

/**
 * The proof proves itself: each guard is taken away once, on an interleaving that is forced and not left to chance,
 * and the checks of the chaos runs name the promise that is broken then. A guard whose absence nobody notices would be
 * one that nothing tests.
 */
describe('without', () => {
  let parts: Parts;
  beforeAll(async () => {
    parts = await Parts.start();
  }, 60_000);
  afterAll(() => parts?.stop(), 30_000);

  const played = async (guard: Guard, mutated: boolean) => {
    const scene = await Scene.open(parts);
    const putBack = mutated ? await guard.remove(scene) : () => {};
    try {
      return await guard.play(scene);
    } finally {
      await scene.close();
      putBack();
    }
  };

  for (const guard of GUARDS) {
    it(`${guard.name}: ${guard.breaks}; with it, nothing`, async () => {
      expect(await played(guard, false)).toEqual([]);
      expect(await played(guard, true)).toEqual([guard.breaks]);
    }, 60_000);
  }
});
