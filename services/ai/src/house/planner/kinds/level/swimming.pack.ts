import { sayNumber } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, type DraftStep, quoted, type Span, step } from '../kind.ts';
import { mindBody } from './doctor.rules.ts';

const REPEATS = [50, 100, 200, 400, 800] as const;

/** Swimming a distance without a stop: the metres of a session stay near the target, the pieces get longer. */
export function swimming(reading: Reading, span: Span): Draft {
  const said = reading.quantities.find(
    ({ unit, isPresent }) => (unit === 'm' || unit === 'km') && !isPresent,
  );
  const target = Math.min(
    10_000,
    Math.max(100, said === undefined ? 1000 : said.unit === 'km' ? said.amount * 1000 : said.amount),
  );
  const present = reading.quantities.find(
    ({ unit, isPresent }) => (unit === 'm' || unit === 'km') && isPresent,
  );
  const start =
    present === undefined
      ? reading.level?.level === 'none'
        ? 25
        : 100
      : present.unit === 'km'
        ? present.amount * 1000
        : present.amount;
  const perWeek = Math.min(5, Math.max(1, span.sessionsPerWeek ?? 2));
  const wishWeeks = Math.max(4, Math.ceil(Math.log2(Math.max(2, target / start)) * 2.5));
  const weeks = span.days === undefined ? wishWeeks : Math.max(1, Math.floor(span.days / 7));
  const isTooNear = weeks < wishWeeks * 0.7;
  const goal = isTooNear
    ? Math.min(target, Math.max(100, Math.round((start * 2 ** (weeks / 2.5)) / 50) * 50))
    : target;
  const sessions = Math.max(4, weeks * perWeek);
  const lengths = sayNumber(Math.ceil(goal / 25));
  const repeats = piecesFor(goal);
  const open = /sea|lake|open water|river|channel/i.test(reading.text);
  const learn = reading.level?.level === 'none';
  return {
    steps: [
      step(
        'pool',
        20,
        `Look up lane times of your pool and fix ${perWeek} ${perWeek === 1 ? 'time' : 'times'} a week`,
        'Write the times into the calendar and note the price of a ten-visit card. Ask which lane is the slow one.',
        quoted(said?.text ?? reading.title),
      ),
      learn
        ? step(
            'teacher',
            30,
            'Book a swimming teacher for the first four lessons',
            'Breathing and floating come from a teacher at the pool, not from a list. Say that you have never swum before.',
            quoted(reading.level?.text ?? 'beginner'),
            ['pool'],
          )
        : step(
            'goggles',
            30,
            'Buy goggles that hold without the strap, and a cap',
            'Press them on: they should stick for a second. Pack them with towel, coin and bottle in one bag.',
            'rule: equipment before distance',
            ['pool'],
            { at: 0.03 },
          ),
      step(
        'baseline',
        45,
        `Swim as far as is comfortable and count the lengths`,
        `Four lengths of 25 m are 100 m. The aim is ${lengths} lengths, ${sayNumber(goal)} m; this plan assumes ${sayNumber(start)} m today.`,
        'rule: measure before you train',
        [learn ? 'teacher' : 'goggles'],
        { at: 0.06 },
      ),
      ...repeats.map((repeat, index) =>
        session(repeat, index, { goal, sessions, all: repeats.length, perWeek }),
      ),
      ...(open
        ? [
            step(
              'open',
              60,
              'Swim ten minutes in open water beside a guarded shore',
              'Never alone; a bright buoy, someone on land, and the water temperature looked up first. Look up every ten strokes.',
              'your words: open water',
              [`s-${repeats.length}`],
              { at: 0.92 },
            ),
          ]
        : []),
      step(
        'easy',
        30,
        `Swim an easy ${sayNumber(Math.max(100, Math.round(goal / 300) * 100))} m and stop while it feels light`,
        'Two days before the test, nothing hard.',
        'rule: rest before a test',
        [`s-${repeats.length}`],
        { at: 0.96 },
      ),
      step(
        'test',
        Math.max(30, Math.round(goal / 35 / 5) * 5 + 20),
        `Swim ${sayNumber(goal)} m without stopping: ${lengths} lengths of 25 m`,
        'Start slower than in training and breathe out under water. Touching the wall at the last length is the proof.',
        'the goal itself, as the last proof',
        ['easy'],
        { at: 1 },
      ),
    ],
    naturalDays: wishWeeks * 7,
    ...(isTooNear
      ? {
          leastDays: wishWeeks * 7,
          smaller: `${sayNumber(goal)} m without stopping, which is what these steps lead to`,
        }
      : {}),
    assumptions: [
      `You swim about ${sayNumber(start)} m without a rest today${reading.level === undefined ? '' : ` (${reading.level.text})`}.`,
      'The pool is 25 m long; in 50 m halve the lengths.',
    ],
    notes: mindBody(reading),
  };
}

function piecesFor(goal: number): number[] {
  const pieces = REPEATS.filter((metres) => metres <= goal * 0.67);
  const two = [0.5, 0.75].map((share) => Math.max(25, Math.round((goal * share) / 50) * 50));
  const rising = [...(pieces.length === 0 ? [25] : pieces), ...two].sort((a, b) => a - b);
  return rising.filter((metres, index) => index === 0 || metres > (rising[index - 1] ?? 0) * 1.2).slice(0, 6);
}

function session(
  repeat: number,
  index: number,
  plan: { goal: number; sessions: number; all: number; perWeek: number },
): DraftStep {
  const number = Math.max(1, Math.round((plan.sessions * (index + 1)) / (plan.all + 1)));
  const count = Math.max(1, Math.floor((plan.goal * (index < 2 ? 0.6 : 1)) / repeat));
  const rest = repeat <= 50 ? '30 seconds' : repeat <= 200 ? '20 seconds' : 'one minute';
  const minutes = Math.min(90, Math.max(30, Math.round((count * repeat) / 30) + 15));
  const gap = Math.max(0, Math.round(plan.sessions / (plan.all + 1)) - 1);
  return step(
    `s-${index + 1}`,
    minutes,
    `Swim session ${number} of ${plan.sessions}: ${count} × ${repeat} m`,
    `100 m easy first, then ${count} × ${repeat} m with ${rest} between. ${gap === 0 ? '' : `In the ${gap === 1 ? 'session' : `${gap} sessions`} before it, the same with fewer repeats. `}Go on when the last one is as calm as the first.`,
    'rule: the same metres in longer pieces',
    [index === 0 ? 'baseline' : `s-${index}`],
    { at: 0.06 + (0.84 * (index + 1)) / (plan.all + 0.5), beside: gap * minutes },
  );
}
