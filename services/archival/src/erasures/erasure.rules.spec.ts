import { describe, expect, it } from '@jest/globals';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import { type Change, unchanged } from '@odyssey/events';
import fc from 'fast-check';
import type { ErasureEntity } from './erasure.entity.ts';
import {
  beginErasure,
  cancelErasure,
  completeErasure,
  hastenErasure,
  mayBegin,
  pendingParts,
  recordPart,
  remaining,
  remindErasure,
  scheduleErasure,
} from './erasure.rules.ts';

const at = (text: string) => new Date(text);
const now = at('2026-05-04T07:40:00Z');
const due = at('2026-05-04T07:55:00Z');
const OTHERS = DATA_SERVICES.filter((service) => service !== 'archival');

function anErasure(given: Partial<ErasureEntity> = {}): ErasureEntity {
  return {
    id: '01890000-0000-7000-8000-000000000009',
    ownerId: '01890000-0000-7000-8000-00000000face',
    status: 'scheduled',
    services: pendingParts(),
    runsAt: now,
    startedAt: null,
    dueAt: null,
    completedAt: null,
    certificate: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...given,
  };
}

const running = () => beginErasure(anErasure(), { exports: 1 }, now, due).state;
const types = (change: Change<ErasureEntity>) => change.events.map(({ event }) => event.type);

describe('an erasure that waits', () => {
  it('begins at its time and not before', () => {
    expect(mayBegin(anErasure(), at('2026-05-04T07:39:59Z'))).toBe(false);
    expect(mayBegin(anErasure(), now)).toBe(true);
    expect(mayBegin(anErasure({ status: 'cancelled' }), now)).toBe(false);
  });

  it('can be called off, once', () => {
    const first = cancelErasure(anErasure());
    expect([first.state.status, types(first)]).toEqual(['cancelled', ['archival.erasure.cancelled.v1']]);
    expect(cancelErasure(first.state)).toEqual(unchanged(first.state));
  });

  it('can be hastened, never delayed', () => {
    const later = anErasure({ runsAt: due });
    expect(hastenErasure(later, now).state.runsAt).toEqual(now);
    expect(hastenErasure(anErasure(), due).changed).toBe(false);
    expect(types(scheduleErasure(later))).toEqual(['archival.erasure.scheduled.v1']);
  });
});

describe('an erasure that runs', () => {
  it('cannot be called off any more', () => {
    expect(() => cancelErasure(running())).toThrow('is running');
  });

  it('has archival’s own part done when it asks the others', () => {
    const begun = beginErasure(anErasure(), { exports: 1 }, now, due);
    expect(types(begun)).toEqual(['archival.erasure.requested.v1', 'archival.erasure.progressed.v1']);
    expect(begun.events[1]?.data).toMatchObject({ completed: ['archival'], remaining: OTHERS });
    expect(begun.state.services.find(({ service }) => service === 'archival')).toMatchObject({
      counts: { exports: 1 },
    });
  });

  it('takes the answers in any order, each once, and tells who remains after each', () => {
    const orders = fc.shuffledSubarray([...OTHERS, ...OTHERS], { minLength: OTHERS.length * 2 });
    fc.assert(
      fc.property(orders, (order) => {
        let state = running();
        const seen = new Set<DataService>(['archival']);
        for (const service of order) {
          const change = recordPart(state, service, { records: 1 }, now);
          expect(change.changed).toBe(!seen.has(service));
          seen.add(service);
          expect(remaining(change.state)).toEqual(DATA_SERVICES.filter((name) => !seen.has(name)));
          if (change.changed)
            expect(change.events[0]?.data).toMatchObject({ remaining: remaining(change.state) });
          state = change.state;
        }
        expect(remaining(state)).toEqual([]);
      }),
    );
  });

  it('says that auth alone remains exactly once, whatever the order of the others', () => {
    const others = OTHERS.filter((service) => service !== 'auth');
    let state = running();
    const alone: unknown[] = [];
    for (const service of others) {
      const change = recordPart(state, service, {}, now);
      state = change.state;
      alone.push(
        ...change.events.filter(({ data }) => JSON.stringify(data).includes('"remaining":["auth"]')),
      );
    }
    expect(alone).toHaveLength(1);
  });

  it('asks again when it is overdue, and only then', () => {
    const state = running();
    const next = at('2026-05-04T08:10:00Z');
    expect(remindErasure(state, now, next).changed).toBe(false);
    const reminded = remindErasure(state, due, next);
    expect(types(reminded)).toEqual(['archival.erasure.requested.v1', 'archival.erasure.progressed.v1']);
    expect(reminded.state.dueAt).toEqual(next);
  });

  it('names nobody once it is completed', () => {
    const done = completeErasure(running(), 'certificate', due);
    expect(done.state).toMatchObject({
      status: 'completed',
      ownerId: null,
      certificate: 'certificate',
      dueAt: null,
    });
    expect(types(done)).toEqual(['archival.erasure.completed.v1']);
    expect(recordPart(done.state, 'auth', {}, due).changed).toBe(false);
    expect(remindErasure(done.state, due, due).changed).toBe(false);
  });
});
