import type { Reading } from '../../grammar/reading.ts';

import { type Draft, quoted, type Span, step } from '../kind.ts';

export function newPeople(reading: Reading, span: Span): Draft {
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
