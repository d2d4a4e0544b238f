import { choice } from '../fields.ts';

export const StoryKind = choice(
  'task',
  'goal',
  'celebration',
  'daily',
  'weekly',
  'monthly',
  'yearly',
  'project',
);
