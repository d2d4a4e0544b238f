import { contentWords } from '../../english.ts';
import { type Reading, readGoal } from '../grammar/reading.ts';
import type { PlanInput, PlanProposal } from '../plan.types.ts';
import { DAY_MINUTES, freeDays } from '../schedule/free-days.rules.ts';
import type { Measure } from './score-plan.ts';
import {
  BEYOND_STATION,
  HEALTH,
  HEALTH_PROFESSIONAL,
  LAW,
  LAW_PROFESSIONAL,
  MONEY,
  MONEY_PROFESSIONAL,
  PROOF,
} from './words.ts';

/** Verbs of wanting: they say nothing of what the goal is about. */
const AIMS = /^(?:lose|gain|quit|become|achieve|reach|improve)$/;

/** The share of steps that should speak of this goal by its own words; a list that fits any goal has none. */
const SHARE_OF_OWN_WORDS = 1 / 3;

/** What the person wrote comes back in titles and descriptions: numbers, names, places, times, constraints, facts. */
export function personal(input: PlanInput, { steps }: PlanProposal): Measure {
  const reading = readGoal(input);
  if (reading.concern !== undefined) return { right: 1, of: 1, findings: [] };
  const texts = steps.map(({ title, description }) => new Set(contentWords(`${title} ${description}`)));
  const words = new Set(texts.flatMap((each) => [...each]));
  const has = (text: string): boolean =>
    contentWords(text.replace(/[.,](?=\s|$)/g, '')).every((word) => words.has(word));
  const wanted = details(reading);
  const missing = wanted.filter((detail) => !has(detail));
  const own = [...contentWords(`${reading.aim} ${wanted.join(' ')}`)].filter(
    (word) => word.length > 2 && !AIMS.test(word),
  );
  const about = texts.filter((each) => own.some((word) => each.has(word))).length;
  const share = own.length === 0 ? 1 : Math.min(1, about / Math.max(1, steps.length * SHARE_OF_OWN_WORDS));
  return {
    right: wanted.length - missing.length + share,
    of: wanted.length + 1,
    findings: [
      ...missing.map((detail) => ({ detail: `“${detail}” is nowhere in the steps` })),
      ...(share === 1 ? [] : [{ detail: `only ${about} of ${steps.length} steps speak of this goal` }]),
    ],
  };
}

function details({ quantities, money, people, places, constraints, facts, times }: Reading): string[] {
  return [
    ...quantities
      .filter(({ per }) => per === undefined)
      .map(({ text }) => /\d[\d,.]*/.exec(text)?.[0] ?? text),
    ...money.map(({ text }) => /\d[\d,.]*/.exec(text)?.[0] ?? text),
    ...people.map((person) => person.replace(/^(?:my|our) /i, '')),
    ...places,
    ...constraints,
    ...facts.slice(0, 3),
    ...(times.timeOfDay === undefined ? [] : [times.timeOfDay]),
  ];
}

/** The first step can be done today or on the first free day; the last one shows that the goal is reached. */
export function complete(input: PlanInput, { steps }: PlanProposal): Measure {
  const first = steps[0];
  const last = steps[steps.length - 1];
  if (first === undefined || last === undefined)
    return { right: 0, of: 1, findings: [{ detail: 'there is no step' }] };
  const measure: Measure = { right: 0, of: 3, findings: [] };
  const reading = readGoal(input);
  const firstFree =
    reading.target === undefined || reading.target < input.today
      ? undefined
      : freeDays(input, reading.target, reading.times.weekdays)[0]?.day;
  const isNow = first.dueDate === undefined || firstFree === undefined || first.dueDate <= firstFree;
  if (isNow && first.dependsOn.length === 0) measure.right += 1;
  else
    measure.findings.push({
      stepId: first.id,
      detail: 'the first step cannot be begun on the first free day',
    });
  if (first.durationMinutes <= DAY_MINUTES / 2) measure.right += 1;
  else measure.findings.push({ stepId: first.id, detail: 'the first step is too long to begin with' });
  const text = `${last.title} ${last.description}`;
  if (provesGoal(text, reading) && last.dependsOn.length > 0) measure.right += 1;
  else
    measure.findings.push({
      stepId: last.id,
      detail: 'the last step does not show that the goal is reached',
    });
  return measure;
}

/** Something is checked, shown or handed over, or the figure or thing of the goal itself is done. */
function provesGoal(text: string, { aim, quantities, money }: Reading): boolean {
  const words = new Set(contentWords(text));
  const figures = [...quantities, ...money].flatMap(({ text: said }) => /\d[\d,.]*/.exec(said)?.[0] ?? []);
  const isNamed =
    contentWords(aim).filter((word) => words.has(word)).length >= 2 ||
    figures.some((figure) => words.has(figure));
  return PROOF.test(text) || isNamed;
}

/** Says what it assumes and where each step comes from; sends health, law and money to someone who may judge them. */
export function honest(input: PlanInput, { steps, notes, assumptions }: PlanProposal): Measure {
  const goal = `${input.title} ${input.description ?? ''}`;
  const plan = [...steps.map(({ title, description }) => `${title} ${description}`), ...notes].join(' ');
  const measure: Measure = { right: 0, of: 0, findings: [] };
  const hold = (isRight: boolean, detail: string): void => {
    measure.of += 1;
    if (isRight) measure.right += 1;
    else measure.findings.push({ detail });
  };
  hold(assumptions.length > 0, 'nothing is said of what was assumed');
  hold(
    steps.every(({ because }) => because.trim() !== ''),
    'a step does not say which words or rule it came from',
  );
  if (HEALTH.test(goal))
    hold(HEALTH_PROFESSIONAL.test(plan), 'a doctor or another trained person is not named');
  if (LAW.test(goal)) hold(LAW_PROFESSIONAL.test(plan), 'a lawyer, notary or advice centre is not named');
  if (MONEY.test(goal)) hold(MONEY_PROFESSIONAL.test(plan), 'an adviser is not named');
  const beyond = BEYOND_STATION.find((pattern) => pattern.test(plan));
  hold(beyond === undefined, 'it gives a diagnosis, a dose or a promise');
  return measure;
}
