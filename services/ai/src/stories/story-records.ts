import type { DayString } from '../house/calendar.ts';
import type { Person } from '../records/people.service.ts';
import type { Period } from './period.rules.ts';
import type { StoryKind } from './story.types.ts';

/** Pictures that are attached to something, and what the person wrote under them, oldest first. */
export interface Pictures {
  count: number;
  captions: readonly string[];
}

export const NO_PICTURES: Pictures = { count: 0, captions: [] };

export interface FinishedTask {
  id: string;
  title: string;
  description?: string;
  completedAt: Date;
  durationMinutes?: number;
  dueDate?: DayString;
  tags: readonly string[];
  goalId?: string;
  pictures: Pictures;
}

/** A goal or a project. */
export interface ToldWhole {
  id: string;
  title: string;
  description?: string;
  startedAt?: Date;
  completedAt?: Date;
  targetDate?: DayString;
  completedTasks: number;
  totalTasks: number;
}

/** Everything recorded that a story may rest on, as it was when the story was asked for. */
export interface StoryRecords {
  kind: StoryKind;
  person: Person;
  /** What the story tells of, oldest first. */
  tasks: readonly FinishedTask[];
  /** The goal of a task, or the goal, or the goals that the tasks belong to. */
  goals: readonly ToldWhole[];
  project?: ToldWhole;
  period?: Period;
  /** Other tasks that were finished before, newest first: what a story compares with. */
  before: readonly FinishedTask[];
  /** Titles of the other tasks of the same goal, done or not. */
  siblings: readonly string[];
  /** Those of the tasks. */
  pictures: Pictures;
  /** First sentences of the person's newest stories, so that no two in a row begin alike. */
  openings: readonly string[];
}
