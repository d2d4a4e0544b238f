import { factory } from '@odyssey/testing';
import { v7 as newId } from 'uuid';
import type { Goal } from '../../src/goals/goal.rules.ts';
import type { LifeArea } from '../../src/life-areas/life-area.rules.ts';
import type { Plan, PlanStep } from '../../src/plans/plan.rules.ts';
import type { Project } from '../../src/projects/project.rules.ts';
import type { Task } from '../../src/tasks/task.rules.ts';

/** States as the rules know them: valid with no argument. Instants are UTC. */

export const at = (instant: string): Date => new Date(instant);

const MADE = at('2026-05-01T08:00:00.000Z');
const kept = () => ({ id: newId(), ownerId: newId(), createdAt: MADE, updatedAt: MADE, version: 1 });

export const aTaskState = factory<Task>(() => ({
  ...kept(),
  goalId: null,
  projectId: null,
  lifeAreaId: null,
  title: 'Walk the river loop',
  description: null,
  status: 'todo',
  priority: 'medium',
  dueDate: null,
  dueAt: null,
  durationMinutes: null,
  tags: [],
  dependsOn: [],
  completedAt: null,
}));

export const aGoalState = factory<Goal>(() => ({
  ...kept(),
  projectId: null,
  lifeAreaId: null,
  title: 'Swim 1,500 m without a rest',
  description: null,
  status: 'todo',
  priority: 'medium',
  targetDate: null,
  completedAt: null,
  tasksTotal: 0,
  tasksCompleted: 0,
}));

export const aProjectState = factory<Project>(() => ({
  ...kept(),
  lifeAreaId: null,
  title: 'Fit by summer',
  description: null,
  status: 'todo',
  priority: 'medium',
  startDate: null,
  targetDate: null,
  completedAt: null,
  tasksTotal: 0,
  tasksCompleted: 0,
  goalsTotal: 0,
  goalsCompleted: 0,
}));

export const aLifeAreaState = factory<LifeArea>(() => ({
  ...kept(),
  name: 'Health',
  description: null,
  icon: null,
  color: null,
  weight: 50,
}));

export const aStep = factory<PlanStep>(() => ({
  id: 's1',
  title: 'Swim 8 × 50 m',
  description: 'Rest 30 seconds after each length.',
  durationMinutes: 45,
  dependsOn: [],
}));

export const aPlanState = factory<Plan>(() => ({
  ...kept(),
  goalId: newId(),
  status: 'proposed',
  steps: [aStep()],
  notes: [],
  provider: 'house',
  degraded: false,
  failure: null,
}));
