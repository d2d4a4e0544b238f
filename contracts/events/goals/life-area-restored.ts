import { defineEvent } from '../define.ts';
import { LifeAreaState } from './state.ts';

export const LifeAreaRestored = defineEvent('goals.life_area.restored.v1', {
  meaning: 'A life area came back from the trash; carries its whole public state.',
  data: LifeAreaState,
  example: {
    lifeAreaId: '01890000-0000-7000-8000-000000000002',
    name: 'Health',
    weight: 60,
    createdAt: '2026-05-04T07:40:00.000Z',
    updatedAt: '2026-05-04T07:40:00.000Z',
  },
});
