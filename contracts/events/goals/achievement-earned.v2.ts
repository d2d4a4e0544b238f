import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { choice, Id, Instant } from '../fields.ts';
import { AchievementEarned } from './achievement-earned.ts';

/** What `.v1` left to be known: the kind of thing that each kind of achievement is earned with. */
const SOURCES = { goal_completed: 'goal', first_goal: 'goal', first_task: 'task', other: 'other' } as const;

export const AchievementEarnedV2 = defineEvent('goals.achievement.earned.v2', {
  meaning:
    'A person earned an achievement, once ever for each kind and source. Says what kind of thing `source` is; `.v1` left its readers to infer that from `kind`, which a reader older than a kind could not.',
  data: z.object({
    achievementId: Id,
    kind: choice('goal_completed', 'first_task', 'first_goal'),
    title: z.string(),
    source: z.object({ type: choice('task', 'goal'), id: Id }),
    earnedAt: Instant,
  }),
  example: {
    achievementId: '01890000-0000-7000-8000-000000000007',
    kind: 'goal_completed',
    title: 'Swim 1,500 m without a rest',
    source: { type: 'goal', id: '01890000-0000-7000-8000-000000000004' },
    earnedAt: '2026-05-04T07:40:00.000Z',
  },
  upcasts: {
    from: AchievementEarned,
    up: ({ sourceId, ...rest }) => ({ ...rest, source: { type: SOURCES[rest.kind], id: sourceId } }),
  },
});
