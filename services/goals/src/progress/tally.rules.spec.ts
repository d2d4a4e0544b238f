import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STATUSES } from '../items/status.rules.ts';
import { type Counted, type Delta, NO_LIFE_AREA, type Step, tally, tallyByStatus } from './tally.rules.ts';

const item: fc.Arbitrary<Counted> = fc.record({
  status: fc.constantFrom(...STATUSES),
  goalId: fc.constantFrom('g', 'h', null),
  projectId: fc.constant(null),
  lifeAreaId: fc.constantFrom('a', 'b', null),
});

/** A life of some items: each is made, changed a few times, perhaps trashed and restored. */
const life = fc.array(fc.array(fc.option(item, { nil: undefined }), { minLength: 1, maxLength: 6 }), {
  maxLength: 8,
});

const steps = (states: readonly (Counted | undefined)[]): Step[] =>
  states.map((after, index) => ({ before: states[index - 1], after }));

describe('counting by steps', () => {
  it('ends at what counting the rows would give, for every parent', () => {
    fc.assert(
      fc.property(life, (items) => {
        const sums = new Map<string, Delta>();
        for (const states of items) {
          for (const step of steps(states)) {
            for (const delta of tally([step], ({ goalId }) => goalId)) {
              const sum = sums.get(delta.id) ?? { id: delta.id, total: 0, completed: 0 };
              sums.set(delta.id, {
                id: delta.id,
                total: sum.total + delta.total,
                completed: sum.completed + delta.completed,
              });
            }
          }
        }
        const now = items.map((states) => states.at(-1));
        for (const goalId of ['g', 'h']) {
          const there = now.filter((one) => one?.goalId === goalId && one.status !== 'cancelled');
          const completed = there.filter((one) => one?.status === 'completed').length;
          expect(sums.get(goalId) ?? { id: goalId, total: 0, completed: 0 }).toEqual({
            id: goalId,
            total: there.length,
            completed,
          });
        }
      }),
    );
  });

  it('adds up the same in one go as one by one', () => {
    fc.assert(
      fc.property(life, (items) => {
        const all = items.flatMap(steps);
        const oneByOne = new Map<string, number>();
        for (const step of all) {
          for (const { lifeAreaId, status, items: n } of tallyByStatus([step])) {
            oneByOne.set(`${lifeAreaId} ${status}`, (oneByOne.get(`${lifeAreaId} ${status}`) ?? 0) + n);
          }
        }
        const atOnce = new Map(tallyByStatus(all).map((d) => [`${d.lifeAreaId} ${d.status}`, d.items]));
        for (const [key, n] of oneByOne) expect(atOnce.get(key) ?? 0).toBe(n);
      }),
    );
  });

  it('keeps items of no life area under a name of their own', () => {
    const after: Counted = { status: 'todo', projectId: null, lifeAreaId: null };
    expect(tallyByStatus([{ after }])).toEqual([{ lifeAreaId: NO_LIFE_AREA, status: 'todo', items: 1 }]);
  });
});
