import { type PlanInput, planGoal } from '../house/index.ts';
import type { Brief } from '../models/brief.ts';
import { readJson } from '../models/read-json.ts';
import { planPrompt } from '../prompts/plan.v1.ts';
import { PlanDraft, toDraft } from './plan.rules.ts';
import { planFaults } from './plan-check.rules.ts';

/** A plan: the same input, schema and checks for the house and for every model. */
export const planBrief: Brief<PlanInput, PlanDraft> = {
  purpose: 'plan',
  prompt: planPrompt.id,
  maxOutputTokens: 4000,
  temperature: 0.3,
  ask: ({ title, description, today, targetDate, timeZone, lifeArea, existingTasks, facts }) =>
    planPrompt.render({
      goal: title,
      description,
      calendar: { today, targetDate, timeZone },
      lifeArea,
      existingTasks: [...existingTasks],
      knownFacts: [...facts],
    }),
  read(text, input) {
    const { output, faults } = readJson(text, PlanDraft);
    return output ? { output, faults: planFaults(output, input) } : { faults };
  },
  house: (input) => toDraft(planGoal(input)),
  say: ({ steps }) => steps.map(({ title }) => title).join('\n'),
};
