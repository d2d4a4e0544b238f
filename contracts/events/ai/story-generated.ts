import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { choice, Id, Instant } from '../fields.ts';
import { StoryKind } from './story-kind.ts';

export const StoryGenerated = defineEvent('ai.story.generated.v1', {
  meaning: 'A story was written or written again (`revision` rises).',
  data: z.object({
    storyId: Id,
    kind: StoryKind,
    title: z.string(),
    text: z.string(),
    sources: z.array(z.object({ type: choice('task', 'goal', 'project'), id: Id })),
    provider: z.string(),
    degraded: z.boolean(),
    revision: z.int().positive(),
    writtenAt: Instant,
  }),
  example: {
    storyId: '01890000-0000-7000-8000-000000000008',
    kind: 'task',
    title: 'Before breakfast',
    text: 'Forty-five minutes, eight times fifty metres.',
    sources: [{ type: 'task', id: '01890000-0000-7000-8000-000000000005' }],
    provider: 'house',
    degraded: false,
    revision: 1,
    writtenAt: '2026-05-04T07:40:00.000Z',
  },
});
