import { capitalise, gerund, sayNumber } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, type DraftStep, type Kind, quoted, type Span, step, strongest } from '../kind.ts';
import { CRAFTS, type Craft, craftOf } from './crafts.ts';
import { language } from './language.pack.ts';
import { LANGUAGE_NAMES } from './phrases.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:learn|study|practi[cs]e|speak|understand|brush up|improve my|become fluent|get better at|pass)\b.{0,40}\b(?:Portuguese|Spanish|French|Italian|German|Japanese|English|Dutch|Swedish|Norwegian|Danish|Polish|Greek|Turkish|Arabic|Mandarin|Chinese|Korean|Russian|Hindi|Welsh|Irish|Finnish|Czech|Hebrew|sign language|language)\b/i,
    0.95,
  ],
  [/\b(?:learn|teach myself|master|get better at|improve my|become (?:a )?(?:good|better|decent))\b/i, 0.8],
  [
    /\b(?:play|sing|juggle|sew|knit|crochet|draw|paint|code|program|dance|surf|ski|type|drive|cook)\b(?=.{0,40}\b(?:by heart|song|piece|without looking|well|properly|on the (?:guitar|piano|violin|ukulele))\b)/i,
    0.75,
  ],
  [/\b(?:driving (?:test|licen[cs]e)|first aid|public speaking)\b/i, 0.7],
  [/\b(?:get|pass|obtain|earn|make|do)\b.{0,15}\bdriv\w* (?:licen[cs]e|test)/i, 0.95],
  [
    /\b(?:bake|cook|brew|ferment|pickle)\b.{0,30}\b(?:bread|sourdough|curry|pasta|cakes?|pizza|beer|kimchi|sushi|dinners?|meals?|cheese|soup)\b/i,
    0.7,
  ],
];

/** Learn a skill: scope it to one thing to show, get material, practise in small sessions, use it for real, show it. */
export const skill: Kind = {
  name: 'skill',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft(reading, span) {
    if (/\bswim/i.test(reading.text) && !LANGUAGE_NAMES.test(reading.text))
      return craft(reading, span, CRAFTS.swim);
    if (LANGUAGE_NAMES.test(reading.text) || /\blanguage\b/i.test(reading.text))
      return language(reading, span);
    return craft(reading, span, craftOf(reading.text));
  },
};

function craft(reading: Reading, span: Span, kind: Craft): Draft {
  const skillName = nameOf(reading);
  const minutes = Math.min(120, Math.max(15, span.minutesPerSession ?? kind.minutes));
  const perWeek = span.sessionsPerWeek ?? 3;
  const weeks = span.days === undefined ? kind.weeks : Math.max(1, Math.floor(span.days / 7));
  const sessions = Math.max(4, weeks * perWeek);
  const when = reading.times.timeOfDay;
  const purpose =
    reading.purpose !== undefined &&
    !reading.purpose.includes(skillName) &&
    !skillName.includes(reading.purpose)
      ? `, enough to ${reading.purpose.replace(/\bmy\b/gi, 'your')}`
      : '';
  const goal = `${kind.show(gerund(skillName))}${purpose}`;
  const drills = kind.drills.map((drill, index): DraftStep => {
    const share = 0.14 + (0.66 * (index + 1)) / kind.drills.length;
    const number = Math.max(1, Math.round(sessions * share));
    return step(
      `drill-${index + 1}`,
      minutes,
      `Practise session ${number} of ${sessions}: ${drill[0]}`,
      `${drill[1]}${index === 0 ? ` ${minutes} minutes, ${perWeek} times a week${when === undefined ? '' : `, ${when}`}.` : ''}`,
      'rule: small sessions with one aim each',
      [index === 0 ? 'material' : `drill-${index}`],
      { at: share, beside: Math.max(0, Math.round((sessions * 0.66) / kind.drills.length) - 1) * minutes },
    );
  });
  const isTooNear = span.days !== undefined && weeks < kind.weeks / 4;
  return {
    steps: [
      step(
        'scope',
        20,
        `Write down what you will show: ${kind.show(gerund(skillName))}`,
        `One thing, written down, that someone else can see or hear. ${kind.scope}`,
        quoted(reading.purpose ?? reading.title),
      ),
      ...(kind.safety === undefined
        ? []
        : [
            step('safety', 30, ...kind.safety, 'rule: what can hurt is learned with a teacher', ['scope'], {
              at: 0.03,
            }),
          ]),
      step(
        'material',
        60,
        ...kind.material(gerund(skillName)),
        'rule: one source, followed to its end',
        [kind.safety === undefined ? 'scope' : 'safety'],
        { at: 0.06 },
      ),
      ...drills,
      step(
        'real',
        kind.realMinutes,
        ...kind.real(gerund(skillName)),
        'rule: use it for real before the test',
        [`drill-${drills.length}`],
        { at: 0.9 },
      ),
      step(
        'test',
        kind.testMinutes,
        /^pass /.test(goal) ? capitalise(goal) : `Show it: ${goal}`,
        'Film it or have someone there. Beside the first session it shows what has come; note what you want to learn next.',
        'the goal itself, as the last proof',
        ['real'],
        { at: 1 },
      ),
    ],
    naturalDays: kind.weeks * 7,
    ...(isTooNear
      ? {
          leastDays: Math.ceil((kind.weeks / 4) * 7) + 7,
          smaller: `the first of the sessions, “${kind.drills[0]?.[0] ?? 'the first part'}”`,
        }
      : {}),
    assumptions: [
      reading.level === undefined
        ? `You are a beginner at ${gerund(skillName)}.`
        : `You begin where you said: ${reading.level.text}.`,
      `${sayNumber(sessions)} sessions of ${minutes} minutes, ${perWeek} a week.`,
    ],
    ...(kind.safety === undefined ? {} : { notes: [kind.safety[1]] }),
  };
}

function nameOf({ object, aim, verb }: Reading): string {
  const rest = /^(?:learn|study|practi[cs]e|master|improve|teach|get|become|pass)$/.test(verb) ? object : aim;
  const name = rest
    .replace(/^(?:better at|myself|how|to|my|the basics of|some|a bit of|enough|about|in)\s+/gi, '')
    .replace(/^(?:to|how to)\s+/i, '')
    .replace(
      /\b(?:so (?:that )?i can|in order to|well enough|enough to|to be able|without|but|before|for my|from scratch)\b.*$/i,
      '',
    )
    .replace(/[,;].*$/, '')
    .trim();
  return name === '' ? 'it' : name;
}
