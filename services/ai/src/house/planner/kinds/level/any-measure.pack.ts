import { capitalise, sayNumber } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';

/** Any other figure: measure, find what moves it, practise in sessions, measure at each quarter. */
export function anyMeasure(reading: Reading, span: Span): Draft {
  const { object, text, quantities, title } = reading;
  const range = /from (\d[\d,.]*)[^\d]{0,30}? to (\d[\d,.]*)/i.exec(text);
  const figures = [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(([figure]) =>
    Number(figure.replace(/,(?=\d{3})/g, '')),
  );
  const target =
    range === null
      ? (quantities.find(({ isPresent }) => !isPresent)?.amount ?? Math.max(...figures, 10))
      : Number(range[2]?.replace(/[,.](?=\d{3})/g, ''));
  const start =
    range === null
      ? quantities.find(({ isPresent }) => isPresent)?.amount
      : Number(range[1]?.replace(/[,.](?=\d{3})/g, ''));
  const what = measureOf(text, object);
  const practice = PRACTICE.find(([pattern]) => pattern.test(text))?.[1] ?? [
    'Practise the weakest part of it for 30 minutes',
    'Choose what cost you most in the last measurement.',
  ];
  const weeks = span.days === undefined ? 10 : Math.max(1, Math.floor(span.days / 7));
  const perWeek = span.sessionsPerWeek ?? 3;
  const sessions = Math.max(4, weeks * perWeek);
  const say = (share: number): string =>
    start === undefined
      ? `${Math.round(share * 100)} % of the way to ${sayNumber(target)}`
      : `about ${sayNumber(Math.round(start + (target - start) * share))}`;
  const minutes = Math.min(90, span.minutesPerSession ?? 30);
  const quarters = [0.25, 0.5, 0.75] as const;
  return {
    steps: [
      step(
        'measure',
        30,
        `Measure your ${what} today and write it down with the date`,
        start === undefined
          ? `The aim is ${sayNumber(target)}; without a first figure nobody can tell what helps.`
          : `You wrote ${sayNumber(start)}; the aim is ${sayNumber(target)}, ${sayNumber(Math.abs(target - start))} ${target > start ? 'more' : 'less'}.`,
        quoted(title),
      ),
      step(
        'lever',
        45,
        `List five things that move your ${what} and mark the two you control`,
        'Look at the last ten results: what was different in the best and the worst?',
        'rule: work on causes, not on the figure',
        ['measure'],
        { at: 0.04 },
      ),
      step(
        'days',
        15,
        `Put ${perWeek} sessions a week of ${minutes} minutes into the calendar`,
        `${sessions} sessions until the end; the same hour each time is easier than a free choice.`,
        'rule: small and often',
        ['lever'],
        { at: 0.05 },
      ),
      ...quarters.flatMap((share, index) => {
        const number = Math.max(1, Math.round(sessions * share));
        return [
          step(
            `train-${index}`,
            minutes,
            `${practice[0]}: session ${number} of ${sessions}`,
            `${practice[1]} ${['Write one line after each: what was hard.', 'Drop what did not help; do more of what did.', 'Now under the conditions of the test.'][index]}`,
            'rule: practise what limits you',
            [index === 0 ? 'days' : `check-${index - 1}`],
            { at: share - 0.02, beside: (sessions / 4) * minutes },
          ),
          step(
            `check-${index}`,
            20,
            `Measure your ${what}: ${say(share)} is on course`,
            `${capitalise(['behind? change the practice, not the aim', 'half-way: tell someone the figure', 'ahead? stay with it'][index] ?? '')}.`,
            'rule: measure at each quarter',
            [`train-${index}`],
            { at: share },
          ),
        ];
      }),
      step(
        'test',
        45,
        `Measure your ${what} for the last time: ${sayNumber(target)}`,
        'Under the same conditions as the first time. Write both figures side by side.',
        'the goal itself, as the last proof',
        ['check-2'],
        { at: 1 },
      ),
    ],
    naturalDays: 70,
    assumptions: [
      start === undefined
        ? `Your ${what} today is not known; the first step finds it.`
        : `You start from ${sayNumber(start)}, as you wrote.`,
    ],
  };
}

const MEASURES: readonly (readonly [RegExp, string])[] = [
  [/chess|elo/i, 'chess rating'],
  [/wpm|typing|words (?:a|per) minute/i, 'typing speed'],
  [/subscribers/i, 'subscriber count'],
  [/followers/i, 'follower count'],
  [/listeners/i, 'listener count'],
  [/resting heart/i, 'resting heart rate'],
  [/blood pressure/i, 'blood pressure'],
  [/handicap/i, 'handicap'],
  [/score/i, 'score'],
];

const PRACTICE: readonly (readonly [RegExp, readonly [string, string]])[] = [
  [
    /chess|elo/i,
    [
      'Solve 20 tactics puzzles and replay one lost game',
      'Find the move where it turned, without an engine first.',
    ],
  ],
  [
    /wpm|typing|words (?:a|per) minute/i,
    [
      'Type three texts slowly without one mistake',
      'Eyes on the screen; the two keys you miss most get a minute each.',
    ],
  ],
  [
    /subscribers|followers|listeners/i,
    [
      'Publish one piece and answer every reply to it',
      'One question readers really asked, answered well; end with how to subscribe.',
    ],
  ],
  [
    /blood pressure|resting heart/i,
    [
      'Walk 30 minutes at a pace at which you can talk',
      'A doctor should know the readings and decide on anything beyond walking.',
    ],
  ],
];

function measureOf(text: string, object: string): string {
  const known = MEASURES.find(([pattern]) => pattern.test(text))?.[1];
  if (known !== undefined) return known;
  const words = object
    .replace(/\b(?:from|to|by|of|up)\b.*$/i, '')
    .replace(/\d\S*/g, '')
    .replace(/^(?:my|the|a|an|our)\s+/i, '')
    .trim();
  return words === '' ? 'figure' : words;
}
