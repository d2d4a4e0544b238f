import { addDays, sayDay } from '../../../calendar.ts';
import { uncapitalise } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { BREAK, type BreakWay } from './breaking-ways.ts';

/** Days of counting before the first day without: enough to see the triggers, too few to put it off. */
const COUNTING_DAYS = 4;
const MARKS: readonly (readonly [number, string])[] = [
  [7, 'The hardest days are behind you; buy something with the money or the time saved.'],
  [21, 'Look at the card: which trigger is still there? Change the way past it.'],
  [42, 'Go to the place that was hardest, with someone.'],
  [75, 'Write down what you would tell someone on day one.'],
];

/** Break a habit: count it, find its triggers, put something in its place, name the first day, plan the slip. */
export function breaking(reading: Reading, span: Span): Draft {
  const way = BREAK.find(({ pattern }) => pattern.test(reading.text)) ?? unknown(reading);
  const days = span.days ?? 60 + COUNTING_DAYS;
  const counting = Math.min(COUNTING_DAYS, Math.floor(days / 3));
  const total = Math.max(1, days - counting);
  const firstDay = sayDay(addDays(span.today, counting));
  const marks = MARKS.filter(([count]) => count < total - 5);
  const share = (day: number): number => Math.min(0.98, day / Math.max(1, days - 1));
  const last = marks.length === 0 ? 'relapse' : `mark-${marks.length - 1}`;
  return {
    steps: [
      step(
        'count',
        15,
        `Count every time of ${way.name} today on a card: hour, place, mood`,
        'Nothing is forbidden yet. The card shows the two moments that matter.',
        quoted(reading.title),
      ),
      step(
        'cue',
        20,
        `Mark your two strongest triggers for ${way.name} on the card`,
        `Often: ${way.cue}. Write beside each: “then ${way.instead}”.`,
        'rule: replace, do not only forbid',
        ['count'],
        { at: share(counting * 0.6) },
      ),
      ...(way.adviser === ''
        ? []
        : [
            step(
              'ask',
              30,
              `Ask a doctor, pharmacist or help line about giving up ${way.name}`,
              way.adviser,
              'rule: a body or a dependence needs someone trained',
              ['count'],
              { at: share(counting * 0.7) },
            ),
          ]),
      step(
        'clear',
        30,
        `Remove ${way.remove}`,
        `At home, in the car, at work, before ${firstDay}. Tell the two people you see most that this is your day one.`,
        'rule: make it hard to begin',
        ['cue'],
        { at: share(counting * 0.8) },
      ),
      step(
        'first',
        20,
        `Begin day 1 without ${way.name}: ${way.instead} at each trigger`,
        `${firstDay}. Too much? The least version is ${way.least}.`,
        'rule: a day that is named',
        ['clear'],
        { at: share(counting) },
      ),
      step(
        'relapse',
        15,
        `Write the plan for a slip with ${way.name}: call one person, note the trigger, go on the same day`,
        'A slip is one time; giving up is the decision after it. Put name and number on the card.',
        'rule: plan the relapse before it comes',
        ['first'],
        { at: share(counting + 1) },
      ),
      ...marks.map(([count, text], index) =>
        step(
          `mark-${index}`,
          20,
          `Note day ${count} of ${total} without ${way.name}, and what it was good for`,
          text,
          'rule: count days and see the gain',
          [index === 0 ? 'relapse' : `mark-${index - 1}`],
          { at: share(counting + count) },
        ),
      ),
      step(
        'proof',
        20,
        `Compare day ${total} with the first card: ${way.name} none, or how often?`,
        'Zero is the proof; “rarely” is a figure to decide about, not a defeat.',
        'the goal itself, as the last proof',
        [last],
        { at: 1 },
      ),
    ],
    naturalDays: 64,
    assumptions: ['A named first day works better than “less from now on”.'],
    ...(way.adviser === '' ? {} : { notes: [way.adviser] }),
  };
}

function unknown({ aim }: Reading): BreakWay {
  const name = uncapitalise(
    aim
      .replace(/^(?:quit|stop|give up|cut down on|reduce|break)\s+(?:the habit of\s+)?/i, '')
      .replace(/\bmy\b/gi, 'your'),
  ).slice(0, 60);
  return {
    pattern: /(?:)/,
    name: name === '' ? 'the habit' : name,
    least: 'ten minutes of waiting',
    cue: 'tiredness, boredom, a certain chair',
    instead: 'a glass of water and a walk to the window',
    remove: 'what makes it easy',
    adviser: '',
  };
}
