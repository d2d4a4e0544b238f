import { daysBetween, sayDay } from '../calendar.ts';
import { capitalise } from '../english.ts';
import type { FactsSheet, Sentence, WholeFact } from './facts-sheet.ts';
import { type DoneTask, dayOfInstant, doneTasks, longest, totalMinutes } from './figures.ts';
import { chooseOpening } from './openings.ts';
import { pictures } from './pictures.ts';
import { quote, quotedSentence } from './quotes.ts';
import { count, counted, lasting, nameOf, narrated, onDay, sentence } from './wording.ts';

/** A goal, its celebration, or a project: from the first day to the last, with what was long and what was said. */
export function wholeSentences(facts: FactsSheet, previousOpening: string | undefined): Sentence[] {
  const key = facts.kind === 'project' ? 'project' : 'goal';
  const whole = facts[key] ?? facts.goal ?? facts.project;
  if (whole === undefined) return [{ text: 'No goal is on the sheet.', facts: [] }];
  const tasks = doneTasks(facts);
  const opening = chooseOpening(openings(facts, whole, key, tasks), previousOpening);
  return [
    ...(opening === undefined ? [] : [opening]),
    ...course(facts, whole, key, tasks, opening?.text ?? ''),
    ...moments(facts, tasks),
    ...closing(facts, whole, key, tasks),
    ...pictures(facts),
  ];
}

function openings(facts: FactsSheet, whole: WholeFact, key: string, tasks: readonly DoneTask[]): Sentence[] {
  const title = quote(whole.title);
  const started = dayOfInstant(whole.startedAt, facts.timeZone);
  const ended = dayOfInstant(whole.completedAt, facts.timeZone) ?? tasks[tasks.length - 1]?.day;
  const isDone = whole.total > 0 && whole.completed >= whole.total;
  const days = started === undefined || ended === undefined ? 0 : daysBetween(started, ended);
  const name = nameOf(facts);
  const call = facts.tone === 'warm' && name !== '' ? `${name}, ` : '';
  const named = call === '' ? [] : ['displayName'];
  const last = tasks[tasks.length - 1];
  const past = last === undefined ? undefined : narrated(last.title);
  const all: (Sentence | false)[] = [
    isDone &&
      last !== undefined &&
      past !== undefined && {
        text: sentence(
          `${call}${onDay(last.day)}, at ${last.time}, you ${past}, and with it ${title} was reached`,
        ),
        facts: ['tasks.title', 'tasks.completedAt', `${key}.title`, `${key}.completed`, ...named],
      },
    isDone &&
      ended !== undefined &&
      days > 0 && {
        text: sentence(`${call}${title} is reached, ${counted(facts, days, 'day')} after it began`),
        facts: [`${key}.title`, `${key}.startedAt`, `${key}.completedAt`, ...named],
      },
    isDone &&
      ended !== undefined && {
        text: sentence(`${onDay(ended)}, the last task of ${title} was done`),
        facts: [`${key}.title`, `${key}.completedAt`],
      },
    isDone && {
      text: sentence(
        `${call}${title} is reached: ${count(facts, whole.completed)} of ${count(facts, whole.total)}`,
      ),
      facts: [`${key}.title`, `${key}.completed`, `${key}.total`, ...named],
    },
    started !== undefined && {
      text: sentence(`${title} began ${onDay(started)}`),
      facts: [`${key}.title`, `${key}.startedAt`],
    },
    {
      text: sentence(`${title} stands at ${count(facts, whole.completed)} of ${count(facts, whole.total)}`),
      facts: [`${key}.title`, `${key}.completed`, `${key}.total`],
    },
    {
      text: sentence(
        `Of ${title}, ${count(facts, whole.completed)} of ${count(facts, whole.total)} ${whole.total === 1 ? 'task is' : 'tasks are'} done`,
      ),
      facts: [`${key}.title`, `${key}.completed`, `${key}.total`],
    },
  ];
  return all.filter((each) => each !== false);
}

function course(
  facts: FactsSheet,
  whole: WholeFact,
  key: string,
  tasks: readonly DoneTask[],
  told: string,
): Sentence[] {
  const started = dayOfInstant(whole.startedAt, facts.timeZone);
  const ended = dayOfInstant(whole.completedAt, facts.timeZone) ?? tasks[tasks.length - 1]?.day;
  const minutes = totalMinutes(tasks);
  const first = tasks[0];
  const last = tasks[tasks.length - 1];
  const sentences: Sentence[] = [];
  const withFirst = first === undefined || first.id === last?.id ? '' : `, with ${quote(first.title)}`;
  if (started !== undefined && ended !== undefined && ended > started && !told.includes('began')) {
    sentences.push({
      text: sentence(
        `It began ${counted(facts, daysBetween(started, ended), 'day')} before, ${onDay(started)}${withFirst}`,
      ),
      facts: [`${key}.startedAt`, `${key}.completedAt`, ...(withFirst === '' ? [] : ['tasks.title'])],
    });
  } else if (withFirst !== '' && first !== undefined) {
    sentences.push({
      text: sentence(`The first thing done was ${quote(first.title)}, on ${sayDay(first.day)}`),
      facts: ['tasks.title', 'tasks.completedAt'],
    });
  }
  if (
    last !== undefined &&
    !told.includes(quote(last.title)) &&
    !told.includes(narrated(last.title) ?? quote(last.title))
  ) {
    sentences.push({
      text: sentence(`${tasks.length === 1 ? 'What was done:' : 'The last was'} ${quote(last.title)}`),
      facts: ['tasks.title'],
    });
  }
  if (minutes > 0) {
    sentences.push({
      text: sentence(
        `${tasks.length === 1 ? 'It took' : 'Together that is'} ${lasting(facts, minutes)}, as far as it was written down`,
      ),
      facts: ['tasks.durationMinutes'],
    });
  }
  return sentences;
}

function moments(facts: FactsSheet, tasks: readonly DoneTask[]): Sentence[] {
  const sentences: Sentence[] = [];
  const most = longest(tasks);
  if (most?.durationMinutes !== undefined && tasks.length > 2) {
    sentences.push({
      text: sentence(
        `The longest piece of it was ${quote(most.title)}, ${lasting(facts, most.durationMinutes)} on ${sayDay(most.day)}`,
      ),
      facts: ['tasks.title', 'tasks.durationMinutes'],
    });
  }
  const between = tasks
    .slice(1, -1)
    .filter(({ id }) => id !== most?.id)
    .slice(0, 3);
  if (between.length > 0)
    sentences.push({
      text: sentence(`On the way lay ${listed(between.map(({ title }) => quote(title)))}`),
      facts: ['tasks.title'],
    });
  if (facts.longestGapDays !== undefined && facts.longestGapDays >= 7) {
    sentences.push({
      text: sentence(
        `Once it lay still for ${counted(facts, facts.longestGapDays, 'day')}, and was taken up again`,
      ),
      facts: ['longestGapDays'],
    });
  }
  const note = [...tasks].reverse().find(({ notes }) => notes !== undefined && notes.trim() !== '');
  if (note?.notes !== undefined)
    sentences.push({
      text: quotedSentence(`Of ${quote(note.title)} you wrote:`, note.notes),
      facts: ['tasks.title', 'tasks.notes'],
    });
  return sentences;
}

function closing(facts: FactsSheet, whole: WholeFact, key: string, tasks: readonly DoneTask[]): Sentence[] {
  const sentences: Sentence[] = [];
  const ended = dayOfInstant(whole.completedAt, facts.timeZone) ?? tasks[tasks.length - 1]?.day;
  if (whole.targetDate !== undefined && ended !== undefined && whole.completed >= whole.total) {
    const early = daysBetween(ended, whole.targetDate);
    const text =
      early === 0
        ? `The target was ${sayDay(whole.targetDate)}, that very day`
        : early > 0
          ? `The target was ${sayDay(whole.targetDate)}: ${counted(facts, early, 'day')} to spare`
          : `The target had been ${sayDay(whole.targetDate)}, ${counted(facts, -early, 'day')} before`;
    sentences.push({ text: sentence(text), facts: [`${key}.targetDate`, `${key}.completedAt`] });
  }
  if (facts.firstOfKind === true)
    sentences.push({ text: sentence(`It is the first of its kind for you`), facts: ['firstOfKind'] });
  const left = whole.total - whole.completed;
  if (left > 0)
    sentences.push({
      text: sentence(`${capitalise(counted(facts, left, 'task'))} ${left === 1 ? 'is' : 'are'} left`),
      facts: [`${key}.completed`, `${key}.total`],
    });
  else if (whole.total > 0)
    sentences.push({
      text: sentence(
        {
          warm: `All ${count(facts, whole.total)} are done, and each was yours`,
          plain: `Done: ${count(facts, whole.completed)} of ${count(facts, whole.total)}`,
          playful: `The list of ${count(facts, whole.total)} is empty and has nothing more to say`,
        }[facts.tone],
      ),
      facts: [`${key}.completed`, `${key}.total`],
    });
  return sentences;
}

export function listed(items: readonly string[]): string {
  return items.length < 2
    ? (items[0] ?? '')
    : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
