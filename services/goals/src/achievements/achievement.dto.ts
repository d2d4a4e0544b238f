import { Id, Instant } from '@odyssey/contracts';
import { z } from 'zod';
import { instant } from '../items/edits.rules.ts';
import { ACHIEVEMENT_KINDS, type AchievementEntity } from './achievement.entity.ts';

export const AchievementView = z
  .object({
    id: Id,
    kind: z.enum(ACHIEVEMENT_KINDS),
    title: z.string(),
    sourceId: Id.describe('The goal or task that earned it; it may be gone by now.'),
    earnedAt: Instant,
    createdAt: Instant,
    updatedAt: Instant,
    version: z.literal(1),
  })
  .meta({ id: 'Achievement' });
export type AchievementView = z.output<typeof AchievementView>;

export type AchievementRow = Omit<AchievementEntity, 'ownerId' | 'earnedAt'> & { earnedAt: Date | string };

/** What is earned never changes. */
export function toAchievementView({ id, kind, title, sourceId, earnedAt }: AchievementRow): AchievementView {
  const at = instant(earnedAt);
  return { id, kind, title, sourceId, earnedAt: at, createdAt: at, updatedAt: at, version: 1 };
}
