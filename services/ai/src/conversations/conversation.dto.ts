import { Id, Instant, LocalDate } from '@odyssey/contracts';
import { z } from 'zod';
import type { ConversationEntity } from './conversation.entity.ts';
import type { MessageEntity } from './message.entity.ts';
import type { MessageCitationEntity } from './message-citation.entity.ts';

export const NewConversation = z
  .object({
    title: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('Default: the beginning of its first message'),
  })
  .meta({ id: 'NewConversation' });

export const NewMessage = z
  .object({ content: z.string().trim().min(1).max(8000) })
  .meta({ id: 'NewMessage' });

const kept = { version: z.int(), createdAt: Instant, updatedAt: Instant };

export const ConversationView = z
  .object({ id: Id, title: z.string().optional(), messageCount: z.int(), ...kept })
  .meta({ id: 'Conversation' });

export const CitationView = z
  .object({ memoryId: Id, excerpt: z.string().describe('Empty when the memory has been forgotten since') })
  .meta({ id: 'Citation' });

export const MessageView = z
  .object({
    id: Id,
    conversationId: Id,
    role: z.enum(['user', 'assistant']),
    content: z.string(),
    status: z.enum(['complete', 'interrupted']).describe('interrupted: you left before it was whole'),
    citations: z.array(CitationView),
    provider: z.string().optional(),
    degraded: z.boolean().optional(),
    ...kept,
  })
  .meta({ id: 'Message' });

/** What the person said yes to. */
export const IntentView = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('create_task'), title: z.string(), dueDate: LocalDate.optional() }),
    z.object({ type: z.literal('create_goal'), title: z.string(), targetDate: LocalDate.optional() }),
    z.object({ type: z.literal('complete_task'), title: z.string() }),
  ])
  .meta({ id: 'Intent' });

export const ReplyView = z
  .object({
    message: MessageView,
    inReplyTo: Id.describe('The id of your own message'),
    citations: z.array(CitationView),
    intent: IntentView.optional().describe(
      'You said yes to this proposal of the house, and it is on its way: do not carry it out yourself. complete_task needs exactly one open task of that title, whatever its case; else nothing changes',
    ),
    provider: z.string(),
    degraded: z.boolean().describe('The house stood in for a configured provider'),
  })
  .meta({ id: 'Reply' });

export type NewConversation = z.output<typeof NewConversation>;
export type NewMessage = z.output<typeof NewMessage>;
export type ConversationView = z.output<typeof ConversationView>;
export type MessageView = z.output<typeof MessageView>;
export type ReplyView = z.output<typeof ReplyView>;

export function toConversationView(conversation: ConversationEntity): ConversationView {
  return {
    id: conversation.id,
    ...(conversation.title === null ? {} : { title: conversation.title }),
    messageCount: conversation.messages,
    version: conversation.version,
    createdAt: conversation.createdAt.toISOString(),
    updatedAt: conversation.updatedAt.toISOString(),
  };
}

/** @param citations those of this message, in order. */
export function toMessageView(
  message: MessageEntity,
  citations: readonly Pick<MessageCitationEntity, 'memoryId' | 'excerpt'>[],
): MessageView {
  return {
    id: message.id,
    conversationId: message.conversationId,
    role: message.role,
    content: message.content,
    status: message.status,
    citations: citations.map(({ memoryId, excerpt }) => ({ memoryId, excerpt })),
    ...(message.provider === null ? {} : { provider: message.provider }),
    ...(message.degraded === null ? {} : { degraded: message.degraded }),
    version: message.version,
    createdAt: message.createdAt.toISOString(),
    updatedAt: message.updatedAt.toISOString(),
  };
}
