import { ErasurePart } from '../archival/erasure-part.ts';
import { defineEvent } from '../define.ts';

export const AuthErasureCompleted = defineEvent('auth.erasure.completed.v1', {
  meaning: 'auth has erased the person; `counts` says how many records of each kind.',
  data: ErasurePart,
  example: {
    erasureId: '01890000-0000-7000-8000-000000000009',
    counts: { records: 12 },
    completedAt: '2026-05-04T07:40:00.000Z',
  },
  survivesErasure: true,
});
