import type { DataOf, GoalCompleted, TaskCompleted } from '@odyssey/contracts';

export const STORY_KINDS = [
  'task',
  'goal',
  'celebration',
  'daily',
  'weekly',
  'monthly',
  'yearly',
  'project',
] as const;
export type StoryKind = (typeof STORY_KINDS)[number];

export const PERIOD_KINDS = ['daily', 'weekly', 'monthly', 'yearly'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** writing = the first or the next revision is on its way; what was written before stays readable. */
export const STORY_STATUSES = ['writing', 'ready', 'failed'] as const;
export type StoryStatus = (typeof STORY_STATUSES)[number];

/** What a story tells of; with an event that caused it, what that event said. */
export type Told =
  | { of: 'task'; task: DataOf<typeof TaskCompleted> }
  | { of: 'celebration'; goal: DataOf<typeof GoalCompleted> }
  | { of: 'goal'; goalId: string }
  | { of: 'project'; projectId: string }
  | { of: 'period'; from: string; to: string; timeZone: string };

export interface StorySource {
  type: 'task' | 'goal' | 'project';
  id: string;
}

/** What a writer brings back. */
export interface Prose {
  title: string;
  text: string;
}
