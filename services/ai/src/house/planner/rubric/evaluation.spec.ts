import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { GoalKind, PlanInput, PlanProposal } from '../plan.types.ts';
import { planGoal } from '../planner.ts';
import { QUALITIES, type Quality, scorePlan } from './score-plan.ts';

interface EvaluatedGoal {
  id: string;
  kind: GoalKind;
  input: PlanInput;
}

const data = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../../../tests/data/planner/${name}`, import.meta.url), 'utf8'));
const goals = data('goals.json') as EvaluatedGoal[];
const floors = data('floors.json') as Record<Quality, { mean: number; least: number }>;

const judged = goals.map(({ id, kind, input }) => {
  const proposal = planGoal(input);
  return { id, kind, input, proposal, scores: scorePlan(input, proposal) };
});

describe('the house planner over the evaluation set', () => {
  it('holds the floor of every quality', () => {
    const table = QUALITIES.map((quality) => {
      const scores = judged.map(({ scores: all }) => all[quality].score);
      const least = judged.reduce((worst, each) =>
        each.scores[quality].score < worst.scores[quality].score ? each : worst,
      );
      return {
        quality,
        mean: scores.reduce((sum, score) => sum + score, 0) / scores.length,
        least: Math.min(...scores),
        of: least.id,
      };
    });
    process.stdout.write(
      `\nhouse planner, ${goals.length} goals\n${table.map(({ quality, mean, least, of }) => `  ${quality.padEnd(9)} mean ${mean.toFixed(3)}  least ${least.toFixed(2)}  ${of}`).join('\n')}\n`,
    );
    for (const { quality, mean, least } of table) {
      expect({ quality, holds: mean >= floors[quality].mean && least >= floors[quality].least }).toEqual({
        quality,
        holds: true,
      });
    }
  });

  it.each(judged.map(({ id, kind, proposal }) => [id, kind, proposal.kind]))(
    'recognises %s as %s',
    (_id, expected, found) => {
      expect(found).toBe(expected);
    },
  );

  it('never gives two goals the same steps', () => {
    const seen = new Map<string, string>();
    for (const { id, proposal } of judged) {
      const steps = proposal.steps.map(({ title, description }) => `${title} ${description}`).join('\n');
      expect({ id, twin: seen.get(steps) }).toEqual({ id, twin: undefined });
      seen.set(steps, id);
    }
  });

  it('gives the same goal the same plan', () => {
    for (const { input, proposal } of judged) expect(planGoal(structuredClone(input))).toEqual(proposal);
  });

  it('does not repeat the words of a hostile title to whoever reads the plan next', () => {
    for (const id of ['injection', 'markup', 'harm-self', 'harm-other']) {
      const plan = JSON.stringify(judged.find((each) => each.id === id)?.proposal);
      expect(plan).not.toMatch(/system prompt|<script|DROP TABLE|constructor|kill|revenge/i);
    }
  });
});

describe('the rubric', () => {
  const input: PlanInput = {
    title: 'Learn Portuguese with my sister Ana by 1 May 2027',
    today: '2026-11-22',
    timeZone: 'Europe/Lisbon',
    existingTasks: [],
    facts: [],
  };
  const bad: PlanProposal = {
    kind: 'generic',
    steps: [
      {
        id: 's1',
        title: 'Motivation',
        description: '',
        durationMinutes: 600,
        dueDate: '2026-11-30',
        dependsOn: ['s2'],
        because: '',
      },
      {
        id: 's2',
        title: 'Make a plan',
        description: 'Plan.',
        durationMinutes: 7.5,
        dueDate: '2026-11-29',
        dependsOn: [],
        because: '',
      },
      {
        id: 's3',
        title: 'Stay motivated',
        description: 'You have depression; take 50 mg daily.',
        durationMinutes: 30,
        dueDate: '2028-01-01',
        dependsOn: [],
        because: '',
      },
    ],
    notes: [],
    assumptions: [],
  };

  it('finds every quality wanting in a bad plan', () => {
    const scores = scorePlan(input, bad);
    expect(
      Object.fromEntries(
        QUALITIES.filter((quality) => quality !== 'feasible').map((quality) => [
          quality,
          scores[quality].score < 0.6,
        ]),
      ),
    ).toEqual({
      specific: true,
      small: true,
      ordered: true,
      dated: true,
      personal: true,
      complete: true,
      honest: true,
    });
    expect(scores.specific.findings.map(({ stepId }) => stepId)).toEqual(['s1', 's2', 's3']);
  });

  it('wants a plan that does not fit to say so', () => {
    const good = planGoal({
      ...input,
      title: 'Paint the nursery',
      targetDate: '2026-11-23',
      timeLeftToday: 30,
    });
    expect(
      scorePlan(
        { ...input, title: 'Paint the nursery', targetDate: '2026-11-23', timeLeftToday: 30 },
        { ...good, notes: [] },
      ).feasible.score,
    ).toBeLessThan(1);
  });

  it.each([
    [
      'ordered',
      (plan: PlanProposal) => ({ ...plan, steps: plan.steps.map((each) => ({ ...each, dependsOn: [] })) }),
    ],
    [
      'dated',
      (plan: PlanProposal) => ({
        ...plan,
        steps: plan.steps.map((each) => ({ ...each, dueDate: '2026-11-23' })),
      }),
    ],
    [
      'personal',
      (plan: PlanProposal) => ({
        ...plan,
        steps: plan.steps.map((each) => ({
          ...each,
          title: 'Open the box and look',
          description: 'Look inside it well.',
          because: 'rule',
        })),
      }),
    ],
    ['honest', (plan: PlanProposal) => ({ ...plan, assumptions: [] })],
  ] as const)('sees when what makes a plan %s is taken away', (quality, spoil) => {
    const plan = planGoal(input);
    expect(scorePlan(input, plan)[quality].score).toBeGreaterThan(
      scorePlan(input, spoil(plan))[quality].score,
    );
  });
});
