import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, LocalDate, Locale, Status, TimeZone } from '../fields.ts';

export const PlanRequested = defineEvent('goals.plan.requested.v1', {
  meaning: 'A person asked for a plan; carries all that a planner needs to know of the goal.',
  data: z.object({
    planId: Id,
    goalId: Id,
    title: z.string(),
    description: z.string().optional(),
    targetDate: LocalDate.optional(),
    lifeArea: z.string().describe('Its name.').optional(),
    today: LocalDate.describe('The person’s own day when they asked.'),
    timeZone: TimeZone,
    locale: Locale,
    existingTasks: z.array(
      z.object({
        title: z.string(),
        status: Status,
        dueDate: LocalDate.optional(),
        durationMinutes: z.int().positive().optional(),
      }),
    ),
  }),
  example: {
    planId: '01890000-0000-7000-8000-000000000006',
    goalId: '01890000-0000-7000-8000-000000000004',
    title: 'Swim 1,500 m without a rest',
    targetDate: '2026-09-01',
    lifeArea: 'Health',
    today: '2026-05-04',
    timeZone: 'Europe/Lisbon',
    locale: 'en',
    existingTasks: [],
  },
});
