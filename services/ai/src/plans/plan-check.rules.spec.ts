import { describe, expect, it } from '@jest/globals';
import type { PlanDraft } from './plan.rules.ts';
import { planFaults } from './plan-check.rules.ts';

const input = { title: 'Swim', today: '2026-05-04', timeZone: 'UTC', existingTasks: [], facts: [] };
const dated = { ...input, targetDate: '2026-05-31' };

type Step = PlanDraft['steps'][number];
const plan = (...steps: Partial<Step>[]): PlanDraft => ({
  steps: steps.map((step, index) => ({
    id: `s${index + 1}`,
    title: 'Swim 8 × 50 m',
    description: '',
    durationMinutes: 45,
    dependsOn: [],
    ...step,
  })),
  notes: [],
});

describe('a plan', () => {
  it('may be proposed when its order is real and its dates fit', () => {
    const good = plan({ dueDate: '2026-05-04' }, { dueDate: '2026-05-31', dependsOn: ['s1'] });
    expect(planFaults(good, dated)).toEqual([]);
  });

  it.each<[string, PlanDraft, string]>([
    [
      'a step depends on a later one',
      plan({ dependsOn: ['s2'] }, {}),
      'Step s1 depends on s2, which is not an earlier step.',
    ],
    [
      'a step depends on itself',
      plan({ dependsOn: ['s1'] }),
      'Step s1 depends on s1, which is not an earlier step.',
    ],
    ['two steps share an id', plan({}, { id: 's1' }), 'Two steps have the id s1.'],
    ['a step is due before today', plan({ dueDate: '2026-05-03' }), 'Step s1 is due before today.'],
    [
      'a step is due before what it depends on',
      plan({ dueDate: '2026-05-10' }, { dueDate: '2026-05-09', dependsOn: ['s1'] }),
      'Step s2 is due before s1, on which it depends.',
    ],
  ])('is sent back when %s', (_, bad, fault) => {
    expect(planFaults(bad, input)).toEqual([fault]);
  });

  it('is sent back when a target date is missed or steps have no date', () => {
    const bad = plan({ dueDate: '2026-06-01' }, {});
    expect(planFaults(bad, dated)).toEqual([
      'Step s1 is due after the target date.',
      'Step s2 has no dueDate, but the goal has a target date.',
    ]);
  });

  it('needs no dates when the target has passed', () => {
    expect(planFaults(plan({}), { ...input, targetDate: '2026-05-01' })).toEqual([]);
  });
});
