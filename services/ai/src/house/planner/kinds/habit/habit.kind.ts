import { type Kind, strongest } from '../kind.ts';
import { breaking } from './breaking.pack.ts';
import { building } from './building.pack.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:quit|stop|give up|cut down on|reduce|less|no more|break)\b.{0,25}(?:smok\w*|drink\w*|alcohol|sugar|vap\w*|phone|social media|instagram|tiktok|scroll\w*|coffee|caffeine|sweets|chocolate|fast food|gambl\w*|biting|nail|procrastinat\w*|snooz\w*|swearing|snack\w*|screen)/i,
    0.95,
  ],
  [
    /\b(?:every (?:single )?(?:day|morning|evening|night|week|weekday)|daily|each (?:day|morning|evening|night))\b/i,
    0.75,
  ],
  [/\bhabit\b|\broutine\b/i, 0.8],
  [/\b(?:minutes?|times?|once|twice|pages?|words?|glasses|hours?) (?:a|per|each) day\b/i, 0.7],
  [
    /\b(?:meditat\w+|journal(?:l?ing)?|floss|stretch|wake up (?:early|at)|get up (?:early|at)|go to bed|sleep (?:more|better|earlier|eight|8)|drink (?:more )?water|10,?000 steps|exercise (?:more|regularly)|eat (?:more|healthier|better|healthy)|get fit|be more active|read more|practi[cs]e gratitude)\b/i,
    0.7,
  ],
];

const BREAKING = /\b(?:quit|stop|give up|cut down|reduce|less|no more|break)\b/i;

/** Build or break a habit: a cue, the smallest version, a count, and what to do after a miss. */
export const habit: Kind = {
  name: 'habit',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft: (reading, span) => (BREAKING.test(reading.aim) ? breaking(reading, span) : building(reading, span)),
};
