import { contentWords, similarity } from '../../english.ts';
import {
  MAX_STEP_MINUTES,
  MAX_STEPS,
  MIN_STEP_MINUTES,
  MIN_STEPS,
  type PlanInput,
  type PlanProposal,
} from '../plan.types.ts';
import type { Measure } from './score-plan.ts';
import { EMPTY_STEPS, opensWithVerb } from './words.ts';

/** A step this close to the title says the goal again. */
const ECHO = 0.8;

/** Each step opens with a verb, names a thing, is no slogan and not the goal said again. */
export function specific({ title }: PlanInput, { steps }: PlanProposal): Measure {
  const measure: Measure = { right: 0, of: steps.length, findings: [] };
  const seen = new Set<string>();
  for (const [index, step] of steps.entries()) {
    const words = contentWords(step.title);
    const isLast = index === steps.length - 1;
    const fault = !opensWithVerb(step.title)
      ? 'does not open with a verb'
      : words.length < 3 && !/\d/.test(step.title)
        ? 'names no thing'
        : EMPTY_STEPS.some((pattern) => pattern.test(step.title))
          ? 'is advice, and not something one can do'
          : !isLast && similarity(step.title, title) >= ECHO
            ? 'says the goal again'
            : seen.has(step.title.toLowerCase())
              ? 'is there twice'
              : step.description.trim().length < 15
                ? 'does not say how'
                : undefined;
    seen.add(step.title.toLowerCase());
    if (fault === undefined) measure.right += 1;
    else measure.findings.push({ stepId: step.id, detail: `“${step.title}” ${fault}` });
  }
  return measure;
}

const BATCH = /\b(?:every day|daily|each day|every week|for (?:\w+ )?(?:weeks|months)|until you)\b/i;
const COUNT = /\d+ (?:of|to) \d+|\bweek \d+|\bday \d+|\d+ (?:×|x) \d+/i;

/** Five to twelve steps of 15 to 240 whole minutes; what repeats carries a count. */
export function small({ title }: PlanInput, { steps }: PlanProposal): Measure {
  const measure: Measure = { right: 0, of: steps.length + 1, findings: [] };
  if (steps.length >= MIN_STEPS && steps.length <= MAX_STEPS) measure.right += 1;
  else
    measure.findings.push({
      detail: `${steps.length} steps; ${MIN_STEPS} to ${MAX_STEPS} can be held in mind`,
    });
  const whole = /\d[\d,.]*/.exec(title)?.[0]?.replace(/[,.]$/, '');
  for (const [index, { id, title: text, durationMinutes }] of steps.entries()) {
    const isWhole =
      Number.isInteger(durationMinutes) &&
      durationMinutes >= MIN_STEP_MINUTES &&
      durationMinutes <= MAX_STEP_MINUTES;
    const isBatch = BATCH.test(text) && !COUNT.test(text);
    const isAll =
      whole !== undefined &&
      index > 0 &&
      index < steps.length - 2 &&
      durationMinutes > 180 &&
      text.includes(whole) &&
      !COUNT.test(text);
    if (isWhole && !isBatch && !isAll) measure.right += 1;
    else
      measure.findings.push({
        stepId: id,
        detail: !isWhole
          ? `${durationMinutes} minutes is not between ${MIN_STEP_MINUTES} and ${MAX_STEP_MINUTES}`
          : `“${text}” is many sittings in one; give it a count`,
      });
  }
  return measure;
}
