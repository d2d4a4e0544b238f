import type { Reading } from '../../grammar/reading.ts';

const BODY =
  /\b(?:bad|sore|weak|injured|broken|aching) \w+|asthma|diabet|pregnan|blood pressure|heart|arthritis|epilep|surgery|operation|overweight|never (?:run|done|exercised|swum|lifted)|couch potato|out of shape|\b(?:5[5-9]|[6-9]\d) years old\b|chest pain/i;

/** Whether a body goal names something that a doctor should hear of before training begins. */
export function needsDoctor(text: string): boolean {
  return BODY.test(text);
}

/** The sentence that sends the person to someone who may judge a body; a planner may not. */
export function mindBody({ text, constraints }: Reading): string[] {
  const body = constraints.find((words) => BODY.test(words));
  if (body !== undefined)
    return [
      `You wrote “${body}”: ask your doctor or physiotherapist before the first session which loads are right; this plan cannot judge that.`,
    ];
  return needsDoctor(text)
    ? ['Ask your doctor before you begin; this plan cannot judge your health.']
    : ['Pain that lasts longer than two days is a question for a doctor or physiotherapist, not for a plan.'];
}
