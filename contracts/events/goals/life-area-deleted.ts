import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id } from '../fields.ts';

export const LifeAreaDeleted = defineEvent('goals.life_area.deleted.v1', {
  meaning: 'A life area is gone for good.',
  data: z.object({
    lifeAreaId: Id,
  }),
  example: { lifeAreaId: '01890000-0000-7000-8000-000000000002' },
});
