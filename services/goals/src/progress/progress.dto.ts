import { Id, LocalDate } from '@odyssey/contracts';
import { z } from 'zod';
import { ProgressView } from '../items/item.dto.ts';

const count = z.int().nonnegative();

export const StatusCounts = z
  .object({ todo: count, in_progress: count, completed: count, paused: count, cancelled: count })
  .meta({ id: 'StatusCounts' });
export type StatusCounts = z.output<typeof StatusCounts>;

export const GoalProgressView = ProgressView.extend({
  goalId: Id,
  explanation: z.string().describe('How the percentage was computed, in a sentence.'),
  tasks: StatusCounts,
  openMinutes: count.describe('The durations of the open tasks together, as far as they have one.'),
}).meta({ id: 'GoalProgress' });
export type GoalProgressView = z.output<typeof GoalProgressView>;

export const ProgressSummaryView = z
  .object({
    today: LocalDate.describe('The day that it is for the person.'),
    tasks: z.object({
      byStatus: StatusCounts,
      overdue: count,
      dueToday: count,
      completedLast7Days: count,
    }),
    goals: z.object({ byStatus: StatusCounts }),
    projects: z.object({ byStatus: StatusCounts }),
    lifeAreas: z.array(
      z.object({
        lifeAreaId: Id,
        name: z.string(),
        weight: z.int(),
        tasks: z.object({ percent: z.int().min(0).max(100), completed: count, total: count }),
        goals: z.object({ percent: z.int().min(0).max(100), completed: count, total: count }),
      }),
    ),
  })
  .meta({ id: 'ProgressSummary' });
export type ProgressSummaryView = z.output<typeof ProgressSummaryView>;
