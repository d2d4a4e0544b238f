import { joinList, plural } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { toYour } from '../../personalise.rules.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { noMindReading } from './mind-reading.ts';

const AT_HOME =
  /\b(?:be a better (?:father|mother|parent|dad|mum|mom|husband|wife|partner)|my (?:kids|children|wife|husband|partner)|date nights?|marriage)\b/i;

/** A person or family to stay close to: a rhythm, questions, something done side by side, the next dates. */
export function keeping(reading: Reading, span: Span): Draft {
  const who = reading.people.length === 0 ? nearest(reading) : joinList(reading.people.map(toYour));
  /** Who lives under one roof needs no telephone. */
  const isHome = AT_HOME.test(reading.text);
  const meet = isHome ? 'Spend an hour with' : 'Call or meet';
  const place = reading.places[0];
  const perWeek = reading.times.sessionsPerWeek;
  const weeks = span.days === undefined ? 8 : Math.max(1, Math.floor(span.days / 7));
  const isMonthly = /\b(?:every month|monthly|once a month)\b/i.test(reading.text);
  const count = Math.max(3, Math.round(weeks * (isMonthly ? 0.25 : (perWeek ?? 1))));
  const rhythm = isMonthly
    ? 'once a month'
    : (reading.times.budgetText ??
      (reading.times.weekdaysText === undefined
        ? 'once a week'
        : `on ${reading.times.weekdaysText.replace(/^on /, '')}`));
  const when = reading.times.timeOfDay;
  const isPlural = reading.people.length > 1 || /friends|parents|kids|children|family|in-laws/i.test(who);
  const them = isPlural ? 'them' : 'this person';
  return {
    steps: [
      step(
        'message',
        15,
        isHome
          ? `Ask ${who} today what the best and the worst of the day was`
          : `Send ${who} two lines today: what made you think of them`,
        isHome
          ? 'Listen to the end, without advice; tell yours only when asked.'
          : 'No apology for the silence and no promise; one memory and one question.',
        quoted(reading.people[0] ?? reading.title),
      ),
      step(
        'list',
        20,
        `Write down what you know of the life of ${who} now: work, worries, joys, dates`,
        'The blanks are your questions. Birthdays and other days go into the calendar.',
        'rule: attention begins with what one does not know',
        ['message'],
        { at: 0.04 },
      ),
      step(
        'slot',
        15,
        `Fix a time for ${who}: ${rhythm}${when === undefined ? '' : `, ${when}`}`,
        `${plural(count, 'time')} until the end. Ask which hour suits ${them}; the same one each time needs no arranging.`,
        reading.times.budgetText === undefined
          ? 'rule: a rhythm, not a resolution'
          : quoted(reading.times.budgetText),
        ['list'],
        { at: 0.07 },
      ),
      step(
        'first',
        45,
        `${meet} ${who}: time 1 of ${count}`,
        'Ask one of the blanks and listen to the end; the phone lies in another room.',
        'rule: begin small',
        ['slot'],
        { at: 0.12 },
      ),
      step(
        'do',
        120,
        `Do one thing together with ${who} that ${isPlural ? 'they like' : 'they like'}${place === undefined ? '' : `, in ${place}`}`,
        'A walk, a repair, a recipe: side by side is easier than face to face.',
        place === undefined ? 'rule: shared doing' : quoted(place),
        ['first'],
        { at: 0.35, beside: Math.round(count * 0.3) * 45 },
      ),
      step(
        'half',
        45,
        `${meet} ${who}: time ${Math.max(2, Math.round(count / 2))} of ${count}, and ask what would be good for ${isPlural ? 'them' : 'them'}`,
        'Too often, too seldom, too late in the evening? Change the rhythm, keep the time.',
        'rule: ask, do not guess',
        ['do'],
        { at: 0.55, beside: Math.round(count * 0.2) * 45 },
      ),
      step(
        'surprise',
        30,
        `Send ${who} a letter, picture or parcel without an occasion`,
        'Something from the list of what you learned.',
        'rule: show that you listened',
        ['half'],
        { at: 0.75 },
      ),
      step(
        'proof',
        60,
        `${meet} ${who}: time ${count} of ${count}, and fix the next three dates together`,
        'The next dates in both calendars are the proof that it goes on without a plan.',
        'the goal itself, as the last proof',
        ['surprise'],
        { at: 1, beside: Math.round(count * 0.3) * 45 },
      ),
    ],
    naturalDays: 56,
    assumptions: [`${rhythm} is right for both; the half-way talk corrects it.`, noMindReading],
  };
}

function nearest({ text }: Reading): string {
  return /date night|marriage|husband|wife|partner|relationship/i.test(text)
    ? 'your partner'
    : /friend/i.test(text)
      ? 'your friends'
      : /parent|father|mother/i.test(text)
        ? 'your family'
        : 'the person you mean';
}
