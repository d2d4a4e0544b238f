import { plural, uncapitalise } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { BUILD } from './building-ways.ts';

const GROW: readonly (readonly [string, string])[] = [
  ['the first whole week', 'Still the least version if the day is full.'],
  ['a little longer', 'Five minutes more, only if the week before had crosses on nearly every day.'],
  ['where it is hardest', 'On a journey, on a Sunday, after a late evening: once on purpose.'],
  ['the whole of it', 'Now it may take its full length; the least version stays for bad days.'],
];
/** Two months are what a daily habit takes to hold, give or take. */
const USUAL_DAYS = 66;

/** Build a habit: a cue that happens anyway, the least version, crosses on paper, and what to do after a miss. */
export function building(reading: Reading, span: Span): Draft {
  const way = BUILD.find(({ pattern }) => pattern.test(reading.text));
  const aim = aimOf(reading);
  const act = way?.act ?? `Do “${aim}”`;
  const name = way?.name ?? `“${aim}”`;
  const least = way?.least ?? 'the first two minutes';
  const cue = cueOf(reading, way?.cue ?? 'you have had breakfast');
  const minutes = Math.max(
    15,
    Math.min(
      120,
      span.minutesPerSession ??
        reading.quantities.find(({ unit }) => unit === 'minute')?.amount ??
        way?.minutes ??
        20,
    ),
  );
  const perWeek = Math.min(7, span.sessionsPerWeek ?? 7);
  const days = Math.min(span.days ?? USUAL_DAYS, 90);
  const total = Math.max(4, Math.round((days * perWeek) / 7));
  const prepare = way?.prepare ?? [
    `Lay out in sight what ${name} needs`,
    'And take away the one thing that is usually in the way.',
  ];
  return {
    steps: [
      step(
        'cue',
        15,
        `Write one line on the door: “${cue}: ${least}”`,
        `The cue is something that happens anyway. The least version counts in full on a bad day; the whole one is: ${aim}.`,
        quoted(reading.times.budgetText ?? reading.title),
      ),
      step('prepare', 20, prepare[0], prepare[1], 'rule: make the beginning easy', ['cue'], { at: 0.01 }),
      step(
        'first',
        minutes,
        `${act} ${cue}, time 1 of ${total}: ${least}`,
        'Stop while it is easy. Put a cross on a paper calendar that you pass every day.',
        'rule: begin with the least version',
        ['prepare'],
        { at: 0.02 },
      ),
      step(
        'relapse',
        15,
        `Write down what happens after a missed day of ${name}: the least version, next day, no catching up`,
        'Name the two situations that will come: a journey, a late evening. One miss is nothing; two in a row mean “make it smaller”.',
        'rule: plan the relapse before it comes',
        ['first'],
        { at: 0.05 },
      ),
      ...GROW.map(([title, text], index) => {
        const share = [0.12, 0.35, 0.65, 0.95][index] ?? 1;
        const count = Math.max(index + 2, Math.round(total * (index === 3 ? 1 : share)));
        const extra =
          index === 0
            ? ` ${plural(perWeek, 'cross', 'crosses')} a week is the count; under ${Math.max(1, perWeek - 2)}, make it smaller.`
            : '';
        return step(
          `mark-${index}`,
          minutes,
          `${act} ${cue}, time ${count} of ${total}: ${title}`,
          `${text}${extra}`,
          'rule: grow only what holds',
          [index === 0 ? 'relapse' : `mark-${index - 1}`],
          {
            at: (share * days) / Math.max(days, span.days ?? days),
            beside: Math.round((total / 4) * Math.min(minutes, 10)),
          },
        );
      }),
      step(
        'proof',
        20,
        `Count the crosses for ${name} out of ${total} and choose what stays`,
        `Eight of ten is a habit. Write down the cue that worked, the one that did not, and whether “${least}” or the whole is the rule from now on.`,
        'the goal itself, as the last proof',
        ['mark-3'],
        { at: 1 },
      ),
    ],
    naturalDays: USUAL_DAYS,
    assumptions: [
      `A habit takes about two months to hold${days < 40 ? '; this is the beginning of one' : ''}.`,
      `“${cue}” happens on most days.`,
    ],
    ...(/sleep|\bfit\b|exercis|\beat|diet|weight/i.test(reading.text)
      ? { notes: ['Ask a doctor first where your health sets limits; this plan cannot know them.'] }
      : {}),
  };
}

function aimOf({ aim }: Reading): string {
  const words = aim
    .replace(
      /\b(?:every (?:single )?(?:day|morning|evening|night|weekday)|daily|each (?:day|morning|evening|night)|regularly|more often)\b/gi,
      '',
    )
    .replace(/\b(?:build|start|create|make|develop) (?:a |the )?(?:habit|routine) of\b/i, '')
    .replace(/[“”"]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? 'it' : uncapitalise(words).slice(0, 60);
}

function cueOf({ times, text }: Reading, usual: string): string {
  if (times.timeOfDay !== undefined) return times.timeOfDay;
  if (/\b(?:every|each) (?:single )?morning\b/i.test(text)) return 'right after you get up';
  return /\b(?:every|each) (?:evening|night)\b/i.test(text) ? 'right after supper' : `when ${usual}`;
}
