import { sayDay } from '../../../calendar.ts';
import { uncapitalise } from '../../../english.ts';
import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';
import { SORTS, type Sort } from './offices.ts';

export function papers(reading: Reading, span: Span): Draft {
  const sort = SORTS.find(({ pattern }) => pattern.test(reading.text)) ?? (SORTS[SORTS.length - 1] as Sort);
  const it = `the ${subject(reading, sort)}`;
  const who = reading.people[0]?.replace(/^(?:my|our)\b/i, 'your');
  const abroad = reading.places[0];
  return {
    steps: [
      step(
        'rules',
        30,
        `Look up form, fee and deadline of ${it} on the official site${abroad === undefined ? '' : ` for ${abroad}`}`,
        `Save the page and the deadline. ${reading.targetBecause === '' ? 'No date is known yet: this step finds it.' : `You want it done by ${reading.target === undefined ? 'then' : sayDay(reading.target)}.`} Sites that ask a fee for a form are not the ${sort.office}.`,
        quoted(reading.title),
      ),
      step(
        'list',
        20,
        `Tick which papers for ${it} you have: ${sort.papers}`,
        'Three columns: here, to be found, to be asked for. What others must send is asked for first.',
        'rule: what others must send takes longest',
        ['rules'],
        { at: 0.06 },
      ),
      step(
        'ask',
        30,
        `Ask for the missing papers of ${it} in writing, with a day`,
        `One message each${who === undefined ? '' : `; ${who} may have some`}. Note the date and whom you asked.`,
        'rule: waiting begins early',
        ['list'],
        { at: 0.1 },
      ),
      step(
        'appointment',
        20,
        `Book an appointment at the ${sort.office} or open the online account`,
        'The code for the account may come by post: that alone takes a week.',
        'rule: slots go first',
        ['rules'],
        { at: 0.14 },
      ),
      step(
        'gather',
        45,
        `Scan and name the papers for ${it} in one folder`,
        'Number-name-date; originals in one sleeve in the same order.',
        'rule: one place',
        ['ask'],
        { at: 0.35 },
      ),
      step(
        'fill',
        90,
        `Fill in ${it} as a draft and mark every field you are not sure of`,
        'Names and dates letter by letter as in the identity papers. Do not guess: a marked field is a question for the next step.',
        'rule: draft before signature',
        ['gather'],
        { at: 0.5 },
      ),
      step(
        'second',
        45,
        sort.adviser === ''
          ? `Ask ${who ?? 'someone'} to read the draft of ${it} against the papers`
          : `Take the marked fields of ${it} to an adviser`,
        sort.adviser === '' ? 'Four eyes: number, date, signature, copy.' : sort.adviser,
        'rule: a second pair of eyes, and a professional where it is due',
        ['fill'],
        { at: 0.65 },
      ),
      step(
        'submit',
        60,
        `Hand in ${it} with the fee and keep the proof of receipt`,
        'Online: save the confirmation; by post: registered; in person: a stamp on your copy. Days before the deadline, not on it.',
        'rule: a buffer before the deadline',
        ['second', 'appointment'],
        { at: 0.82 },
      ),
      step(
        'follow',
        20,
        `Ask the ${sort.office} about ${sort.waits} if nothing has come`,
        'With the reference number, by name, in writing; put a second date down.',
        'rule: silence is not an answer',
        ['submit'],
        { at: 0.92 },
      ),
      step(
        'proof',
        20,
        `Check ${sort.waits} against your copy of ${it} and file both`,
        'Wrong? The letter says how many days you have to object. Put the next expiry or deadline into the calendar.',
        'the goal itself, as the last proof',
        ['follow'],
        { at: 1 },
      ),
    ],
    naturalDays: sort.days,
    ...(span.days !== undefined && span.days < sort.days / 4
      ? {
          leastDays: Math.ceil(sort.days / 2),
          smaller: 'handing it in, and ask for an extension or the express way today',
        }
      : {}),
    assumptions: [
      `The ${sort.office} where you live sets forms and deadlines; the first step confirms them.`,
    ],
    ...(sort.adviser === '' ? {} : { notes: [sort.adviser] }),
  };
}

function subject({ object, aim }: Reading, sort: Sort): string {
  const words = (object === '' ? aim : object)
    .replace(/^(?:for|in|out|up)\s+/i, '')
    .replace(/^(?:my|our|the|an?)\s+/i, '')
    .replace(/[,;(].*$/, '')
    .replace(/\b(?:because|so that|without|but|before|for|with|in [A-Z]).*$/, '')
    .trim();
  if (words.length < 4 || words.length > 50) return sort.name;
  const name = (object === '' ? uncapitalise(words) : words).replace(/\b(?:my|our)\b/gi, 'your');
  const isForm = /application|form|claim|return|papers|will|registration|tax|appeal/i.test(name);
  return isForm ? name : `${name} application`;
}
