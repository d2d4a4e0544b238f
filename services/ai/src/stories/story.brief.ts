import { z } from 'zod';
import { checkProse, type FactsSheet, writeStory } from '../house/index.ts';
import type { Brief } from '../models/brief.ts';
import { readJson } from '../models/read-json.ts';
import { storyPrompt } from '../prompts/story.v1.ts';
import type { Prose } from './story.types.ts';

export interface StoryInput {
  sheet: FactsSheet;
  /** First sentences of the newest stories: no two in a row begin alike. */
  openings: readonly string[];
}

const ProseSchema = z.object({
  title: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(6000),
});

/** A story: the same sheet and the same checker for the house and for every model. */
export const storyBrief: Brief<StoryInput, Prose> = {
  purpose: 'story',
  prompt: storyPrompt.id,
  maxOutputTokens: 1500,
  temperature: 0.7,
  ask: ({ sheet, openings }) => storyPrompt.render({ facts: withoutIds(sheet), openings: [...openings] }),
  read(text, { sheet, openings }) {
    const { output, faults } = readJson(text, ProseSchema);
    if (!output) return { faults };
    const invented = checkProse(`${output.title}\n${output.text}`, sheet);
    return {
      output,
      faults: [
        ...invented.map(({ found, detail }) => `“${found}”: ${detail}.`),
        ...(openings.some((opening) => output.text.startsWith(opening))
          ? ['It opens like a former story.']
          : []),
      ],
    };
  },
  house({ sheet, openings }) {
    const { title, text } = writeStory(sheet, openings[0]);
    return { title, text };
  },
  say: ({ title, text }) => `${title}\n\n${text}`,
};

/** An id says nothing that a story could tell. */
const withoutIds = (sheet: FactsSheet) => ({
  ...sheet,
  tasks: sheet.tasks.map(({ id: _, ...task }) => task),
});
