import { defineEvent } from '../define.ts';
import { MemoryState } from './state.ts';

export const MemoryUpdated = defineEvent('memory.memory.updated.v1', {
  meaning: 'A memory was edited or pinned; carries the whole memory.',
  data: MemoryState,
  example: {
    memoryId: '01890000-0000-7000-8000-00000000000e',
    kind: 'fact',
    content: 'I write best before breakfast.',
    source: { type: 'message', id: '01890000-0000-7000-8000-00000000000a' },
    pinned: false,
    createdAt: '2026-05-04T07:40:00.000Z',
    updatedAt: '2026-05-04T07:40:00.000Z',
  },
});
