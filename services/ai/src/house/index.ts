/** The house AI: plans, stories and answers with no key, no network and no model. Pure; time comes in as an argument. */

export type { Intent } from './conversation/conversation.types.ts';
export { extractFacts } from './conversation/extract-facts.ts';
export { openProposal } from './conversation/proposals.rules.ts';
export { respond } from './conversation/respond.ts';
export type { PlanInput, PlanProposal } from './planner/plan.types.ts';
export { planGoal } from './planner/planner.ts';
export { scorePlan } from './planner/rubric/score-plan.ts';
export { checkProse } from './writer/check-prose.ts';
export type { FactsSheet } from './writer/facts-sheet.ts';
export { writeStory } from './writer/write-story.ts';
