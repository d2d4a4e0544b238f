import type { DayString } from '../../calendar.ts';
import type { Reading } from '../grammar/reading.ts';
import type { GoalKind } from '../plan.types.ts';

/** A step before it has an id and a day. */
export interface DraftStep {
  key: string;
  title: string;
  description: string;
  minutes: number;
  because: string;
  /** Keys of the steps that must be done first. */
  after: string[];
  /** Where in the span it belongs: 0 = the first day, 1 = the target. Even spacing when absent. */
  at?: number;
  /** Minutes that the description asks for besides the step, between the step before and this one. */
  beside?: number;
}

export interface Draft {
  steps: DraftStep[];
  assumptions?: string[];
  notes?: string[];
  /** A sound time for the whole, in days; told when no date was given or the date is too near. */
  naturalDays?: number;
  /** Days under which the goal cannot soundly be reached, when that is known better than by adding up minutes. */
  leastDays?: number;
  /** The long name of the thing; later steps use the short one, as a person would. */
  called?: { full: string; short: string };
  /** The smaller goal to offer when the date is too near, as "running 10 km". */
  smaller?: string;
}

/** The time a kind may fill. */
export interface Span {
  today: DayString;
  /** The person's target, or undefined; `days` is then the kind's own choice. */
  target?: DayString;
  /** Days from today to the target, both counted; undefined without a target. */
  days?: number;
  sessionsPerWeek?: number;
  minutesPerSession?: number;
}

export interface Kind {
  name: GoalKind;
  /** 0 = not at all, 1 = surely. */
  recognise(reading: Reading): number;
  draft(reading: Reading, span: Span): Draft;
}

/** Terse on purpose: a plan reads as a table of steps. */
export function step(
  key: string,
  minutes: number,
  title: string,
  description: string,
  because: string,
  after: string[] = [],
  more: Pick<DraftStep, 'at' | 'beside'> = {},
): DraftStep {
  return { key, minutes, title, description, because, after, ...more };
}

/** Strongest signal found in the text, 0 when none is. */
export function strongest(text: string, signals: readonly (readonly [RegExp, number])[]): number {
  return Math.max(0, ...signals.map(([pattern, weight]) => (pattern.test(text) ? weight : 0)));
}

/** Rounds to a figure that a person would choose: 1, 5, 10, 50, 100 … by size. */
export function sensible(value: number): number {
  const size =
    value < 10 ? 1 : value < 60 ? 5 : value < 200 ? 10 : value < 1000 ? 50 : value < 10_000 ? 100 : 1000;
  return Math.max(size === 1 ? 1 : size, Math.round(value / size) * size);
}

/** The words of the person, quoted as the source of a step. */
export function quoted(words: string): string {
  return `“${words}”`;
}

/** "the podcast about rivers with Jonas" → "the podcast": enough once the whole name was said. */
export function called(full: string): { full: string; short: string } {
  const cut = full.replace(
    /\s+(?:about|with|for|in|on|of|from|to|at|so|by|who|that|which|wide|high|long|\d).*$/i,
    '',
  );
  return { full, short: cut.split(' ').length >= 2 ? cut : full };
}
