import { defineEvent } from '../define.ts';
import { GoalState } from './state.ts';

export const GoalCreated = defineEvent('goals.goal.created.v1', {
  meaning: 'A goal came into being; carries its whole public state.',
  data: GoalState,
  example: {
    goalId: '01890000-0000-7000-8000-000000000004',
    lifeAreaId: '01890000-0000-7000-8000-000000000002',
    title: 'Swim 1,500 m without a rest',
    status: 'in_progress',
    priority: 'high',
    targetDate: '2026-09-01',
    createdAt: '2026-05-04T07:40:00.000Z',
    updatedAt: '2026-05-04T07:40:00.000Z',
  },
});
