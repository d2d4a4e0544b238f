import { sayMinutes, sayNumber, uncapitalise } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import {
  type Draft,
  type DraftStep,
  type Kind,
  quoted,
  type Span,
  sensible,
  step,
  strongest,
} from '../kind.ts';

import { type Pace, paceOf, type Size, sizeOf } from './pace.rules.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\bwrit(?:e|ing)\b.{0,30}(?:novel|book|thesis|dissertation|memoir|words?|screenplay|script|essays?|article|report|paper|poems?|stories|story|chapters?|letters|posts)/i,
    0.9,
  ],
  [
    /\b(?:finish|complete|submit|edit|revise)\b.{0,30}(?:novel|book|thesis|dissertation|memoir|manuscript|course|paper|degree|report|chapters?)/i,
    0.85,
  ],
  [/\bread\b.{0,25}(?:\d|books?|war and peace|bible|pages|chapters|novels)/i, 0.85],
  [
    /\b(?:scan|digiti[sz]e|sort|label|answer|clear|watch|knit|paint|translate|catalogue|file|transcribe|learn|memori[sz]e|draw|bake|visit|climb|review)\b.{0,15}\d[\d,.]* (?!km\b|m\b|€|kg\b)/i,
    0.75,
  ],
  [
    /\b\d[\d,.]*[ -](?:words?|pages?|chapters|photos|pictures|books|lessons|emails|letters|problems|episodes|modules|exercises|squares)\b/i,
    0.92,
  ],
];

/** Finish a work of known size: a quota a sitting, milestones with counts, a revision where one is due. */
export const work: Kind = {
  name: 'work',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft(reading, span) {
    const size = sizeOf(reading);
    const pace = paceOf(size, reading, span);
    return plan(reading, span, size, pace);
  },
};

function plan(reading: Reading, span: Span, size: Size, pace: Pace): Draft {
  const { sort, total, done, said, one, verb } = size;
  const { quota, minutes, perWeek, sittings, reach, isTooNear, naturalDays } = pace;
  const say = (amount: number): string =>
    `${sayNumber(amount)} ${amount === 1 ? one : `${one}s`.replace(/ys$/, 'ies')}`;
  const whole = say(done + reach);
  const when = reading.times.timeOfDay ?? reading.times.weekdaysText;
  const miles = milestones(size, pace, say);
  const lastMile = `mile-${miles.length}`;
  const firstSum =
    quota < 1
      ? `About ${say(reach)} in ${sittings} sittings`
      : `${sayNumber(reach)} ÷ ${sayNumber(quota)} = ${sittings} sittings`;
  const { revise } = sort;
  const finished = isTooNear ? `the first ${whole}` : `the finished draft of ${whole}`;
  return {
    steps: [
      step(
        'prepare',
        45,
        sort.prepare[0],
        `${sort.prepare[1]} The whole: ${say(total)}${done > 0 ? `, of which ${sayNumber(done)} are there` : ''}${isTooNear ? `; until the date, ${whole}` : ''}.`,
        quoted(reading.title),
      ),
      step(
        'sample',
        60,
        sort.sample[0],
        sort.sample[1],
        'rule: see the whole before you begin',
        ['prepare'],
        { at: 0.03 },
      ),
      step(
        'first',
        minutes,
        `${verb} ${quota < 1 ? `the beginning of the first ${one}` : say(quota)}: sitting 1 of ${sittings}`,
        `${sayMinutes(minutes)}${when === undefined ? ', at the same hour each time' : ` ${when}`}, ${perWeek} a week. ${firstSum}. ${sort.middle[0]}`,
        said === undefined ? 'rule: a quota a sitting' : quoted(said),
        ['sample'],
        { at: 0.05 },
      ),
      ...miles,
      ...(revise === undefined
        ? []
        : [
            step(
              'away',
              15,
              'Put the draft in a drawer for some days and note what worries you about it',
              'Distance does half of the revising.',
              'rule: rest before revision',
              [lastMile],
              { at: 0.82 },
            ),
            step(
              'revise',
              180,
              revise[0],
              revise[1],
              'rule: a draft is not finished until it was read',
              ['away'],
              { at: 0.93, beside: Math.round(sittings * minutes * 0.15) },
            ),
          ]),
      step(
        'proof',
        45,
        sort.proof[0].replace('the finished draft', finished),
        `${sort.proof[1]}${revise === undefined ? ` ${whole}: done.` : ''}`,
        'the goal itself, as the last proof',
        [revise === undefined ? lastMile : 'revise'],
        { at: 1 },
      ),
    ],
    naturalDays,
    ...(isTooNear
      ? {
          leastDays: naturalDays,
          smaller: `${whole} of ${sayNumber(total)}, which is what these steps lead to`,
        }
      : {}),
    assumptions: [
      quota < 1
        ? `One ${one} takes about ${Math.round(1 / quota)} sittings of ${sayMinutes(minutes)}; ${perWeek} sittings a week.`
        : `A sitting of ${sayMinutes(minutes)} brings about ${say(quota)}; ${perWeek} sittings a week.`,
      ...(done > 0 ? [`${say(done)} are there already, as you wrote.`] : []),
      ...(said === undefined
        ? [
            `You gave no size: ${say(total)} is assumed for ${uncapitalise(reading.object) || 'it'}. Put the size into the title and ask again.`,
          ]
        : []),
      ...(revise === undefined || span.target === undefined
        ? []
        : ['A fifth of the time is kept for revision.']),
    ],
  };
}

function milestones(
  { sort, verb, done, one }: Size,
  { sittings, reach, minutes, quota }: Pace,
  say: (amount: number) => string,
): DraftStep[] {
  const count = Math.min(5, sittings - 1, Math.max(1, reach - 1));
  const end = sort.revise === undefined ? 0.96 : 0.78;
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / count;
    const isLast = index === count - 1;
    const so = isLast
      ? done + reach
      : Math.max(1, done + (reach > 60 ? sensible(reach * share) : Math.round(reach * share)));
    return step(
      `mile-${index + 1}`,
      minutes,
      `${verb} on to ${quota < 1 ? `the end of ${one} ${so}` : say(so)}: sitting ${isLast ? sittings : Math.max(2, Math.round(sittings * share))} of ${sittings}`,
      isLast
        ? 'The last of them. Write the date below it.'
        : `${Math.round(share * 100)} % of the way. ${sort.middle[(index + 1) % sort.middle.length]}`,
      'rule: a milestone at each part',
      [index === 0 ? 'first' : `mile-${index}`],
      { at: 0.05 + (end - 0.05) * share, beside: Math.max(0, Math.round(sittings / count) - 1) * minutes },
    );
  });
}
