import { addDays, daysBetween, isDay, sayDay, weekdayOf } from '../../calendar.ts';
import { readGoal } from '../grammar/reading.ts';
import type { PlanInput, PlanProposal } from '../plan.types.ts';
import { weeklyMinutes } from '../schedule/feasibility.rules.ts';
import { DAY_MINUTES, freeDays, promisedMinutes } from '../schedule/free-days.rules.ts';
import type { Measure } from './score-plan.ts';

/** The graph has no cycle, names only steps that exist and come earlier, ties the plan together, and dates respect it. */
export function ordered(_input: PlanInput, { steps }: PlanProposal): Measure {
  const measure: Measure = { right: 0, of: steps.length + 1, findings: [] };
  const before = new Map<string, string | undefined>();
  let tied = 0;
  for (const { id, dependsOn, dueDate } of steps) {
    const bad = dependsOn.find((other) => !before.has(other));
    const late = dependsOn.find((other) => dueDate !== undefined && (before.get(other) ?? '') > dueDate);
    if (bad === undefined && late === undefined && !before.has(id)) measure.right += 1;
    else
      measure.findings.push({
        stepId: id,
        detail:
          bad === undefined
            ? late === undefined
              ? 'its id is there twice'
              : `it is due before ${late}, on which it depends`
            : `it depends on ${bad}, which does not come before it`,
      });
    if (dependsOn.length > 0) tied += 1;
    before.set(id, dueDate);
  }
  if (steps.length < 2 || tied >= (steps.length - 1) * 0.6) measure.right += 1;
  else
    measure.findings.push({ detail: `only ${tied} of ${steps.length} steps say what must come before them` });
  return measure;
}

/** With a target every step has a day between today and it, in order, on free and stated days, spread over the time. */
export function dated(input: PlanInput, { steps, notes }: PlanProposal): Measure {
  const target = readGoal(input).target;
  if (target === undefined || target < input.today) return { right: 1, of: 1, findings: [] };
  const measure: Measure = { right: 0, of: steps.length + 2, findings: [] };
  const { weekdays } = readGoal(input).times;
  const stated = freeDays(input, target, weekdays);
  const mustKeepDays = weekdays !== undefined && stated.length >= Math.min(3, steps.length);
  const promised = promisedMinutes(input);
  const isTight = notes.some(saysInfeasible);
  const used = new Map<string, number>();
  let last = input.today;
  for (const { id, dueDate, durationMinutes } of steps) {
    const day = dueDate ?? '';
    used.set(day, (used.get(day) ?? 0) + durationMinutes);
    const open = Math.min(
      DAY_MINUTES - (promised.get(day) ?? 0),
      day === input.today ? (input.timeLeftToday ?? DAY_MINUTES) : DAY_MINUTES,
    );
    const fault = !isDay(dueDate)
      ? 'has no day'
      : dueDate < input.today || dueDate > target
        ? `is not between today and ${sayDay(target)}`
        : dueDate < last
          ? 'is due before the step above it'
          : mustKeepDays && weekdays !== undefined && !weekdays.includes(weekdayOf(dueDate))
            ? `falls on a ${weekdayOf(dueDate)}, which the person did not name`
            : (used.get(day) ?? 0) > open && !isTight
              ? `falls on ${sayDay(dueDate)}, which is full`
              : undefined;
    if (fault === undefined) measure.right += 1;
    else measure.findings.push({ stepId: id, detail: `it ${fault}` });
    last = day > last ? day : last;
  }
  measure.right += spread(input, steps, target, measure);
  return measure;
}

function spread(input: PlanInput, steps: PlanProposal['steps'], target: string, measure: Measure): number {
  const days = daysBetween(input.today, target);
  const due = steps.flatMap(({ dueDate }) => (isDay(dueDate) ? [daysBetween(input.today, dueDate)] : []));
  let right = 0;
  const lastDay = due[due.length - 1] ?? 0;
  if (lastDay >= days * 0.7 || days < 7) right += 1;
  else measure.findings.push({ detail: 'the last step is due long before the target' });
  const gaps = due.slice(1).map((day, index) => day - (due[index] ?? 0));
  const widest = Math.max(0, ...gaps);
  const distinct = new Set(due).size;
  if (
    days < steps.length * 2 ||
    (widest <= Math.max(14, days * 0.5) && distinct >= Math.min(steps.length * 0.5, days))
  )
    right += 1;
  else
    measure.findings.push({
      detail: `${widest} days lie between two steps: they are not spread over the time`,
    });
  return right;
}

/** A sentence that says "this does not fit" and offers another date or a smaller goal. */
function saysInfeasible(note: string): boolean {
  return (
    /does not fit|too near|not (?:enough|feasible|realistic)|too (?:little|short|soon)|has passed|move the date|later date/i.test(
      note,
    ) && /\d|smaller|less|part/i.test(note)
  );
}

/** What is asked fits the free time, or the plan says so and offers a later date or a smaller goal. */
export function feasible(input: PlanInput, { steps, notes }: PlanProposal): Measure {
  const reading = readGoal(input);
  const { target } = reading;
  if (notes.some(saysInfeasible)) return { right: 1, of: 1, findings: [] };
  if (target === undefined) return { right: 1, of: 1, findings: [] };
  if (target < input.today)
    return {
      right: 0,
      of: 1,
      findings: [{ detail: `${sayDay(target)} has passed and the plan does not say so` }],
    };
  const needed = steps.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0);
  const free = freeDays(input, target, reading.times.weekdays).reduce((sum, { minutes }) => sum + minutes, 0);
  const days = daysBetween(input.today, target) + 1;
  const available = days < 14 ? free : Math.min(free, (weeklyMinutes(reading) * days) / 7 + DAY_MINUTES);
  if (needed <= available) return { right: 1, of: 1, findings: [] };
  return {
    right: available / needed,
    of: 1,
    findings: [
      {
        detail: `${needed} minutes do not fit into ${Math.round(available)} until ${sayDay(target)}; say so and offer ${sayDay(addDays(target, 14))} or a smaller goal`,
      },
    ],
  };
}
