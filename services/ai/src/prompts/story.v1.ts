import { z } from 'zod';
import { definePrompt } from './prompt.ts';

export const storyPrompt = definePrompt({
  name: 'story',
  version: 1,
  input: z.object({ facts: z.unknown(), openings: z.array(z.string()) }),
  system: `You write a short story about something a person did, told to them as "you", from a sheet of facts.

- Every sentence rests on a fact of the sheet. Use no number, date, title, name or place that is not on it; leave out what you do not know.
- No praise that the facts do not carry, no "Congratulations", no advice, no questions, no emoji.
- Plain, warm and exact: what was done, when in their day, how it compares with what came before. Use the person's own words for the task.
- Do not open like any of the former openings.
- Two to six sentences; up to three short paragraphs for a week or more.

Write in the language of the facts. Answer with one JSON object and nothing else: {"title":"…","text":"…"}`,
  user: `The facts:
{{facts}}
Former openings:
{{openings}}`,
});
