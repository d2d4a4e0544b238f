import type { DayString } from '../calendar.ts';

type TaskStatus = 'todo' | 'in_progress' | 'completed' | 'paused' | 'cancelled';

export interface ExistingTask {
  title: string;
  status: TaskStatus;
  dueDate?: DayString | undefined;
  durationMinutes?: number | undefined;
}

/** What a planner may know. `today` and the times come in as arguments: nothing here reads a clock. */
export interface PlanInput {
  title: string;
  description?: string | undefined;
  targetDate?: DayString | undefined;
  today: DayString;
  /** Minutes of today that are still free; absent = unknown, taken as enough for one step. */
  timeLeftToday?: number | undefined;
  timeZone: string;
  locale?: string | undefined;
  lifeArea?: string | undefined;
  existingTasks: readonly ExistingTask[];
  /** What memory holds about the person, one sentence each. */
  facts: readonly string[];
  /** Minutes already promised per day. */
  busyDays?: Readonly<Record<DayString, number>> | undefined;
}

export type GoalKind =
  | 'level'
  | 'work'
  | 'money'
  | 'skill'
  | 'make'
  | 'event'
  | 'paperwork'
  | 'habit'
  | 'relationship'
  | 'move'
  | 'decide'
  | 'generic';

export interface PlanStep {
  /** s1, s2, … in the order of the plan. */
  id: string;
  title: string;
  description: string;
  /** Whole minutes, 15 to 240. */
  durationMinutes: number;
  dueDate?: DayString;
  dependsOn: string[];
  /** The words of the person, or the rule, that the step comes from. */
  because: string;
}

export interface PlanProposal {
  kind: GoalKind;
  /** Five to twelve. */
  steps: PlanStep[];
  /** What the person must know before accepting: a date that cannot hold, a contradiction, a professional to ask. */
  notes: string[];
  /** What was taken for granted because it was not said. */
  assumptions: string[];
}

export const MIN_STEPS = 5;
export const MAX_STEPS = 12;
export const MIN_STEP_MINUTES = 15;
export const MAX_STEP_MINUTES = 240;
