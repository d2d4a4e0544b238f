import { addDays, type DayString, daysBetween, isDay, sayDay } from '../calendar.ts';
import { cleanLine, similarity } from '../english.ts';
import { type Reading, readGoal } from './grammar/reading.ts';
import { chooseKind } from './kinds/index.ts';
import type { Draft, DraftStep, Span } from './kinds/kind.ts';
import { personalise } from './personalise.rules.ts';
import {
  MAX_STEP_MINUTES,
  MAX_STEPS,
  MIN_STEP_MINUTES,
  MIN_STEPS,
  type PlanInput,
  type PlanProposal,
  type PlanStep,
} from './plan.types.ts';
import { feasibilitySentence } from './schedule/feasibility.rules.ts';
import { type FreeDay, freeDays } from './schedule/free-days.rules.ts';
import { placeBackward } from './schedule/schedule.rules.ts';

/** Above this a step says what an open or finished task already says. */
const SAME_TASK = 0.6;
/** Further ahead a plan says nothing useful about days. */
const LONGEST_DAYS = 3650;

/**
 * Reads a goal and proposes five to twelve steps. Deterministic: the same input gives the same plan, and no
 * clock, network or chance takes part. Any text is accepted; what cannot be read gets the generic plan.
 */
export function planGoal(raw: PlanInput): PlanProposal {
  const input = isDay(raw.today) ? raw : { ...raw, today: '1970-01-01' };
  const found = readGoal(input);
  const { target, passed } = usableTarget(found, input.today);
  const reading = passed === undefined ? found : { ...found, target: undefined, targetBecause: '' };
  const kind = chooseKind(reading);
  const draft = kind.draft(reading, spanOf(reading, input.today, target));
  const known = withoutKnownTasks(bounded(withShortNames(draft)), input);
  const personal = personalise(known.steps, reading);
  const dated =
    target === undefined ? undefined : datesFor({ ...draft, steps: personal }, reading, input, target);
  return {
    kind: kind.name,
    steps: personal.map((each, index) => toStep(each, index, personal, dated?.days[index])),
    notes: [
      ...(passed === undefined
        ? []
        : [
            `${sayDay(passed)} has passed: a date from ${sayDay(addDays(input.today, draft.naturalDays ?? 28))} on would fit.`,
          ]),
      ...(dated?.sentence === undefined ? [] : [dated.sentence]),
      ...(dated === undefined && passed === undefined ? [noDateNote(draft, input.today)] : []),
      ...reading.notes,
      ...(draft.notes ?? []),
      ...known.notes,
    ],
    assumptions: [...reading.assumptions, ...(dated?.assumptions ?? []), ...(draft.assumptions ?? [])],
  };
}

function usableTarget(reading: Reading, today: DayString): { target?: DayString; passed?: DayString } {
  const { target } = reading;
  if (target === undefined) return {};
  if (target < today) return { passed: target };
  const latest = addDays(today, LONGEST_DAYS);
  return { target: target > latest ? latest : target };
}

/** Sessions shorter than a step can be are joined: ten minutes a day are four quarter-hours a week. */
function spanOf({ times }: Reading, today: DayString, target: DayString | undefined): Span {
  const { sessionsPerWeek, minutesPerSession, weekdays } = times;
  const stated = Math.min(sessionsPerWeek ?? 7, weekdays?.length ?? 7);
  const joined = minutesPerSession === undefined ? 1 : Math.min(1, minutesPerSession / MIN_STEP_MINUTES);
  const isSaid = sessionsPerWeek !== undefined || weekdays !== undefined;
  return {
    today,
    ...(target === undefined ? {} : { target, days: daysBetween(today, target) + 1 }),
    ...(isSaid ? { sessionsPerWeek: Math.max(1, Math.floor(stated * joined)) } : {}),
    ...(minutesPerSession === undefined
      ? {}
      : { minutesPerSession: Math.max(MIN_STEP_MINUTES, minutesPerSession) }),
  };
}

/** The whole name of a thing belongs into the first step; after it a person says "the podcast". */
function withShortNames({ steps, called }: Draft): DraftStep[] {
  if (called === undefined || called.full === called.short) return steps;
  const shorten = (text: string): string => text.replaceAll(called.full, called.short);
  return steps.map((each, index) =>
    index === 0 ? each : { ...each, title: shorten(each.title), description: shorten(each.description) },
  );
}

function bounded(steps: readonly DraftStep[]): DraftStep[] {
  const kept = steps.length <= MAX_STEPS ? steps : [...steps.slice(0, MAX_STEPS - 1), ...steps.slice(-1)];
  return kept.map((each) => ({
    ...each,
    minutes: Math.min(MAX_STEP_MINUTES, Math.max(MIN_STEP_MINUTES, Math.round(each.minutes / 5) * 5)),
  }));
}

/** A task that is already on the list, open or done, is not proposed again while enough steps remain. */
function withoutKnownTasks(
  steps: readonly DraftStep[],
  input: PlanInput,
): { steps: DraftStep[]; notes: string[] } {
  const kept = [...steps];
  const notes: string[] = [];
  for (const task of input.existingTasks) {
    const at = kept.findIndex(({ title }) => similarity(title, task.title) >= SAME_TASK);
    const double = kept[at];
    if (double === undefined || kept.length <= MIN_STEPS || task.status === 'cancelled') continue;
    kept.splice(at, 1);
    for (const each of kept) {
      if (each.after.includes(double.key))
        each.after = [...new Set([...each.after.filter((key) => key !== double.key), ...double.after])];
    }
    notes.push(
      `“${cleanLine(task.title, 120)}” is ${task.status === 'completed' ? 'done' : 'on your list'} already, so it is not proposed again.`,
    );
  }
  return { steps: kept, notes };
}

interface Dated {
  days: DayString[];
  sentence: string | undefined;
  assumptions: string[];
}

function datesFor(draft: Draft, reading: Reading, input: PlanInput, target: DayString): Dated {
  const { weekdays, weekdaysText } = reading.times;
  const stated = freeDays(input, target, weekdays);
  const useStated = weekdays === undefined || stated.length >= Math.min(3, draft.steps.length);
  const open = useStated ? stated : freeDays(input, target, undefined);
  const free = open.length > 0 ? open : everyDay(input.today, target);
  const assumptions =
    weekdays === undefined
      ? []
      : [
          useStated
            ? `Steps fall on the days you named (${weekdaysText ?? weekdays.join(', ')}).`
            : `There are too few of the days you named before ${sayDay(target)}, so other days are used too.`,
        ];
  const { days, squeezed } = placeBackward(draft.steps, free, input.today);
  return {
    days,
    sentence: feasibilitySentence(draft, reading, input, target, free, squeezed.length),
    assumptions,
  };
}

/** Where every day is full the steps still need days; the feasibility sentence says that they do not fit. */
function everyDay(today: DayString, target: DayString): FreeDay[] {
  const count = Math.min(daysBetween(today, target), MAX_STEPS) + 1;
  return Array.from({ length: count }, (_, offset) => ({
    day: addDays(today, offset),
    minutes: MAX_STEP_MINUTES,
  }));
}

function noDateNote(draft: Draft, today: DayString): string {
  const days = draft.naturalDays ?? 28;
  return `You named no date; at a steady pace this takes about ${days < 14 ? `${days} days` : `${Math.round(days / 7)} weeks`}. Set ${sayDay(addDays(today, days))} as the target and every step gets its day.`;
}

function toStep(
  draft: DraftStep,
  index: number,
  all: readonly DraftStep[],
  dueDate: DayString | undefined,
): PlanStep {
  const ids = new Map(all.slice(0, index).map(({ key }, at) => [key, `s${at + 1}`]));
  return {
    id: `s${index + 1}`,
    title: draft.title,
    description: draft.description,
    durationMinutes: draft.minutes,
    ...(dueDate === undefined ? {} : { dueDate }),
    dependsOn: draft.after.flatMap((key) => ids.get(key) ?? []),
    because: draft.because,
  };
}
