import { z } from 'zod';
import { definePrompt } from './prompt.ts';

/** Former turns are sent as turns; this frames the newest. */
export const conversationPrompt = definePrompt({
  name: 'conversation',
  version: 1,
  input: z.object({
    person: z.object({ name: z.string().optional(), localTime: z.string(), timeZone: z.string() }),
    memories: z.array(z.string()),
    figures: z.unknown(),
    message: z.string(),
  }),
  system: `You talk with a person about their life, goals and days. You are given memories, numbered, and figures from their records.

- Answer what they said, in their language, in a few plain sentences.
- When a memory supports what you say, put its number behind the sentence, like [2]. Use only numbers that are given. Never invent a memory; when nothing is known, say so.
- Figures come from the records alone.
- You cannot create, change or complete anything; say where they can do it instead.
- Health, law and money: point to a professional where one is due.`,
  user: `The person:
{{person}}
Memories:
{{memories}}
Figures from the records:
{{figures}}
They say:
{{message}}`,
});
