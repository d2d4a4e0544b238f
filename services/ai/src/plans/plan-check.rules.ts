import { type PlanInput, scorePlan } from '../house/index.ts';
import type { Quality } from '../house/planner/rubric/score-plan.ts';
import type { PlanDraft } from './plan.rules.ts';

/** A plan is sent back when one quality is worse than this, or all together are worse than `GOOD`. 0 to 1. */
const WORST = 0.5;
const GOOD = 0.8;
/** More than this in one repair turn helps no model. */
const MOST_FAULTS = 12;

/** These are judged by English words; in another language they would refuse good plans. */
const BY_WORDS: readonly Quality[] = ['specific', 'small', 'personal', 'complete', 'honest'];

/** What is wrong with a plan, in sentences that its author can act on. Empty = it may be proposed. */
export function planFaults(plan: PlanDraft, input: PlanInput): string[] {
  const broken = [...orderFaults(plan), ...dateFaults(plan, input)];
  return (broken.length > 0 ? broken : rubricFaults(plan, input)).slice(0, MOST_FAULTS);
}

/** The house's own rubric: a model's plan is held to the measure that the house's plans are held to. */
function rubricFaults({ steps, notes, assumptions }: PlanDraft, input: PlanInput): string[] {
  const proposal = {
    kind: 'generic' as const,
    steps: steps.map(({ because, ...step }) => ({ ...step, because: because ?? '' })),
    notes,
    assumptions,
  };
  const english = /^en\b/i.test(input.locale ?? 'en');
  const judged = Object.entries(scorePlan(input, proposal)).filter(
    ([quality]) => english || !BY_WORDS.includes(quality as Quality),
  );
  const scores = judged.map(([, { score }]) => score);
  const average = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  if (average >= GOOD && Math.min(...scores) >= WORST) return [];
  return judged
    .toSorted(([, one], [, other]) => one.score - other.score)
    .flatMap(([, { findings }]) => findings)
    .map(({ stepId, detail }) => `${stepId === undefined ? 'The plan' : `Step ${stepId}`}: ${detail}.`);
}

/** A step may depend only on steps before it, which rules out cycles, too. */
function orderFaults({ steps }: PlanDraft): string[] {
  const before = new Set<string>();
  const faults: string[] = [];
  for (const { id, dependsOn } of steps) {
    if (before.has(id)) faults.push(`Two steps have the id ${id}.`);
    for (const needed of dependsOn)
      if (!before.has(needed)) faults.push(`Step ${id} depends on ${needed}, which is not an earlier step.`);
    before.add(id);
  }
  return faults;
}

function dateFaults({ steps }: PlanDraft, { today, targetDate }: PlanInput): string[] {
  const dates = new Map(steps.map(({ id, dueDate }) => [id, dueDate]));
  const reachable = targetDate !== undefined && targetDate >= today;
  return steps.flatMap(({ id, dueDate, dependsOn }) => {
    if (dueDate === undefined)
      return reachable ? [`Step ${id} has no dueDate, but the goal has a target date.`] : [];
    const late = dependsOn.filter((needed) => (dates.get(needed) ?? '') > dueDate);
    return [
      ...(dueDate < today ? [`Step ${id} is due before today.`] : []),
      ...(reachable && dueDate > targetDate ? [`Step ${id} is due after the target date.`] : []),
      ...late.map((needed) => `Step ${id} is due before ${needed}, on which it depends.`),
    ];
  });
}
