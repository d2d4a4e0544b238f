import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const LifeAreaTrashed = defineEvent('goals.life_area.trashed.v1', {
  meaning: 'A life area was put in the trash, from which it can be restored for 30 days.',
  data: z.object({
    lifeAreaId: Id,
    trashedAt: Instant,
  }),
  example: { lifeAreaId: '01890000-0000-7000-8000-000000000002', trashedAt: '2026-05-04T07:40:00.000Z' },
});
