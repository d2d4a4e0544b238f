import type { PlanInput } from '../house/planner/plan.types.ts';
import type { PlanDraft } from './plan.rules.ts';

/** What is wrong with a plan, in sentences that its author can act on. Empty = it may be proposed. */
export function planFaults(plan: PlanDraft, input: PlanInput): string[] {
  return [...orderFaults(plan), ...dateFaults(plan, input)];
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
