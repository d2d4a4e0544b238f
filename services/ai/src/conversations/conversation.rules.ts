import { newId } from '@odyssey/platform';
import type { ConversationEntity } from './conversation.entity.ts';
import type { MessageEntity } from './message.entity.ts';

const TITLE_CHARACTERS = 60;

export function newConversation(ownerId: string, title: string | undefined, now: Date): ConversationEntity {
  return {
    id: newId(),
    ownerId,
    title: title ?? null,
    messages: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** The beginning of what was said, cut at a word. */
export function titleFrom(content: string): string {
  const line = content.replace(/\s+/g, ' ').trim();
  if (line.length <= TITLE_CHARACTERS) return line;
  return `${line.slice(0, TITLE_CHARACTERS - 1).replace(/\s+\S*$/, '')}…`;
}

export interface Said {
  content: string;
  answer: { content: string; status: MessageEntity['status']; provider: string; degraded: boolean };
}

/** What a person said and what was answered, as the next two messages of their conversation. */
export function exchange(
  conversation: ConversationEntity,
  { content, answer }: Said,
  now: Date,
): { conversation: ConversationEntity; said: MessageEntity; answered: MessageEntity } {
  const { id: conversationId, ownerId, messages: position } = conversation;
  const common = { ownerId, conversationId, version: 1, createdAt: now, updatedAt: now };
  return {
    conversation: {
      ...conversation,
      title: conversation.title ?? titleFrom(content),
      messages: position + 2,
      version: conversation.version + 1,
      updatedAt: now,
    },
    said: {
      ...common,
      id: newId(),
      position,
      role: 'user',
      content,
      status: 'complete',
      provider: null,
      degraded: null,
    },
    answered: { ...common, id: newId(), position: position + 1, role: 'assistant', ...answer },
  };
}
