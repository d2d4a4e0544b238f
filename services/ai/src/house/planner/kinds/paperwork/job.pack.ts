import type { Reading } from '../../grammar/reading.ts';
import { type Draft, quoted, type Span, step } from '../kind.ts';

export function job(reading: Reading, span: Span): Draft {
  const role = /\b(?:as|for) (?:an? )?([^.,;]{3,40}?)(?= in \p{Lu}| with | from |$)/u.exec(reading.aim)?.[1];
  const field = /\bin (\p{Ll}[^.,;]{2,30})/u.exec(reading.aim)?.[1];
  const wish =
    role !== undefined
      ? `the job as ${role}`
      : field !== undefined
        ? `a job in ${field}`
        : 'the job you want';
  const place = reading.places[0];
  const pay = reading.money[0];
  const weeks = span.days === undefined ? 12 : Math.max(1, Math.floor(span.days / 7));
  const applications = Math.min(30, Math.max(5, weeks * 2));
  const at = (share: number): number => Math.max(1, Math.round(applications * share));
  return {
    steps: [
      step(
        'wish',
        30,
        `Write one page on ${wish}: tasks, people, hours, pay, place`,
        `Three lines “must”, three “would like”, three “never again”.${pay === undefined ? '' : ` Pay: ${pay.text}.`}${place === undefined ? '' : ` Place: ${place}.`}`,
        quoted(reading.title),
      ),
      step(
        'adverts',
        45,
        `Collect ten advertisements for ${wish.replace('the job as', 'work as')}${place === undefined ? '' : ` in ${place}`} and underline the words that come back`,
        'Those words belong in your papers, where they are true.',
        'rule: look at the market first',
        ['wish'],
        { at: 0.06 },
      ),
      step(
        'cv',
        120,
        'Rewrite the curriculum vitae with five results in figures',
        'What was there before you, what after. Two pages, one typeface, a proof-reader.',
        'rule: results, not duties',
        ['adverts'],
        { at: 0.12 },
      ),
      step(
        'letter',
        90,
        'Write one letter for the best of the ten advertisements',
        'First sentence about them, second about the result that fits, last with a day you will call.',
        'rule: one good before many',
        ['cv'],
        { at: 0.16 },
      ),
      step(
        'people',
        45,
        'Message five people who know the field and ask for a quarter of an hour',
        'Ask how they found theirs, not for a job. Most posts are filled before they are printed.',
        'rule: people before portals',
        ['wish'],
        { at: 0.2 },
      ),
      step(
        'send-1',
        90,
        `Send applications 1 to ${at(0.3)} of ${applications}`,
        `A sheet with firm, date, contact, next step. Two a week, each changed for its reader.`,
        'rule: a count you control',
        ['letter', 'people'],
        { at: 0.35, beside: at(0.3) * 30 },
      ),
      step(
        'interview',
        60,
        'Rehearse an interview aloud with someone: ten questions and yours to them',
        'The gap in the papers, the reason to go, the pay you want with a figure.',
        'rule: rehearse before the first call',
        ['send-1'],
        { at: 0.45 },
      ),
      step(
        'send-2',
        90,
        `Send applications ${at(0.3) + 1} to ${applications} of ${applications} with what the answers taught`,
        'No answers at all: change the papers. Interviews but no offers: rehearse again.',
        'rule: correct at half-time',
        ['interview'],
        { at: 0.7, beside: at(0.7) * 30 },
      ),
      step(
        'offer',
        60,
        'Compare the offer with your page and ask for one thing more',
        'Pay, hours, notice, holiday. A union or an employment lawyer reads a contract you do not understand before you sign.',
        'rule: law has its own advisers',
        ['send-2'],
        { at: 0.9 },
      ),
      step(
        'proof',
        30,
        'Sign the contract and tell the five people how it ended',
        'Only now give notice where you are. No offer yet: count, and set the next date.',
        'the goal itself, as the last proof',
        ['offer'],
        { at: 1 },
      ),
    ],
    naturalDays: 90,
    assumptions: [
      `Two applications a week, ${applications} in all; offers cannot be promised, applications can be counted.`,
    ],
    notes: [
      'Have a lawyer, a union or an advice centre read a contract before you sign what you do not understand.',
    ],
  };
}
