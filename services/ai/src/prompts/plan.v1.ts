import { z } from 'zod';
import { definePrompt } from './prompt.ts';

export const planPrompt = definePrompt({
  name: 'plan',
  version: 1,
  input: z.object({
    goal: z.string(),
    description: z.string().optional(),
    calendar: z.object({ today: z.iso.date(), targetDate: z.iso.date().optional(), timeZone: z.string() }),
    lifeArea: z.string().optional(),
    existingTasks: z.array(z.unknown()),
    knownFacts: z.array(z.string()),
  }),
  system: `You plan a person's goal as concrete tasks.

A good plan:
- has 5 to 12 steps; each starts with a verb and names a thing; none repeats the goal, none is only "make a plan", "stay motivated" or "review progress";
- has steps of 15 to 240 minutes; something bigger is split, or becomes a counted session ("Swim session 3 of 10: 8 × 50 m");
- is in a real order: a step depends on what must be done before it, and never on a later step;
- when there is a target date, gives every step a dueDate from today to the target date, never earlier than the steps it depends on;
- uses the numbers, dates, places, names and constraints that the person wrote, and what is known about them;
- begins with something that can be done today and ends with what shows that the goal is reached;
- is honest: when the time does not suffice, a note says so and proposes a later date or a smaller goal; health, law and money point to a professional where one is due;
- does not repeat a task that exists already.

Write in the language of the goal. Answer with one JSON object and nothing else:
{"steps":[{"id":"s1","title":"…","description":"…","durationMinutes":45,"dueDate":"YYYY-MM-DD","dependsOn":["s1"],"because":"the words or the fact this step comes from"}],"notes":["…"],"assumptions":["…"]}`,
  user: `Goal:
{{goal}}
Its description:
{{description}}
Dates:
{{calendar}}
Area of life:
{{lifeArea}}
Tasks that exist already:
{{existingTasks}}
What is known about the person:
{{knownFacts}}`,
});
