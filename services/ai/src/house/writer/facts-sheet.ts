import type { DayString } from '../calendar.ts';

export type StoryKind =
  | 'task'
  | 'goal'
  | 'celebration'
  | 'daily'
  | 'weekly'
  | 'monthly'
  | 'yearly'
  | 'project';
export type Tone = 'warm' | 'plain' | 'playful';

export interface TaskFact {
  id: string;
  title: string;
  description?: string | undefined;
  /** Instant. */
  completedAt: string;
  durationMinutes?: number | undefined;
  dueDate?: DayString | undefined;
  /** What the person said about it. */
  notes?: string | undefined;
}

export interface WholeFact {
  title: string;
  completed: number;
  total: number;
  /** Instant. */
  startedAt?: string | undefined;
  completedAt?: string | undefined;
  targetDate?: DayString | undefined;
}

/** All that a story may say. Whatever is not here, or computed from it in `figures.ts`, is invented. */
export interface FactsSheet {
  kind: StoryKind;
  displayName: string;
  locale: string;
  timeZone: string;
  tone: Tone;
  /** Of a task story the one task; else what was done, in any order. */
  tasks: readonly TaskFact[];
  /** The goal it belongs to, or that is told of. */
  goal?: WholeFact | undefined;
  project?: WholeFact | undefined;
  /** First and last day of a recap. */
  period?: { from: DayString; to: DayString } | undefined;
  /** Days in a row with something done, the last one included. */
  streak?: number | undefined;
  /** Nothing of this kind was done before. */
  firstOfKind?: boolean | undefined;
  /** The longest stretch of days without one; for a task, the stretch that it ended. */
  longestGapDays?: number | undefined;
  /** The period of the same length before, to compare with. */
  previous?: { tasks: number; minutes: number } | undefined;
  pictures: { count: number; captions: readonly string[] };
}

export interface Story {
  title: string;
  text: string;
  /** Paths of the sheet that the text rests on: "tasks[0].title", "goal.total". */
  usedFacts: string[];
}

/** A sentence with the facts behind it; there is no other way into a story. */
export interface Sentence {
  text: string;
  facts: string[];
}
