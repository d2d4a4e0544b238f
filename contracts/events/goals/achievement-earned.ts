import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { choice, Id, Instant } from '../fields.ts';

export const AchievementEarned = defineEvent('goals.achievement.earned.v1', {
  meaning: 'A person earned an achievement, once ever for each kind and source.',
  data: z.object({
    achievementId: Id,
    kind: choice('goal_completed', 'first_task', 'first_goal'),
    title: z.string(),
    sourceId: Id,
    earnedAt: Instant,
  }),
  example: {
    achievementId: '01890000-0000-7000-8000-000000000007',
    kind: 'goal_completed',
    title: 'Swim 1,500 m without a rest',
    sourceId: '01890000-0000-7000-8000-000000000004',
    earnedAt: '2026-05-04T07:40:00.000Z',
  },
});
