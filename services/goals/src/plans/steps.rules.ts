import type { Goal } from '../goals/goal.rules.ts';
import type { TaskEdit } from '../tasks/task.rules.ts';
import { UnknownStep } from './plan.errors.ts';
import type { Plan, PlanStep } from './plan.rules.ts';

/** The accepted steps in the order of the plan; all of them when none are named. @throws UnknownStep */
export function chosenSteps(plan: Plan, stepIds: readonly string[] | undefined): PlanStep[] {
  if (!stepIds) return plan.steps;
  const known = plan.steps.map((step) => step.id);
  const unknown = stepIds.findIndex((id) => !known.includes(id));
  if (unknown >= 0) throw new UnknownStep(stepIds[unknown] ?? '', unknown, known);
  const wanted = new Set(stepIds);
  return plan.steps.filter((step) => wanted.has(step.id));
}

export interface PlannedTask {
  stepId: string;
  id: string;
  fields: TaskEdit & { title: string };
}

/**
 * The tasks that the chosen steps become, those that come first standing first. A dependency on a step that was
 * left out passes on to what that step itself depended on.
 */
export function tasksOfSteps(
  plan: Plan,
  chosen: readonly PlanStep[],
  goal: Goal,
  newId: () => string,
): PlannedTask[] {
  const ids = new Map(inOrder(chosen).map((step) => [step.id, newId()]));
  const all = new Map(plan.steps.map((step) => [step.id, step]));
  return [...ids].map(([stepId, id]) => {
    const step = all.get(stepId) as PlanStep;
    const fields = {
      goalId: goal.id,
      projectId: goal.projectId,
      lifeAreaId: goal.lifeAreaId,
      title: step.title,
      description: step.description || null,
      durationMinutes: step.durationMinutes,
      dueDate: step.dueDate ?? null,
      priority: goal.priority,
      dependsOn: [...keptDependencies(step, all, ids)].map((dependency) => ids.get(dependency) as string),
    };
    return { stepId, id, fields };
  });
}

/** Steps after what they depend on; otherwise as the plan has them. A circle, which no sound plan has, is left as it stands. */
function inOrder(steps: readonly PlanStep[]): PlanStep[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ordered = new Set<PlanStep>();
  const visiting = new Set<string>();
  const visit = (step: PlanStep) => {
    if (ordered.has(step) || visiting.has(step.id)) return;
    visiting.add(step.id);
    for (const id of step.dependsOn) {
      const before = byId.get(id);
      if (before) visit(before);
    }
    ordered.add(step);
  };
  steps.forEach(visit);
  return [...ordered];
}

function keptDependencies(
  step: PlanStep,
  all: ReadonlyMap<string, PlanStep>,
  kept: ReadonlyMap<string, unknown>,
  seen = new Set([step.id]),
): Set<string> {
  const found = new Set<string>();
  for (const id of step.dependsOn) {
    if (seen.has(id)) continue;
    seen.add(id);
    const skipped = all.get(id);
    if (kept.has(id)) found.add(id);
    else if (skipped) for (const further of keptDependencies(skipped, all, kept, seen)) found.add(further);
  }
  return found;
}
