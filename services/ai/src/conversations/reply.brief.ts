import { localMoment } from '../house/calendar.ts';
import { type Intent, respond } from '../house/index.ts';
import type { Remembered } from '../memory/memory-context.ts';
import type { Brief, Turn } from '../models/brief.ts';
import { conversationPrompt } from '../prompts/conversation.v1.ts';
import type { Figures } from '../records/figures.service.ts';
import type { Person } from '../records/people.service.ts';
import { withoutMarks } from './citation-marks.ts';

export interface ReplyInput {
  message: string;
  /** What was said before in this conversation, oldest first. */
  history: readonly Turn[];
  memories: readonly Remembered[];
  figures: Figures;
  person: Person;
  now: Date;
}

export interface Reply {
  content: string;
  /** Of the memories that were given, never others. */
  cited: readonly Remembered[];
  /** What the person agreed to; only the house proposes. */
  intent?: Intent;
}

/** An answer in a conversation: the same memories and figures for the house and for every model. */
export const replyBrief: Brief<ReplyInput, Reply> = {
  purpose: 'conversation',
  prompt: conversationPrompt.id,
  maxOutputTokens: 1200,
  temperature: 0.6,
  ask({ message, history, memories, figures, person, now }) {
    const { day, time } = localMoment(now.toISOString(), person.timeZone);
    const { system, turns } = conversationPrompt.render({
      person: { name: person.displayName, localTime: `${day} ${time}`, timeZone: person.timeZone },
      memories: memories.map(({ content }, index) => `[${index + 1}] ${content}`),
      figures,
      message,
    });
    return { system, turns: [...history, ...turns] };
  },
  read(answer, { memories }) {
    const { text, cited } = withoutMarks(answer);
    if (text === '') return { faults: ['The answer is empty.'] };
    return {
      output: { content: text, cited: memories.filter((_, index) => cited.has(index + 1)) },
      faults: [],
    };
  },
  house({ message, history, memories, figures, person, now }) {
    const { content, citations, intent } = respond({
      content: message,
      history,
      memories: memories.map(({ memoryId: id, content: memory }) => ({ id, content: memory })),
      figures,
      displayName: person.displayName ?? '',
      locale: person.locale,
      timeZone: person.timeZone,
      today: localMoment(now.toISOString(), person.timeZone).day,
    });
    const cited = citations.flatMap(
      ({ memoryId }) => memories.find((memory) => memory.memoryId === memoryId) ?? [],
    );
    return { content, cited, ...(intent ? { intent } : {}) };
  },
  say: ({ content }) => content,
};
