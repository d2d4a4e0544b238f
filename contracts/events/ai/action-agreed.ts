import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { choice, Id, LocalDate } from '../fields.ts';

export const ActionAgreed = defineEvent('ai.action.agreed.v1', {
  meaning:
    'A person said yes to what a conversation proposed; whoever owns tasks and goals carries it out. `actionId` is the id of the answer to that yes.',
  data: z.object({
    actionId: Id,
    conversationId: Id,
    kind: choice('create_task', 'create_goal', 'complete_task'),
    title: z.string(),
    dueDate: LocalDate.optional(),
    targetDate: LocalDate.optional(),
  }),
  example: {
    actionId: '01890000-0000-7000-8000-00000000000c',
    conversationId: '01890000-0000-7000-8000-00000000000b',
    kind: 'create_task',
    title: 'Buy goggles',
    dueDate: '2026-05-08',
  },
});
