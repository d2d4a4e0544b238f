import { Id, Instant, LocalDate } from '@odyssey/contracts';
import { z } from 'zod';
import { PRIORITIES, STATUSES } from './status.rules.ts';

/** An id of something else, as the database writes it. */
export const Reference = Id.toLowerCase();

export const text = (max: number) => z.string().trim().min(1).max(max);

export const TITLE_MAX = 300;
export const Title = text(TITLE_MAX);
export const Description = text(20_000);
export const StatusField = z.enum(STATUSES);
export const PriorityField = z.enum(PRIORITIES);

/** Years that a plan for a life can name; PostgreSQL has no year 0. */
const inReach = (date: string) => date >= '1900';
export const DateField = LocalDate.refine(inReach, 'must not be before 1900');
export const InstantField = Instant.refine(inReach, 'must not be before 1900');

/** What every resource answers beside its own fields. */
export const kept = { createdAt: Instant, updatedAt: Instant, version: z.int().positive() };

export const ProgressView = z
  .object({
    percent: z.int().min(0).max(100),
    method: z
      .enum(['tasks', 'goals', 'status'])
      .describe('What the percentage counts: finished tasks, finished goals, or only its own status.'),
    completed: z.int().nonnegative(),
    total: z.int().nonnegative(),
  })
  .meta({ id: 'Progress' });

/** Filters that several lists share. Each is exact; dates compare in the person's own days. */
export const filters = {
  goalId: Reference.optional(),
  projectId: Reference.optional(),
  lifeAreaId: Reference.optional(),
  status: StatusField.optional(),
  priority: PriorityField.optional(),
  dueBefore: DateField.optional().describe('Due before this day began, in the time zone of the person.'),
  dueAfter: DateField.optional().describe('Due after this day ended, in the time zone of the person.'),
  q: text(200).optional().describe('Words, or beginnings of words, that all occur in it.'),
};
