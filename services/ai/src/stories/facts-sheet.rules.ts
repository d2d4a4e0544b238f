import { addDays, type DayString, daysBetween, localMoment } from '../house/calendar.ts';
import { similarity } from '../house/english.ts';
import type { FactsSheet, TaskFact, Tone, WholeFact } from '../house/writer/facts-sheet.ts';
import { streakUntil } from '../records/streak.rules.ts';
import type { FinishedTask, StoryRecords, ToldWhole } from './story-records.ts';

/** A story that is written again is written in another voice, so that the house, too, finds other words. */
const TONES: readonly Tone[] = ['warm', 'plain', 'playful'];

/** Two titles this close are one kind of thing: "Swim session 3 of 10" and "Swim session 4 of 10". */
const SAME_KIND = 0.5;

/** A year has hundreds of pictures; a story names a few of them. */
const MOST_CAPTIONS = 12;

/** The facts that a story may say, counted from the records. Nothing else is known to whoever writes it. */
export function factsSheet(records: StoryRecords, revision: number): FactsSheet {
  const { kind, person, tasks, goals, project, period, pictures } = records;
  const dayOf = (task: FinishedTask) => localMoment(task.completedAt.toISOString(), person.timeZone).day;
  const done = tasks.map(dayOf);
  const earlier = records.before.map(dayOf);
  const [goal, ...others] = goals;
  return {
    kind,
    displayName: person.displayName ?? '',
    locale: person.locale,
    timeZone: person.timeZone,
    tone: TONES[(revision - 1) % TONES.length] ?? 'warm',
    tasks: tasks.map(taskFact),
    goal: goal && others.length === 0 ? wholeFact(goal) : undefined,
    project: project && wholeFact(project),
    period,
    streak: streakOf(done, earlier),
    firstOfKind: isFirstOfKind(records),
    longestGapDays: kind === 'task' ? gapEnded(done, earlier) : longestGap(done),
    previous: period && before(records, period, dayOf),
    pictures: { count: pictures.count, captions: pictures.captions.slice(0, MOST_CAPTIONS) },
  };
}

const taskFact = ({
  id,
  title,
  description,
  completedAt,
  durationMinutes,
  dueDate,
}: FinishedTask): TaskFact => ({
  id,
  title,
  description,
  completedAt: completedAt.toISOString(),
  durationMinutes,
  dueDate,
});

const wholeFact = (whole: ToldWhole): WholeFact => ({
  title: whole.title,
  completed: whole.completedTasks,
  total: whole.totalTasks,
  startedAt: whole.startedAt?.toISOString(),
  completedAt: whole.completedAt?.toISOString(),
  targetDate: whole.targetDate,
});

function streakOf(done: readonly DayString[], earlier: readonly DayString[]): number | undefined {
  const last = done.toSorted().at(-1);
  return last === undefined ? undefined : streakUntil(new Set([...done, ...earlier]), last);
}

/** Only where there is a kind: a task that comes once would be the first of its kind every time. */
function isFirstOfKind({ kind, tasks: [task], before, siblings }: StoryRecords): boolean | undefined {
  if (kind !== 'task' || !task) return undefined;
  const alike = (title: string) => similarity(title, task.title) >= SAME_KIND;
  return siblings.some(alike) ? !before.some(({ title }) => alike(title)) : undefined;
}

/** Whole days on which nothing was finished, before the day of the task. */
function gapEnded([day]: readonly DayString[], earlier: readonly DayString[]): number | undefined {
  const last = earlier.toSorted().at(-1);
  return day === undefined || last === undefined ? undefined : positive(daysBetween(last, day) - 1);
}

function longestGap(done: readonly DayString[]): number | undefined {
  const days = done.toSorted();
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day) - 1);
  return positive(Math.max(0, ...gaps));
}

const positive = (days: number) => (days > 0 ? days : undefined);

/** The period of the same length before this one; unknown when nothing was recorded then. */
function before(
  { before: earlier }: StoryRecords,
  { from, to }: NonNullable<StoryRecords['period']>,
  dayOf: (task: FinishedTask) => DayString,
): FactsSheet['previous'] {
  const begin = addDays(from, -(daysBetween(from, to) + 1));
  const tasks = earlier.filter((task) => dayOf(task) >= begin && dayOf(task) < from);
  if (tasks.length === 0) return undefined;
  return { tasks: tasks.length, minutes: tasks.reduce((sum, task) => sum + (task.durationMinutes ?? 0), 0) };
}
