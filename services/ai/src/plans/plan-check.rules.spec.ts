import { describe, expect, it } from '@jest/globals';
import type { PlanDraft } from './plan.rules.ts';
import { planFaults } from './plan-check.rules.ts';

const input = {
  title: 'Swim 1,500 m without a rest',
  today: '2026-05-04',
  timeZone: 'UTC',
  existingTasks: [],
  facts: [],
};
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
  assumptions: [],
});

/** Five steps that pass, as far as they are not replaced. */
const good = (replaced: Partial<Step>[] = []): PlanDraft => {
  const titles = ['8 × 50 m', '4 × 200 m', '3 × 400 m', '2 × 600 m', '1,500 m as the test'];
  const steps = titles.map((length, index) => ({
    title: `Swim ${length} in the town pool`,
    description: 'Rest 30 seconds after each length.',
    because: 'You wrote 1,500 m without a rest.',
    dueDate: ['2026-05-04', '2026-05-11', '2026-05-18', '2026-05-25', '2026-05-31'][index] as string,
    dependsOn: index === 0 ? [] : [`s${index}`],
    ...replaced[index],
  }));
  return { ...plan(...steps), assumptions: ['The pool is 25 m long.'] };
};

describe('a plan', () => {
  it('may be proposed when its order is real, its dates fit and its steps can be done', () => {
    expect(planFaults(good(), dated)).toEqual([]);
  });

  it('is sent back when it is advice, and told which step and why', () => {
    const slogans = [
      'Stay motivated',
      'Make a plan',
      'Review progress',
      'Believe in yourself',
      'Swim 1,500 m without a rest',
    ];
    const faults = planFaults(good(slogans.map((title) => ({ title, description: '' }))), dated);
    expect(faults.length).toBeGreaterThanOrEqual(4);
    expect(faults.join('\n')).toMatch(/Step s\d: “Stay motivated”/);
  });

  it('is not judged by English words in another language', () => {
    const portuguese = [
      'Nadar 8 × 50 m',
      'Nadar 4 × 200 m',
      'Nadar 3 × 400 m',
      'Nadar 2 × 600 m',
      'Nadar 1.500 m sem parar',
    ];
    const steps = portuguese.map((title) => ({ title, description: 'Descansa 30 segundos.', because: '' }));
    const goal = { ...dated, title: 'Nadar 1.500 m sem descanso', locale: 'pt-PT' };
    expect(planFaults(good(steps), goal)).toEqual([]);
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
    const undated = {
      ...good(),
      notes: ['1 May 2026 has passed; four weeks from today is a date that holds.'],
    };
    for (const step of undated.steps) delete step.dueDate;
    expect(planFaults(undated, { ...input, targetDate: '2026-05-01' })).toEqual([]);
  });
});
