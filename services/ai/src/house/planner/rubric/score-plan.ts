import type { PlanInput, PlanProposal } from '../plan.types.ts';
import { complete, honest, personal } from './content.rules.ts';
import { dated, feasible, ordered } from './order.rules.ts';
import { small, specific } from './step.rules.ts';

export const QUALITIES = [
  'specific',
  'small',
  'ordered',
  'dated',
  'feasible',
  'personal',
  'complete',
  'honest',
] as const;
export type Quality = (typeof QUALITIES)[number];

interface Finding {
  quality: Quality;
  /** Id of the step, where one is to blame. */
  stepId?: string;
  /** What is wrong and what would be right. */
  detail: string;
}

interface Judgement {
  /** 0 to 1, whole hundredths. */
  score: number;
  findings: Finding[];
}

/** A rule's own measure: how much of what it looked at was right. */
export interface Measure {
  right: number;
  of: number;
  findings: Omit<Finding, 'quality'>[];
}

export type Rule = (input: PlanInput, proposal: PlanProposal) => Measure;

const RULES: Readonly<Record<Quality, Rule>> = {
  specific,
  small,
  ordered,
  dated,
  feasible,
  personal,
  complete,
  honest,
};

/**
 * Judges a plan by the eight qualities, in code only. It sees nothing but the public shapes, so a plan from a
 * model is judged by the same measure as one from the house.
 */
export function scorePlan(input: PlanInput, proposal: PlanProposal): Record<Quality, Judgement> {
  const judge = (quality: Quality): Judgement => {
    const { right, of, findings } = RULES[quality](input, proposal);
    return {
      score: of === 0 ? 1 : Math.round(Math.max(0, Math.min(1, right / of)) * 100) / 100,
      findings: findings.map((finding) => ({ quality, ...finding })),
    };
  };
  return {
    specific: judge('specific'),
    small: judge('small'),
    ordered: judge('ordered'),
    dated: judge('dated'),
    feasible: judge('feasible'),
    personal: judge('personal'),
    complete: judge('complete'),
    honest: judge('honest'),
  };
}
