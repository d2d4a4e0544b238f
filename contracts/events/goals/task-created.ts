import { defineEvent } from '../define.ts';
import { TaskState } from './state.ts';

export const TaskCreated = defineEvent('goals.task.created.v1', {
  meaning: 'A task came into being; carries its whole public state.',
  data: TaskState,
  example: {
    taskId: '01890000-0000-7000-8000-000000000005',
    goalId: '01890000-0000-7000-8000-000000000004',
    title: 'Swim 8 × 50 m',
    status: 'todo',
    priority: 'medium',
    dueDate: '2026-05-06',
    durationMinutes: 45,
    tags: ['swim'],
    dependsOn: [],
    createdAt: '2026-05-04T07:40:00.000Z',
    updatedAt: '2026-05-04T07:40:00.000Z',
  },
});
