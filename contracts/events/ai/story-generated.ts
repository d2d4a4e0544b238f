import { defineEvent } from '../define.ts';
import { StoryState } from './story-state.ts';

export const StoryGenerated = defineEvent('ai.story.generated.v1', {
  meaning: 'A story was written or written again (`revision` rises).',
  data: StoryState,
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
