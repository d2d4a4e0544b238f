import { sayDay } from '../../../calendar.ts';

import type { Reading } from '../../grammar/reading.ts';
import { toYour } from '../../personalise.rules.ts';
import { type Draft, type Kind, quoted, type Span, step } from '../kind.ts';
import { isVague, shorten, unnamed } from './unnamed-goal.pack.ts';

/** Any goal in any language: outcome, obstacle, smallest piece, people, pieces with a count, a look from outside. */
export const generic: Kind = {
  name: 'generic',
  recognise: () => 0.1,
  draft(reading, span) {
    if (reading.concern === 'instruction' || isVague(reading)) return unnamed(reading, span);
    return outcome(reading, span);
  },
};

function outcome(reading: Reading, span: Span): Draft {
  const it = `“${shorten(reading.aim === '' ? reading.title : reading.aim)}”`;
  const who =
    reading.people[0] === undefined ? 'one person who has done something like it' : toYour(reading.people[0]);
  const figure = reading.quantities.find(({ isPresent }) => !isPresent);
  const count =
    figure !== undefined &&
    Number.isInteger(figure.amount) &&
    figure.amount >= 2 &&
    figure.amount <= 60 &&
    figure.unit === 'count'
      ? figure.amount
      : undefined;
  const money = reading.money[0];
  const day = span.target === undefined ? 'the end' : sayDay(span.target);
  const minutes = Math.min(120, Math.max(15, span.minutesPerSession ?? 60));
  const sessions =
    span.days === undefined
      ? 8
      : Math.min(24, Math.max(3, Math.round((span.days / 7) * (span.sessionsPerWeek ?? 2))));
  const piece =
    figure === undefined
      ? `one piece of ${it}`
      : `${count === undefined ? figure.text : `1 of the ${figure.text}`}`;
  return {
    steps: [
      step(
        'outcome',
        20,
        `Write how ${day} looks when ${it} is done: three things anyone could see`,
        `${figure === undefined ? 'With a figure, a place or a name in each' : `“${figure.text}” is one of them`}.${money === undefined ? '' : ` The money: ${money.text}.`}`,
        quoted(reading.title),
      ),
      step(
        'now',
        30,
        `List what is there already for ${it} and what is missing`,
        'Left: things, knowledge, people. Right: gaps. Mark the gap that stops all others.',
        'rule: begin where you stand',
        ['outcome'],
        { at: 0.06 },
      ),
      step(
        'ask',
        30,
        `Ask ${who} what took longest and what to leave out`,
        'Two questions, a quarter of an hour. Write the answers beside the gaps.',
        reading.people[0] === undefined
          ? 'rule: learn from someone who has done it'
          : quoted(reading.people[0]),
        ['outcome'],
        { at: 0.12 },
      ),
      step(
        'obstacle',
        20,
        `Write down the most likely obstacle and “if it comes, then I …”`,
        `${reading.constraints[0] === undefined ? 'Time, money, courage, another person: one of the four.' : `You wrote “${reading.constraints[0]}”: begin there.`}`,
        reading.constraints[0] === undefined ? 'rule: plan for the obstacle' : quoted(reading.constraints[0]),
        ['now'],
        { at: 0.18 },
      ),
      step(
        'smallest',
        minutes,
        `Do the smallest whole part: ${piece}`,
        `${minutes} minutes; finish it, however rough. It shows how long the rest takes.`,
        figure === undefined ? 'rule: a whole small part first' : quoted(figure.text),
        ['now', 'ask'],
        { at: 0.25 },
      ),
      step(
        'piece-1',
        minutes,
        `Work session 2 of ${sessions}: close the marked gap`,
        'What do you need for it: a thing, an hour, a yes? Get that first.',
        'rule: the gap that stops the others',
        ['smallest', 'obstacle'],
        { at: 0.38 },
      ),
      step(
        'piece-2',
        minutes,
        `Work session ${Math.max(3, Math.round(sessions / 2))} of ${sessions}: bring half of the three things to where they can be seen`,
        'If not, cut one of the three or move the day; do not lengthen the sessions.',
        'rule: correct at half-time',
        ['piece-1'],
        { at: 0.6, beside: Math.max(0, Math.round(sessions / 2) - 3) * minutes },
      ),
      step(
        'show',
        45,
        `Show ${it} as it is to someone and ask what is missing`,
        'Someone who says what they see. Two points are enough.',
        'rule: a look from outside before the end',
        ['piece-2'],
        { at: 0.8 },
      ),
      step(
        'last',
        minutes,
        `Work session ${Math.max(4, sessions)} of ${sessions}: finish the two points that were missing`,
        'Nothing new begins in this one.',
        'rule: finish',
        ['show'],
        { at: 0.92, beside: Math.max(0, Math.round(sessions / 2) - 2) * minutes },
      ),
      step(
        'proof',
        30,
        `Check the three things you wrote for ${it}, one by one`,
        'Seen by someone else, it is done. Write down what made the difference.',
        'the goal itself, as the last proof',
        ['last'],
        { at: 1 },
      ),
    ],
    naturalDays: 42,
    assumptions: [
      'Little is known about this goal: the steps find out, and a second plan with what you learned will be better.',
    ],
    notes: [
      ...(reading.aim.split(' ').length < 3
        ? ['A number, a date, a place or a person in the title makes the next plan closer to you.']
        : []),
      ...professional(reading.text),
    ],
  };
}

const PROFESSIONS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:depress\w*|anxi\w*|panic|burn-?out|grief|trauma|addict\w*|lonely|insomnia)\b/i,
    'A doctor or therapist should know of this; a plan is no treatment.',
  ],
  [
    /\b(?:pain|illness|disease|diabet\w*|cancer|blood pressure|surgery|health\w*|medic\w*|symptoms?)\b/i,
    'Talk to a doctor before you change anything about treatment or medicine.',
  ],
  [
    /\b(?:lawsuit|sue|court|divorce|custody|lawyer|legal|inherit\w*)\b/i,
    'Ask a lawyer or a legal advice centre before you sign or send anything.',
  ],
  [
    /\b(?:invest\w*|stocks?|crypto\w*|bitcoin|pension|mortgage|retire\w*|bankrupt\w*|rich|millionaire)\b/i,
    'Ask an independent financial adviser before you put money at risk; no plan can promise a gain.',
  ],
];

function professional(text: string): string[] {
  return PROFESSIONS.filter(([pattern]) => pattern.test(text)).map(([, note]) => note);
}
