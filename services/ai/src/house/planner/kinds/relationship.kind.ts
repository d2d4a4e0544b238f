import { plural } from '../../english.ts';
import type { Reading } from '../grammar/reading.ts';
import { toYour } from '../personalise.rules.ts';
import { type Draft, type Kind, quoted, type Span, step, strongest } from './kind.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:reconnect|make up|reconcile|make peace|apologi[sz]e|forgive|keep in touch|stay in touch|catch up|spend (?:more )?(?:quality )?time|be a better|be closer|get closer|get along|improve (?:my|our) (?:relationship|marriage)|repair (?:my|our) (?:relationship|marriage|friendship))\b/i,
    0.92,
  ],
  [
    /\b(?:call|phone|visit|see|write to|meet)\b.{0,25}\b(?:mum|mom|mother|dad|father|parents|sister|brother|grand\w+|friends?|aunt|uncle|cousin|nephew|niece|daughter|son|family)\b/i,
    0.85,
  ],
  [
    /\b(?:make|find|meet)\b.{0,12}\b(?:new )?(?:friends|people|a girlfriend|a boyfriend|a partner|someone)\b|\bbe less lonely\b|\bdate nights?\b|\bstart dating\b/i,
    0.88,
  ],
];

/** Look after a relationship: a person, a rhythm, a first small act, a conversation, a time together that is kept. */
export const relationship: Kind = {
  name: 'relationship',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft(reading, span) {
    if (
      /\b(?:new friends|make friends|find friends|meet (?:new )?people|less lonely|find (?:a|someone)|start dating)\b/i.test(
        reading.text,
      )
    )
      return newPeople(reading, span);
    return /\b(?:reconcile|make up|make peace|apologi[sz]e|forgive|repair|argu\w*|fight\w*|fell out|not spoken)\b/i.test(
      reading.text,
    )
      ? mending(reading, span)
      : keeping(reading, span);
  },
};

const noMindReading =
  'What the other wants is theirs to say; a plan covers your part only. If there is fear or violence, a counsellor or help line comes first.';

function keeping(reading: Reading, span: Span): Draft {
  const who = toYour(reading.people[0] ?? nearest(reading));
  const place = reading.places[0];
  const perWeek = reading.times.sessionsPerWeek;
  const weeks = span.days === undefined ? 8 : Math.max(1, Math.floor(span.days / 7));
  const count = Math.max(3, Math.round(weeks * (perWeek ?? 1)));
  const rhythm =
    reading.times.budgetText ??
    (reading.times.weekdaysText === undefined
      ? 'once a week'
      : `on ${reading.times.weekdaysText.replace(/^on /, '')}`);
  const when = reading.times.timeOfDay;
  const isPlural = /friends|parents|kids|children|family|in-laws/i.test(who);
  const them = isPlural ? 'them' : 'this person';
  return {
    steps: [
      step(
        'message',
        15,
        `Send ${who} two lines today: what made you think of ${isPlural ? 'them' : 'them'}`,
        'No apology for the silence and no promise; one memory and one question.',
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
        `Call or meet ${who}: time 1 of ${count}`,
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
        `Call or meet ${who}: time ${Math.max(2, Math.round(count / 2))} of ${count}, and ask what would be good for ${isPlural ? 'them' : 'them'}`,
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
        `Call or meet ${who}: time ${count} of ${count}, and fix the next three dates together`,
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

function mending(reading: Reading, _span: Span): Draft {
  const who = toYour(reading.people[0] ?? 'the other person');
  const place = reading.places[0];
  return {
    steps: [
      step(
        'page',
        30,
        `Write one page on what happened with ${who}: what you did, what you felt, what you want now`,
        'For you alone; nobody reads it. Underline the sentence that is your part.',
        quoted(reading.title),
      ),
      step(
        'ask',
        45,
        'Read the page to someone who likes you both and ask what they see',
        'Not to win: to find the sentence that would hurt and leave it out.',
        'rule: a second view before the first word',
        ['page'],
        { at: 0.12 },
      ),
      step(
        'sentence',
        30,
        `Write what you will say to ${who} in three sentences: what I did, that I am sorry, what I would like`,
        'No “but”, no history, no demand.',
        'rule: one’s own part first',
        ['ask'],
        { at: 0.2 },
      ),
      step(
        'reach',
        20,
        `Write to ${who} and ask for an hour, with two dates and no topic but “us”`,
        'A message that can be answered with yes, later or no; all three are allowed.',
        'rule: leave the door open',
        ['sentence'],
        { at: 0.3 },
      ),
      step(
        'place',
        20,
        `Choose a quiet place to meet ${who}${place === undefined ? ': a walk is best' : ` in ${place}`}`,
        'Side by side, with an end: an hour, then coffee or home.',
        place === undefined ? 'rule: side by side' : quoted(place),
        ['reach'],
        { at: 0.45 },
      ),
      step(
        'talk',
        90,
        `Meet ${who}, say the three sentences and ask “how was it for you?”`,
        'Then listen twice as long as you spoke. Do not correct memories.',
        'rule: listen',
        ['place'],
        { at: 0.6 },
      ),
      step(
        'agree',
        30,
        `Agree with ${who} on one small thing to do differently, and do yours this week`,
        'Small enough to be kept.',
        'rule: trust grows from kept small things',
        ['talk'],
        { at: 0.75 },
      ),
      step(
        'proof',
        60,
        `Meet ${who} a second time without talking about it`,
        'An ordinary hour together is the proof. If the answer was no: the page and the three sentences were your part, and it is done.',
        'the goal itself, as the last proof',
        ['agree'],
        { at: 1 },
      ),
    ],
    naturalDays: 42,
    assumptions: ['Both may say no at any step.', noMindReading],
    notes: [
      'If it turns in circles, a family counsellor or mediator is trained for it; where there was violence, speak to one before you write.',
    ],
  };
}

function newPeople(reading: Reading, span: Span): Draft {
  const place = reading.places[0];
  const here = place === undefined ? 'near you' : `in ${place}`;
  const weeks = span.days === undefined ? 10 : Math.max(2, Math.floor(span.days / 7));
  const times = Math.min(10, Math.max(3, weeks));
  const isDating = /dating|girlfriend|boyfriend|partner|someone/i.test(reading.text);
  return {
    steps: [
      step(
        'likes',
        20,
        `List five things you like doing with others and two you can do ${here} this week`,
        'Choir, climbing, board games, allotment, language table: with the same people each time.',
        quoted(reading.title),
      ),
      step(
        'find',
        45,
        `Find three groups ${here} that meet weekly and write down day, hour and place`,
        'Notice boards, library, clubs, courses. Weekly matters more than perfect.',
        place === undefined ? 'rule: the same people, often' : quoted(place),
        ['likes'],
        { at: 0.06 },
      ),
      step(
        'old',
        30,
        'Message two people you know slightly and propose a coffee with a day',
        'Colleague, neighbour, friend of a friend: half the way is behind you.',
        'rule: near before far',
        ['likes'],
        { at: 0.1 },
      ),
      step(
        'first',
        120,
        `Go to the first group ${here}: evening 1 of ${times}`,
        'Come ten minutes early, when it is easy to talk. Learn two names and write them down after.',
        'rule: begin',
        ['find'],
        { at: 0.18 },
      ),
      step(
        'second',
        120,
        'Go to the second group once and choose the one where you laughed',
        'One is enough; the rest of the evenings belong to it.',
        'rule: choose after trying',
        ['first'],
        { at: 0.28 },
      ),
      step(
        'regular',
        120,
        `Go again, evening ${Math.max(3, Math.round(times / 2))} of ${times}, and take on a small job there`,
        'Key, coffee, list: whoever has a job belongs.',
        'rule: closeness is hours spent',
        ['second'],
        { at: 0.55, beside: Math.round(times / 2) * 120 },
      ),
      step(
        'invite',
        60,
        isDating
          ? 'Ask one person you like for a walk or coffee, only the two of you'
          : 'Ask two of them for something outside the group: a walk, a film, soup at yours',
        'With a day and an hour. A no is about the day more often than about you.',
        'rule: someone must ask first',
        ['regular', 'old'],
        { at: 0.75 },
      ),
      step(
        'proof',
        120,
        isDating
          ? 'Meet a second time and say what you hope for'
          : `Meet two of them ${here} for a second time and fix a third`,
        'A third date in the calendar is the proof. None yet: another group, the same steps.',
        'the goal itself, as the last proof',
        ['invite'],
        { at: 1 },
      ),
    ],
    naturalDays: 70,
    assumptions: [
      'Friendship takes hours, not luck: about ten evenings with the same people are counted here.',
      'If loneliness weighs on most days, a doctor or counsellor is a good first person to tell.',
    ],
  };
}
