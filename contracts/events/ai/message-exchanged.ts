import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { Id, Instant } from '../fields.ts';

export const MessageExchanged = defineEvent('ai.message.exchanged.v1', {
  meaning:
    'A person said something in a conversation and got an answer; `facts` are the lasting facts they told.',
  data: z.object({
    messageId: Id,
    conversationId: Id,
    content: z.string(),
    answerId: Id,
    answer: z.string(),
    citedMemoryIds: z.array(Id),
    facts: z.array(z.string()),
    exchangedAt: Instant,
  }),
  example: {
    messageId: '01890000-0000-7000-8000-00000000000a',
    conversationId: '01890000-0000-7000-8000-00000000000b',
    content: 'I write best before breakfast.',
    answerId: '01890000-0000-7000-8000-00000000000c',
    answer: 'I will remember that you write best before breakfast.',
    citedMemoryIds: [],
    facts: ['I write best before breakfast.'],
    exchangedAt: '2026-05-04T07:40:00.000Z',
  },
});
