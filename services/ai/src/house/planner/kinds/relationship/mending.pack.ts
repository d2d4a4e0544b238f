import type { Reading } from '../../grammar/reading.ts';
import { toYour } from '../../personalise.rules.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { noMindReading } from './mind-reading.ts';

export function mending(reading: Reading, _span: Span): Draft {
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
