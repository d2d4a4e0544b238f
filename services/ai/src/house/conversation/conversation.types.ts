import type { DayString } from '../calendar.ts';

export interface Turn {
  role: 'user' | 'assistant';
  content: string;
}

export interface KnownMemory {
  id: string;
  content: string;
  /** The order of the list counts where no score is given. */
  score?: number | undefined;
}

/** How a person is doing, as counted elsewhere. */
export interface Figures {
  openTasks: number;
  overdueTasks: number;
  completedToday: number;
  completedThisWeek: number;
  completedTasks: number;
  streakDays: number;
  reachedGoals: number;
  goals: readonly {
    title: string;
    completedTasks: number;
    totalTasks: number;
    targetDate?: DayString | undefined;
  }[];
}

export interface ConversationInput {
  content: string;
  /** What was said before, oldest first. */
  history: readonly Turn[];
  /** Best first. */
  memories: readonly KnownMemory[];
  figures?: Figures | undefined;
  displayName: string;
  locale: string;
  /** The person's day, for "remind me by Friday"; without it no date is read. */
  today?: DayString | undefined;
  timeZone?: string | undefined;
}

/** What the person agreed to; the caller has it carried out. */
export type Intent =
  | { type: 'create_task'; title: string; dueDate?: DayString }
  | { type: 'create_goal'; title: string; targetDate?: DayString }
  | { type: 'complete_task'; title: string };

export interface Citation {
  memoryId: string;
  excerpt: string;
}

export interface Reply {
  content: string;
  citations: Citation[];
  /** Facts to be remembered, in the person's words. */
  remember: string[];
  /** Only after a yes to the proposal before. */
  intent?: Intent;
  /** The house has said what it cannot do without a model. */
  needsModel: boolean;
}
