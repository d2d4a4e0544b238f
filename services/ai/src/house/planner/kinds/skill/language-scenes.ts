import type { Reading } from '../../grammar/reading.ts';

import { PHRASES } from './phrases.ts';

interface Scene {
  aim: string;
  sentences: string;
  dialogue: string;
  words: string;
  first: string;
  second: string;
  third: string;
  partner: string;
  real: string;
  realText: string;
  realMinutes: number;
  test: string;
  testMinutes: number;
  weeks: number;
}

export function sceneOf(reading: Reading, name: string): Scene {
  const purpose = reading.purpose ?? '';
  const who = (reading.people[0] ?? '').replace(/^(?:my|our)\b/i, 'your');
  const place = reading.places[0];
  if (/order|restaurant|menu|caf|dinner|food|eat/i.test(reading.text))
    return restaurant(reading, name, place);
  if (/\b(?:[ABC][12]|exam|test|certificate|delf|dele|goethe|jlpt|ielts|toefl)\b/i.test(reading.text))
    return exam(reading, name);
  const talk =
    purpose === ''
      ? who === ''
        ? 'talk about yourself for five minutes'
        : `talk with ${who}`
      : purpose.replace(/\bmy\b/gi, 'your');
  const other = who === '' ? 'the person you will talk to' : who;
  return {
    aim: talk,
    weeks: 12,
    sentences: `Who you are, where you live, what you do, what you like, what you ask back. Have a speaker put them into ${name}; leave long ones out.`,
    dialogue: 'short everyday conversations',
    words: 'family, work, food, days, weather, and the twenty commonest verbs',
    first: 'the ten sentences until they come without pauses',
    second: 'ask and answer twenty questions about your day',
    third: `tell a three-minute story about last week`,
    partner: `${other}, with the questions that will come`,
    real:
      who === ''
        ? `Have one short real talk in ${name}: a shop, a neighbour, a voice message`
        : `Send ${who} a voice message of one minute in ${name}`,
    realText:
      place === undefined
        ? 'Say first that you are learning; people slow down.'
        : `If ${place} is far, a voice message or a call will do. Say first that you are learning.`,
    realMinutes: 30,
    test:
      who === ''
        ? `Talk ${name} for ten minutes without English${place === undefined ? '' : ` about ${place}`}`
        : `Talk ${name} with ${who} for ten minutes without English`,
    testMinutes: 30,
  };
}

function restaurant(reading: Reading, name: string, place: string | undefined): Scene {
  const phrases = PHRASES[name];
  const diet = reading.constraints.find((words) =>
    /vegan|vegetarian|gluten|allerg|lactose|coeliac/i.test(words),
  );
  /** Nobody learns to order what they do not eat. */
  const isPlantEater = /vegan|vegetarian/i.test(diet ?? '');
  const own =
    diet === undefined
      ? phrases === undefined
        ? ''
        : ` And what you do not eat: “${phrases.without}”.`
      : ` And yours: that you are ${diet}.`;
  return {
    aim: 'order dinner',
    weeks: 8,
    sentences:
      phrases === undefined
        ? `A table for two; what do you recommend; I would like …; without …; the bill; thank you.${own} Take them from a phrase book with sound.`
        : `Such as “${phrases.table}”, “${phrases.recommend}”, “${isPlantEater ? phrases.without : phrases.order}”, “${phrases.bill}”.${own}`,
    dialogue: 'dialogues between waiter and guest',
    words:
      phrases === undefined
        ? 'dishes, drinks, numbers and courtesies of a menu'
        : isPlantEater
          ? `“${phrases.without}”, the ${diet} dishes of a real menu, drinks, numbers to 50, courtesies`
          : `${phrases.dishes}, numbers to 50, courtesies`,
    first:
      phrases === undefined
        ? 'greet, ask for a table, say how many'
        : `“${phrases.greet}. ${phrases.table}.”`,
    second:
      phrases === undefined
        ? 'read a real menu from the web aloud and ask for two dishes'
        : `read a real menu from the web aloud and ask “${phrases.recommend}”`,
    third:
      phrases === undefined
        ? 'the whole evening: arrive, order, ask, complain kindly, pay'
        : `the whole evening, from the table to “${phrases.bill}”, with “${phrases.sorry}” where you are lost`,
    partner: 'the waiter, with a dish that is off and a question about drinks',
    real:
      place === undefined
        ? `Call a ${name}-speaking restaurant or café and ask for its hours and a table in ${name}`
        : `Call a restaurant in ${place} and ask for its hours and a table in ${name}`,
    realText: `Write the first sentence on paper${phrases === undefined ? '' : `, and “${phrases.sorry}” below it`}. A wrong ending has never cost anyone a table.`,
    realMinutes: 20,
    test: `Order dinner in ${name}${place === undefined ? '' : ` in ${place}`}, from greeting to bill, without English`,
    testMinutes: 120,
  };
}

function exam(reading: Reading, name: string): Scene {
  const level = /\b[ABC][12]\b|\bN[1-5]\b/.exec(reading.text)?.[0];
  const what = level === undefined ? `the ${name} exam` : `the ${name} ${level} exam`;
  const weeks = { A1: 10, A2: 16, B1: 26, B2: 36, C1: 48, C2: 60 }[level ?? 'A2'] ?? 16;
  return {
    aim: `pass ${what}`,
    weeks,
    sentences: `Look at the sample paper of ${what}: parts, minutes, points. The ten are those of its speaking part: opinion, reason, agreement, question. Note the closing day for registration.`,
    dialogue: 'recordings of the listening part',
    words: `the topic list of ${level ?? 'the exam'}: home, work, health, travel`,
    first: 'one reading part with the clock',
    second: 'one letter of the writing part, corrected by a speaker',
    third: 'a whole sample paper in its real time',
    partner: 'the examiner of the speaking part',
    real: `Sit a full mock of ${what} in one go`,
    realText: 'Mark it with the key. The weakest part gets the remaining sessions.',
    realMinutes: 180,
    test: `Sit ${what}, papers and identity card packed the evening before`,
    testMinutes: 240,
  };
}
