import type { DataOf, PlanRequested } from '@odyssey/contracts';
import { z } from 'zod';
import { localMoment } from '../house/calendar.ts';
import type { PlanInput, PlanProposal } from '../house/index.ts';
import {
  type ExistingTask,
  MAX_STEP_MINUTES,
  MAX_STEPS,
  MIN_STEP_MINUTES,
  MIN_STEPS,
} from '../house/planner/plan.types.ts';

const Sentences = z.array(z.string().trim().min(1).max(500)).max(20).default([]);

/** A plan, whoever made it. */
export const PlanDraft = z.object({
  steps: z
    .array(
      z.object({
        id: z.string().min(1).max(20),
        title: z.string().trim().min(1).max(200),
        description: z.string().trim().max(2000),
        durationMinutes: z.int().min(MIN_STEP_MINUTES).max(MAX_STEP_MINUTES),
        dueDate: z.iso.date().optional(),
        dependsOn: z.array(z.string()).default([]),
        because: z.string().trim().max(500).optional(),
      }),
    )
    .min(MIN_STEPS)
    .max(MAX_STEPS),
  notes: Sentences,
  assumptions: Sentences,
});
export type PlanDraft = z.output<typeof PlanDraft>;

/** Nobody begins a step after this hour. */
const LAST_HOUR = 22;

/** What a planner may know: the request, what memory holds, and what the person's days already hold. */
export function planInput(
  request: DataOf<typeof PlanRequested>,
  facts: readonly string[],
  busyDays: Readonly<Record<string, number>>,
  now: Date,
): PlanInput {
  const { title, description, targetDate, today, timeZone, locale, lifeArea } = request;
  return {
    title,
    description,
    targetDate,
    today,
    timeLeftToday: minutesLeft(today, timeZone, now),
    timeZone,
    locale,
    lifeArea,
    existingTasks: request.existingTasks.flatMap(({ status, ...task }): ExistingTask[] =>
      status === 'other' ? [] : [{ ...task, status }],
    ),
    facts,
    busyDays,
  };
}

/** Minutes until the evening ends; unknown when the request is from another day. */
function minutesLeft(today: string, timeZone: string, now: Date): number | undefined {
  const { day, time } = localMoment(now.toISOString(), timeZone);
  if (day !== today) return undefined;
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return Math.max(0, LAST_HOUR * 60 - (hour * 60 + minute));
}

/** What the house made, in the shape that every plan has. */
export function toDraft({ steps, notes, assumptions }: PlanProposal): PlanDraft {
  return { steps, notes, assumptions };
}

/** One list for everything that must be known before accepting: what was taken for granted, too. */
export function notesOf({ notes, assumptions }: PlanDraft): string[] {
  return [...notes, ...assumptions];
}
