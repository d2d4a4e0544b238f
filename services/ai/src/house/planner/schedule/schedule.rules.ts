import { type DayString, daysBetween } from '../../calendar.ts';
import type { DraftStep } from '../kinds/kind.ts';
import type { FreeDay } from './free-days.rules.ts';

interface Placed {
  days: DayString[];
  /** Keys of steps that found no day with room for them. */
  squeezed: string[];
}

/**
 * Places steps backward from the end: the last keeps the target, each earlier one takes the free day at or
 * before its own place in the span. The list is in order of the graph, so a bound that only falls keeps every
 * dependency; the first step takes the first free day, so that the person can begin.
 */
export function placeBackward(
  steps: readonly DraftStep[],
  free: readonly FreeDay[],
  today: DayString,
): Placed {
  const first = free[0];
  const last = free[free.length - 1];
  if (first === undefined || last === undefined)
    return { days: steps.map(() => today), squeezed: steps.map(({ key }) => key) };
  const left = free.map(({ minutes }) => minutes);
  const span = daysBetween(first.day, last.day);
  const chosen: number[] = new Array(steps.length).fill(0);
  const squeezed: string[] = [];
  const opening = steps[0];
  if (opening !== undefined) left[0] = (left[0] ?? 0) - opening.minutes;
  let bound = free.length - 1;
  for (let index = steps.length - 1; index >= 1; index -= 1) {
    const item = steps[index];
    if (item === undefined) continue;
    const share = item.at ?? index / Math.max(1, steps.length - 1);
    const ideal = Math.min(bound, indexAtOrBefore(free, first.day, dayOffset(span, share)));
    const at = roomNear(left, ideal, bound, item.minutes);
    if (at === undefined) squeezed.push(item.key);
    bound = at ?? ideal;
    left[bound] = (left[bound] ?? 0) - item.minutes;
    chosen[index] = bound;
  }
  if (opening !== undefined && (free[0]?.minutes ?? 0) < opening.minutes) squeezed.push(opening.key);
  return { days: chosen.map((at) => free[at]?.day ?? today), squeezed };
}

/** Preparation belongs to the first weeks even where the target is a year away. */
function dayOffset(span: number, share: number): number {
  const inside = Math.min(1, Math.max(0, share));
  return inside <= 0.15 ? Math.min(span, 140) * inside : span * inside;
}

function indexAtOrBefore(free: readonly FreeDay[], first: DayString, offset: number): number {
  let low = 0;
  let high = free.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (daysBetween(first, free[middle]?.day ?? first) <= Math.round(offset)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function roomNear(
  left: readonly number[],
  ideal: number,
  bound: number,
  minutes: number,
): number | undefined {
  for (let at = ideal; at >= 0; at -= 1) if ((left[at] ?? 0) >= minutes) return at;
  for (let at = ideal + 1; at <= bound; at += 1) if ((left[at] ?? 0) >= minutes) return at;
  return undefined;
}
