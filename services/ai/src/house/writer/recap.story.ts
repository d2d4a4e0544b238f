import { MONTHS, sayDay, weekdayOf } from '../calendar.ts';
import { capitalise } from '../english.ts';
import type { FactsSheet, Sentence } from './facts-sheet.ts';
import { busiestDays, busiestMonths, type DoneTask, doneTasks, longest, totalMinutes } from './figures.ts';
import { listed } from './goal.story.ts';
import { chooseOpening } from './openings.ts';
import { pictures } from './pictures.ts';
import { quote, quotedSentence } from './quotes.ts';
import { count, counted, lasting, nameOf, narrated, sentence, WHEN } from './wording.ts';

const NAMED_AT_MOST = 6;

/** A day, week, month or year: how much, what, when most, against the period before. A quiet one is told as quiet. */
export function recapSentences(facts: FactsSheet, previousOpening: string | undefined): Sentence[] {
  const tasks = doneTasks(facts);
  const opening = chooseOpening(openings(facts, tasks), previousOpening);
  return [
    ...(opening === undefined ? [] : [opening]),
    ...what(facts, tasks),
    ...rhythm(facts, tasks),
    ...comparison(facts, tasks),
    ...goals(facts),
    ...pictures(facts),
  ];
}

/** "Monday, 4 May 2026", "the week from 4 to …", "May 2026", "2026": the period as it is called. */
export function periodName({ kind, period }: FactsSheet): string {
  if (period === undefined) return 'this time';
  const month = MONTHS[Number(period.from.slice(5, 7)) - 1] ?? '';
  if (kind === 'daily') return `${weekdayOf(period.from)}, ${sayDay(period.from)}`;
  if (kind === 'weekly') return `the week from ${sayDay(period.from)} to ${sayDay(period.to)}`;
  return kind === 'monthly' ? `${month} ${period.from.slice(0, 4)}` : period.from.slice(0, 4);
}

function openings(facts: FactsSheet, tasks: readonly DoneTask[]): Sentence[] {
  const name = periodName(facts);
  const person = nameOf(facts);
  const call = facts.tone === 'warm' && person !== '' ? `, ${person}` : '';
  const named = call === '' ? [] : ['displayName'];
  if (tasks.length === 0) {
    return [
      {
        text: sentence(`Nothing was ticked off in ${name}${call}`.replace(/ in (?=[A-Z][a-z]+day)/, ' on ')),
        facts: ['tasks', 'period', ...named],
      },
      { text: sentence(`${capitalise(name)} was quiet: no task was finished`), facts: ['tasks', 'period'] },
    ];
  }
  const minutes = totalMinutes(tasks);
  const streak = facts.streak ?? 0;
  const number = counted(facts, tasks.length, 'task');
  const all: (Sentence | false)[] = [
    streak >= 7 && {
      text: sentence(
        `${capitalise(name)} brought ${number}, and the days in a row to ${count(facts, streak)}`,
      ),
      facts: ['period', 'tasks', 'streak'],
    },
    minutes > 0 && {
      text: sentence(`${capitalise(number)}, ${lasting(facts, minutes)} in all: that was ${name}${call}`),
      facts: ['period', 'tasks', 'tasks.durationMinutes', ...named],
    },
    { text: sentence(`${capitalise(name)} brought ${number}${call}`), facts: ['period', 'tasks', ...named] },
    {
      text: sentence(`${capitalise(number)} ${tasks.length === 1 ? 'is' : 'are'} ticked off for ${name}`),
      facts: ['period', 'tasks'],
    },
  ];
  return all.filter((each) => each !== false);
}

function what(facts: FactsSheet, tasks: readonly DoneTask[]): Sentence[] {
  if (tasks.length === 0) return [];
  const named =
    tasks.length <= NAMED_AT_MOST
      ? tasks
      : [...tasks].sort((a, b) => (b.durationMinutes ?? 0) - (a.durationMinutes ?? 0)).slice(0, 4);
  const titles = listed(named.map(({ title }) => quote(title)));
  const lead =
    tasks.length <= NAMED_AT_MOST
      ? { warm: 'You finished', plain: 'Done:', playful: 'Off the list:' }[facts.tone]
      : 'Among them were';
  const story = tasks.length <= 3 ? told(facts, tasks) : undefined;
  const sentences: Sentence[] = [story ?? { text: sentence(`${lead} ${titles}`), facts: ['tasks.title'] }];
  const most = longest(tasks);
  if (most?.durationMinutes !== undefined && tasks.length > 1) {
    sentences.push({
      text: sentence(`The longest was ${quote(most.title)} with ${lasting(facts, most.durationMinutes)}`),
      facts: ['tasks.title', 'tasks.durationMinutes'],
    });
  }
  const note = tasks.find(({ notes }) => notes !== undefined && notes.trim() !== '');
  if (note?.notes !== undefined)
    sentences.push({
      text: quotedSentence(`Of ${quote(note.title)} you wrote:`, note.notes),
      facts: ['tasks.title', 'tasks.notes'],
    });
  return sentences;
}

/** A few tasks that read as orders are told as what the person did, and when. */
function told(facts: FactsSheet, tasks: readonly DoneTask[]): Sentence | undefined {
  const pasts = tasks.map(({ title }) => narrated(title));
  if (facts.tone === 'plain' || pasts.some((past) => past === undefined)) return undefined;
  const parts = tasks.map(
    ({ part, day }, index) =>
      `${facts.kind === 'daily' ? WHEN[part] : `on ${weekdayOf(day)}`} you ${pasts[index]}`,
  );
  return { text: sentence(listed(parts)), facts: ['tasks.title', 'tasks.completedAt'] };
}

function rhythm(facts: FactsSheet, tasks: readonly DoneTask[]): Sentence[] {
  const first = tasks[0];
  const last = tasks[tasks.length - 1];
  if (first === undefined || last === undefined || tasks.length < 2) return [];
  if (facts.kind === 'daily')
    return [
      {
        text: sentence(`The first was done at ${first.time}, the last at ${last.time}`),
        facts: ['tasks.completedAt'],
      },
    ];
  const days = busiestDays(tasks);
  const busiest = days[0];
  if (busiest === undefined) return [];
  if (facts.kind === 'yearly') {
    const month = busiestMonths(tasks)[0];
    return month === undefined
      ? []
      : [
          {
            text: sentence(
              `They fell on ${counted(facts, days.length, 'day')}${month.count < 2 ? '' : `; the fullest month was ${MONTHS[Number(month.month.slice(5, 7)) - 1]} ${month.month.slice(0, 4)}, with ${count(facts, month.count)}`}`,
            ),
            facts: ['tasks.completedAt'],
          },
        ];
  }
  const on = `${weekdayOf(busiest.day)}, ${sayDay(busiest.day)}`;
  const text =
    days.length === 1
      ? `All of them fell on ${on}`
      : busiest.count === 1
        ? `They fell on ${counted(facts, days.length, 'day')}, one on each`
        : `They fell on ${counted(facts, days.length, 'day')}; the fullest was ${on}, with ${count(facts, busiest.count)}`;
  return [{ text: sentence(text), facts: ['tasks.completedAt'] }];
}

function comparison(facts: FactsSheet, tasks: readonly DoneTask[]): Sentence[] {
  const { previous, longestGapDays, kind, streak } = facts;
  const sentences: Sentence[] = [];
  if (previous !== undefined) {
    const more = tasks.length - previous.tasks;
    const before =
      { daily: 'the day', weekly: 'the week', monthly: 'the month', yearly: 'the year' }[kind as 'daily'] ??
      'the time';
    const text =
      more === 0
        ? `That is as many as ${before} before`
        : `That is ${count(facts, Math.abs(more))} ${more > 0 ? 'more' : 'fewer'} than ${before} before`;
    sentences.push({ text: sentence(text), facts: ['previous.tasks', 'tasks'] });
  }
  if (longestGapDays !== undefined && longestGapDays >= 3 && kind !== 'daily')
    sentences.push({
      text: sentence(`The longest pause was ${counted(facts, longestGapDays, 'day')}`),
      facts: ['longestGapDays'],
    });
  if (streak !== undefined && streak >= 2 && streak < 7)
    sentences.push({
      text: sentence(`At its end stood ${counted(facts, streak, 'day')} in a row`),
      facts: ['streak'],
    });
  return sentences;
}

function goals(facts: FactsSheet): Sentence[] {
  return (
    [
      ['goal', facts.goal],
      ['project', facts.project],
    ] as const
  ).flatMap(([key, whole]) =>
    whole === undefined || whole.total <= 0
      ? []
      : [
          {
            text: sentence(
              `${quote(whole.title)} stands at ${count(facts, whole.completed)} of ${count(facts, whole.total)}`,
            ),
            facts: [`${key}.title`, `${key}.completed`, `${key}.total`],
          },
        ],
  );
}
