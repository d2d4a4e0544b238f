import { capitalise, sayNumber } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, type DraftStep, quoted, type Span, step } from '../kind.ts';
import { mindBody } from './doctor.rules.ts';

/** Repetitions, holds and lifts: three short sessions a week at six tenths of the best, a new test every other week. */
export function strength(reading: Reading, span: Span): Draft {
  const exercise =
    /push-?ups?|press-?ups?|pull-?ups?|chin-?ups?|sit-?ups?|burpees?|plank|bench press|bench|deadlift|overhead press|squats?/i
      .exec(reading.text)?.[0]
      .toLowerCase() ?? 'push-ups';
  const isLift =
    /bench|deadlift|press|squat/.test(exercise) && reading.quantities.some(({ unit }) => unit === 'kg');
  const isHold = exercise === 'plank';
  const fits = (unit: string): boolean =>
    isLift
      ? unit === 'kg'
      : isHold
        ? unit === 'minute'
        : unit === 'rep' || unit === 'count' || unit === 'time';
  const said = reading.quantities.find(
    ({ unit, isPresent, per }) => fits(unit) && !isPresent && per === undefined,
  );
  const present = reading.quantities.find(({ unit, isPresent }) => fits(unit) && isPresent);
  const target = said?.amount ?? (isLift ? 60 : isHold ? 3 : 30);
  const start = Math.min(
    target * 0.9,
    present?.amount ?? target * (isLift ? 0.6 : reading.level?.level === 'none' ? 0.1 : 0.3),
  );
  const perWeek = Math.min(4, Math.max(2, span.sessionsPerWeek ?? 3));
  const wishWeeks = Math.max(4, Math.ceil(((target - start) / target) * (isLift ? 26 : 14)));
  const weeks = span.days === undefined ? wishWeeks : Math.max(1, Math.floor(span.days / 7));
  const isTooNear = weeks < wishWeeks * 0.6;
  const goal = isTooNear ? start + ((target - start) * weeks) / wishWeeks : target;
  const unit = isLift ? ' kg' : isHold ? ' minutes' : '';
  const say = (value: number): string =>
    `${sayNumber(isHold ? Math.round(value * 4) / 4 : isLift ? Math.round(value / 2.5) * 2.5 : Math.max(1, Math.round(value)))}${unit}`;
  const sessions = weeks * perWeek;
  const count = Math.min(6, Math.max(2, Math.floor(weeks / 2)));
  const name = isLift || isHold ? exercise : exercise.replace(/s?$/, 's');
  return {
    steps: [
      step(
        'form',
        30,
        isLift
          ? `Ask a coach to watch your ${name} at an empty bar`
          : `Film three slow ${isHold ? 'holds of the plank' : name} and compare them with a good example`,
        isLift
          ? 'Feet, back and bar path first. From now on lift with a spotter or safety arms.'
          : 'Straight line from head to heels, full range, no swing. Fewer good ones beat more poor ones.',
        quoted(said?.text ?? reading.title),
      ),
      step(
        'baseline',
        30,
        isLift
          ? `Find the ${name} you can do five times with good form`
          : `Test ${isHold ? 'how long you hold the plank' : `how many ${name} you can do in one set`}`,
        `Warm up for ten minutes. This plan assumes ${say(start)}; write the real figure down, and start from it.`,
        'rule: measure before you train',
        ['form'],
        { at: 0.02 },
      ),
      step(
        'place',
        20,
        `Fix ${perWeek} training days a week with a rest day between`,
        `Sessions of ${isLift ? 45 : 20} minutes, ${sessions} in all. Put them into the calendar at the same hour.`,
        'rule: strength grows on the rest day',
        ['baseline'],
        { at: 0.04 },
      ),
      ...Array.from({ length: count }, (_, index) =>
        block(index, { count, weeks, sessions, start, goal, say, name, isLift, isHold }),
      ),
      step(
        'rest',
        20,
        `Rest two days before the test of ${say(goal)}, with ten easy minutes of stretching`,
        'No sets; sleep and eat as always.',
        'rule: rest before a test',
        [`block-${count}`],
        { at: 0.98 },
      ),
      step(
        'test',
        30,
        isLift
          ? `${capitalise(name)} ${say(goal)} with a spotter`
          : isHold
            ? `Hold the plank for ${say(goal)}`
            : `Do ${say(goal)} ${name} in one set`,
        'Warm up, three minutes of rest, then once. Film it: it is the proof.',
        'the goal itself, as the last proof',
        ['rest'],
        { at: 1 },
      ),
    ],
    naturalDays: wishWeeks * 7,
    ...(isTooNear
      ? {
          leastDays: wishWeeks * 7,
          smaller: `${say(goal)}${isLift || isHold ? '' : ` ${name}`}, which is what these steps lead to`,
        }
      : {}),
    assumptions: [
      `You can do ${say(start)}${isLift || isHold ? '' : ` ${name}`} today${present === undefined ? ', since you gave no figure' : ''}.`,
    ],
    notes: mindBody(reading),
  };
}

interface Block {
  count: number;
  weeks: number;
  sessions: number;
  start: number;
  goal: number;
  say: (value: number) => string;
  name: string;
  isLift: boolean;
  isHold: boolean;
}

function block(
  index: number,
  { count, weeks, sessions, start, goal, say, name, isLift, isHold }: Block,
): DraftStep {
  const best = start + ((goal - start) * (index + 1)) / (count + 1);
  const number = Math.max(1, Math.round((sessions * (index + 1)) / (count + 0.5)));
  const minutes = isLift ? 45 : 20;
  const gap = Math.max(0, Math.round(sessions / (count + 0.5)) - 1);
  const work = isLift
    ? `4 sets of 5 at ${say(best * 0.85)}`
    : isHold
      ? `4 holds of ${say(best * 0.6)}`
      : `5 sets of ${say(best * 0.6)}`;
  return step(
    `block-${index + 1}`,
    minutes,
    `Train session ${number} of ${sessions}: ${work}${isLift || isHold ? `, ${name}` : ` ${name}`}`,
    `Two minutes of rest between the sets. Week ${Math.max(1, Math.round((weeks * (index + 1)) / (count + 0.5)))} of ${weeks}; end with one ${isLift ? 'heavier set' : 'set to the limit'}: about ${say(best)} is on the way. Less two times running: repeat the week.`,
    'rule: sets at six tenths of the best, tested every other week',
    [index === 0 ? 'place' : `block-${index}`],
    { at: 0.05 + (0.9 * (index + 1)) / (count + 0.5), beside: gap * minutes },
  );
}
