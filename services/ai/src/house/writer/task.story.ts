import { sayDay, weekdayOf } from '../calendar.ts';
import type { FactsSheet, Sentence } from './facts-sheet.ts';
import { type DoneTask, doneTasks } from './figures.ts';
import { chooseOpening } from './openings.ts';
import { pictures } from './pictures.ts';
import { quote, quotedSentence } from './quotes.ts';
import { count, counted, goesOn, lasting, nameOf, narrated, onDay, sentence, WHEN } from './wording.ts';

/** A stretch without one that is worth telling. */
const LONG_GAP_DAYS = 7;
const STREAK_DAYS = 3;

/** One finished task: what, when, how long, what was said of it, how far the goal is, which pictures belong to it. */
export function taskSentences(facts: FactsSheet, previousOpening: string | undefined): Sentence[] {
  const task = doneTasks(facts)[0];
  if (task === undefined) return [{ text: 'No task is on the sheet.', facts: [] }];
  const opening = chooseOpening(openings(facts, task), previousOpening);
  if (opening === undefined) return [];
  const told = new Set(opening.facts);
  const rest = [
    ...said(facts, task, opening),
    ...figures(facts, task, told),
    ...due(facts, task, told),
    ...standing(facts, told),
  ];
  return [opening, ...rest, ...pictures(facts)];
}

function openings(facts: FactsSheet, task: DoneTask): Sentence[] {
  const { goal, streak, firstOfKind, longestGapDays } = facts;
  const title = quote(task.title);
  const past = narrated(task.title);
  const further = past === undefined ? undefined : goesOn(task.description);
  const did =
    past === undefined ? `${title} was done` : `you ${past}${further === undefined ? '' : `, ${further}`}`;
  const described = further === undefined ? [] : ['tasks[0].description'];
  const when = `${onDay(task.day)}, ${WHEN[task.part]}`;
  const isLast = goal !== undefined && goal.total > 0 && goal.completed >= goal.total;
  const early = task.daysEarly ?? 0;
  const all: (Sentence | false)[] = [
    isLast && {
      text: sentence(`${when}, ${did}, and with it the last open task of ${quote(goal.title)} was gone`),
      facts: ['tasks[0].title', 'tasks[0].completedAt', 'goal.title', 'goal.completed', ...described],
    },
    firstOfKind === true && {
      text: sentence(`For the first time ${did}, ${when}`),
      facts: ['tasks[0].title', 'tasks[0].completedAt', 'firstOfKind', ...described],
    },
    longestGapDays !== undefined &&
      longestGapDays >= LONG_GAP_DAYS && {
        text: sentence(
          `After ${counted(facts, longestGapDays, 'day')} without one, ${did} ${WHEN[task.part]}`,
        ),
        facts: ['longestGapDays', 'tasks[0].title', ...described],
      },
    early <= -2 && {
      text: sentence(`${counted(facts, -early, 'day')} after it was due, ${did}`),
      facts: ['tasks[0].title', 'tasks[0].dueDate', ...described],
    },
    streak !== undefined &&
      streak >= STREAK_DAYS && {
        text: sentence(
          `${counted(facts, streak, 'day')} in a row, and the latest ended ${WHEN[task.part]}: ${did}`,
        ),
        facts: ['streak', 'tasks[0].title', ...described],
      },
    task.durationMinutes !== undefined && {
      text: sentence(`${lasting(facts, task.durationMinutes)} ${WHEN[task.part]}, and ${did}`),
      facts: ['tasks[0].durationMinutes', 'tasks[0].title', ...described],
    },
    { text: sentence(`${when}, ${did}`), facts: ['tasks[0].completedAt', 'tasks[0].title', ...described] },
    {
      text: sentence(`At ${task.time} ${onDay(task.day)} it was done: ${past === undefined ? title : did}`),
      facts: [
        'tasks[0].completedAt',
        'tasks[0].time',
        'tasks[0].title',
        ...(past === undefined ? [] : described),
      ],
    },
  ];
  return all.filter((each) => each !== false);
}

/** The person's own words; the title among them, since a story is also found by it. */
function said({ tone }: FactsSheet, task: DoneTask, opening: Sentence): Sentence[] {
  const sentences: Sentence[] = [];
  const { title, description, notes } = task;
  if (
    description !== undefined &&
    description.trim() !== '' &&
    !opening.facts.includes('tasks[0].description')
  ) {
    sentences.push({
      text: quotedSentence(
        { warm: 'You had set it down as', plain: 'Description:', playful: 'The plan said' }[tone],
        description,
      ),
      facts: ['tasks[0].description'],
    });
  }
  if (notes !== undefined && notes.trim() !== '') {
    sentences.push({
      text: quotedSentence(
        { warm: 'What stayed with you:', plain: 'Note:', playful: 'Your verdict:' }[tone],
        notes,
      ),
      facts: ['tasks[0].notes'],
    });
  }
  if (!opening.text.includes(quote(title))) {
    sentences.push({
      text: quotedSentence(
        { warm: 'So you could cross out', plain: 'Task:', playful: 'The list had to let go of' }[tone],
        title,
      ),
      facts: ['tasks[0].title'],
    });
  }
  return sentences;
}

function figures(facts: FactsSheet, task: DoneTask, told: ReadonlySet<string>): Sentence[] {
  const name = nameOf(facts);
  const isNamed = facts.tone === 'warm' && name !== '';
  const at = told.has('tasks[0].completedAt') ? `at ${task.time}` : `at ${task.time} ${onDay(task.day)}`;
  const used = ['tasks[0].completedAt', ...(isNamed ? ['displayName'] : [])];
  if (task.durationMinutes !== undefined && !told.has('tasks[0].durationMinutes')) {
    const time = lasting(facts, task.durationMinutes);
    const text = {
      warm: `${isNamed ? `${name}, you` : 'You'} gave it ${time} and were done ${at}`,
      plain: `It took ${time} and ended ${at}`,
      playful: `It held out for ${time} and gave in ${at}`,
    }[facts.tone];
    return [{ text: sentence(text), facts: ['tasks[0].durationMinutes', ...used] }];
  }
  if (told.has('tasks[0].time')) return [];
  const text = {
    warm: `${isNamed ? `${name}, you` : 'You'} were done ${at}`,
    plain: `Completed ${at}`,
    playful: `It gave in ${at}`,
  }[facts.tone];
  return [{ text: sentence(text), facts: used }];
}

function due(facts: FactsSheet, task: DoneTask, told: ReadonlySet<string>): Sentence[] {
  if (task.daysEarly === undefined || task.dueDate === undefined) return [];
  const day = `${weekdayOf(task.dueDate)}, ${sayDay(task.dueDate)}`;
  const days = counted(facts, Math.abs(task.daysEarly), 'day');
  if (told.has('tasks[0].dueDate'))
    return [{ text: sentence(`The day for it had been ${day}`), facts: ['tasks[0].dueDate'] }];
  const text =
    task.daysEarly === 0
      ? 'It was due that same day'
      : task.daysEarly > 0
        ? `It was due on ${day}: ${days} to spare`
        : `It was due on ${day}, ${days} before`;
  return [{ text: sentence(text), facts: ['tasks[0].dueDate'] }];
}

function standing(facts: FactsSheet, told: ReadonlySet<string>): Sentence[] {
  const { goal, project, streak, tone } = facts;
  const sentences: Sentence[] = [];
  if (streak !== undefined && streak >= 2 && !told.has('streak'))
    sentences.push({
      text: sentence(`That makes ${counted(facts, streak, 'day')} in a row`),
      facts: ['streak'],
    });
  if (goal !== undefined && goal.total > 0) {
    const left = Math.max(0, goal.total - goal.completed);
    const title = quote(goal.title);
    const done = count(facts, goal.completed);
    const total = count(facts, goal.total);
    const text =
      left === 0
        ? `All ${total} of ${title} are done`
        : {
            warm: `On the way to ${title} ${done} of ${total} ${goal.completed === 1 ? 'is' : 'are'} behind you; ${count(facts, left)} ${left === 1 ? 'is' : 'are'} still ahead`,
            plain: `${title}: ${done} of ${total} done, ${count(facts, left)} left`,
            playful: `Between you and ${title} now ${left === 1 ? 'stands' : 'stand'} ${count(facts, left)} of ${total}`,
          }[tone];
    sentences.push({
      text: sentence(left === 0 && goal.total === 1 ? `${title} had this one task, and it is done` : text),
      facts: ['goal.title', 'goal.completed', 'goal.total'],
    });
  } else if (project !== undefined && project.total > 0) {
    sentences.push({
      text: sentence(
        `It belongs to ${quote(project.title)}, with ${count(facts, project.completed)} of ${count(facts, project.total)} done`,
      ),
      facts: ['project.title', 'project.completed', 'project.total'],
    });
  }
  return sentences;
}
