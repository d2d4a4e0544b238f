import { sayDay } from '../calendar.ts';
import { capitalise, joinList, plural } from '../english.ts';
import type { Figures } from './conversation.types.ts';

const ASKED =
  /\bhow (?:am i|are we|is it|are things) (?:doing|going|getting on|coming along)\b|\b(?:my|our) (?:progress|figures|stats|statistics|streak|numbers)\b|\bam i (?:on track|behind|ahead|late)\b|\bhow (?:many|much) (?:tasks?|goals?|have i|did i|do i have|is left|are left|are open|days in a row)|\bwhat(?:['’]s| is| have i) (?:left|open|overdue|done|due|finished|completed)\b|\bhow far (?:am i|along)\b|\bshow me (?:my|the) (?:figures|progress|numbers)\b/i;
const NAMED = 3;

export function asksForFigures(content: string): boolean {
  return ASKED.test(content);
}

/** The figures in sentences; what is zero is said once, not hidden. */
export function sayFigures(figures: Figures): string {
  const {
    completedToday,
    completedThisWeek,
    completedTasks,
    openTasks,
    overdueTasks,
    streakDays,
    reachedGoals,
    goals,
  } = figures;
  if (completedTasks === 0 && openTasks === 0 && goals.length === 0)
    return 'There is nothing to count yet: no task and no goal. “Create a goal: …” is a beginning.';
  const late =
    overdueTasks === 0
      ? 'none of them overdue'
      : `${plural(overdueTasks, 'of them overdue', 'of them overdue')}`;
  const lines = [
    `Finished: ${plural(completedToday, 'task')} today, ${completedThisWeek} this week, ${completedTasks} in all.`,
    `Open: ${plural(openTasks, 'task')}, ${late}.`,
    ...(streakDays >= 2 ? [`${capitalise(plural(streakDays, 'day'))} in a row with something done.`] : []),
    ...(reachedGoals > 0 ? [`${capitalise(plural(reachedGoals, 'goal'))} reached.`] : []),
    ...(goals.length === 0 ? [] : [`${capitalise(joinList(goals.slice(0, NAMED).map(sayGoal)))}.`]),
    ...(goals.length > NAMED
      ? [`${plural(goals.length - NAMED, 'more goal')} ${goals.length - NAMED === 1 ? 'is' : 'are'} open.`]
      : []),
  ];
  return lines.join(' ');
}

function sayGoal({ title, completedTasks, totalTasks, targetDate }: Figures['goals'][number]): string {
  const until = targetDate === undefined ? '' : ` by ${sayDay(targetDate)}`;
  return `“${title}”: ${totalTasks === 0 ? 'no tasks yet' : `${completedTasks} of ${totalTasks}`}${until}`;
}
