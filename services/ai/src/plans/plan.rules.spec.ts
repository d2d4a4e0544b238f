import { describe, expect, it } from '@jest/globals';
import { PlanRequested } from '@odyssey/contracts';
import { notesOf, planInput } from './plan.rules.ts';

const request = { ...PlanRequested.sample, today: '2026-05-04', timeZone: 'Europe/Lisbon' };
const at = (instant: string) => planInput(request, [], {}, new Date(instant)).timeLeftToday;

describe('what a planner is told', () => {
  it('counts the time that is left of the day where the person is', () => {
    expect(at('2026-05-04T08:00:00Z')).toBe(13 * 60); // 09:00 in Lisbon, until 22:00
    expect(at('2026-05-04T20:30:00Z')).toBe(30);
    expect(at('2026-05-04T22:30:00Z')).toBe(0);
  });

  it('does not guess when the request is from another day', () => {
    expect(at('2026-05-05T08:00:00Z')).toBeUndefined();
  });

  it('leaves out tasks in a state that it does not know', () => {
    const existingTasks = [
      { title: 'Buy goggles', status: 'completed' as const },
      { title: 'From the future', status: 'other' as const },
    ];
    const input = planInput(
      { ...request, existingTasks },
      ['I swim early.'],
      { '2026-05-05': 90 },
      new Date(),
    );
    expect(input.existingTasks).toEqual([{ title: 'Buy goggles', status: 'completed' }]);
    expect(input).toMatchObject({ facts: ['I swim early.'], busyDays: { '2026-05-05': 90 } });
  });
});

describe('what must be known before a plan is accepted', () => {
  it('is what its author notes, and what was taken for granted', () => {
    expect(
      notesOf({ steps: [], notes: ['Ask for a lane.'], assumptions: ['The pool is 25 m long.'] }),
    ).toEqual(['Ask for a lane.', 'The pool is 25 m long.']);
  });
});
