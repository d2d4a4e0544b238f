import { capitalise } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, type DraftStep, quoted, type Span, step } from '../kind.ts';
import { sceneOf } from './language-scenes.ts';
import { LANGUAGE_NAMES } from './phrases.ts';

/** A language for a purpose: the sentences of that purpose first, then cards, then speaking, then the real thing. */
export function language(reading: Reading, span: Span): Draft {
  const name = capitalise((LANGUAGE_NAMES.exec(reading.text)?.[0] ?? 'the language').toLowerCase());
  const scene = sceneOf(reading, name);
  const minutes = Math.min(60, Math.max(15, span.minutesPerSession ?? 20));
  const perWeek = span.sessionsPerWeek ?? 5;
  const weeks = span.days === undefined ? scene.weeks : Math.max(1, Math.floor(span.days / 7));
  const sessions = Math.max(5, weeks * perWeek);
  const isTooNear = span.days !== undefined && weeks < scene.weeks / 3;
  const when = reading.times.timeOfDay;
  const at = (share: number): number => Math.max(1, Math.round(sessions * share));
  const practice = (
    key: string,
    share: number,
    title: string,
    description: string,
    after: string[],
  ): DraftStep =>
    step(
      key,
      minutes,
      `Practise session ${at(share)} of ${sessions}: ${title}`,
      description,
      'rule: small and often, aloud',
      after,
      { at: share, beside: Math.round(sessions * 0.18) * minutes },
    );
  return {
    steps: [
      step(
        'scope',
        20,
        `Write down the ten ${name} sentences you need to ${scene.aim}`,
        scene.sentences,
        quoted(reading.purpose ?? reading.title),
      ),
      step(
        'listen',
        30,
        `Listen to two ${scene.dialogue} in ${name} and write down what you recognise`,
        'A beginners’ podcast or a course from the library will do. Twice without text, once with it.',
        'rule: the ear first',
        ['scope'],
        { at: 0.04 },
      ),
      step(
        'cards',
        45,
        `Make 40 cards of ${name}: ${scene.words}`,
        'Picture or English on the front, the word and a sentence on the back. Say each aloud; five new ones a day.',
        'rule: words of the purpose first',
        ['scope'],
        { at: 0.07 },
      ),
      practice(
        'session-1',
        0.15,
        scene.first,
        `${minutes} minutes, ${perWeek} days a week${when === undefined ? '' : `, ${when}`}: ten of cards, the rest aloud, copying one speaker sentence by sentence.`,
        ['listen', 'cards'],
      ),
      practice(
        'session-2',
        0.35,
        scene.second,
        'Record yourself on the phone and compare with the speaker; repair one sound a day.',
        ['session-1'],
      ),
      step(
        'partner',
        45,
        `Speak ${name} with a teacher or exchange partner for 30 minutes, lesson 1 of ${Math.max(2, Math.min(6, Math.round(weeks / 2)))}`,
        `Ask them to play ${scene.partner}. English only for questions at the end; write down the three words you lacked.`,
        'rule: speak before you are ready',
        ['session-2'],
        { at: 0.5, beside: Math.min(5, Math.round(weeks / 2)) * 45 },
      ),
      practice(
        'session-3',
        0.65,
        scene.third,
        'Without cards and without text: only what comes by itself counts.',
        ['partner'],
      ),
      step(
        'real',
        scene.realMinutes,
        scene.real,
        scene.realText,
        'rule: use it for real before the test',
        ['session-3'],
        { at: 0.85 },
      ),
      step(
        'test',
        scene.testMinutes,
        scene.test,
        'Afterwards write down what you understood, what you did not, and what you want to be able to say next.',
        'the goal itself, as the last proof',
        ['real'],
        { at: 1 },
      ),
    ],
    naturalDays: scene.weeks * 7,
    ...(isTooNear
      ? {
          leastDays: Math.ceil((scene.weeks / 3) * 7) + 7,
          smaller: `the ten sentences of step one in ${name}, by heart`,
        }
      : {}),
    assumptions: [
      reading.level === undefined
        ? `You begin with no ${name}.`
        : `You begin where you said: ${reading.level.text}.`,
      `${sessions} sessions of ${minutes} minutes, ${perWeek} a week.`,
    ],
  };
}
