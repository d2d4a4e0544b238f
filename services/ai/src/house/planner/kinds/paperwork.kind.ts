import { sayDay } from '../../calendar.ts';
import { uncapitalise } from '../../english.ts';
import type { Reading } from '../grammar/reading.ts';
import { type Draft, type Kind, quoted, type Span, step, strongest } from './kind.ts';

const SIGNALS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:tax(?:es)?(?: return)?|passport|visa|permit|residence|citizenship|driving licen[cs]e renewal|insurance claim|pension|will\b(?=.{0,12}(?:testament|$))|testament|power of attorney|birth certificate|registration|paperwork|bureaucracy|benefits?|grant|scholarship|allowance|visa application|immigration|divorce papers|probate|custody|lawsuit|appeal)\b.{0,40}/i,
    0.6,
  ],
  [
    /\b(?:renew|apply for|file|submit|register|claim|fill (?:in|out)|cancel|appeal|hand in|do|get|write|make|declare|sort out)\b.{0,30}\b(?:tax(?:es)?|passport|visa|permit|citizenship|licen[cs]e|insurance|pension|will|testament|certificate|application|form|contract|grant|scholarship|benefit|refund|paperwork|residency|id card)\b/i,
    0.92,
  ],
  [
    /\b(?:find|get|land|apply for|look for|search for|change)\b.{0,20}\b(?:job|jobs|work|position|internship|apprenticeship|career)\b/i,
    0.9,
  ],
];

interface Sort {
  pattern: RegExp;
  name: string;
  papers: string;
  office: string;
  days: number;
  waits: string;
  adviser: string;
}

const SORTS: readonly Sort[] = [
  {
    pattern: /tax/i,
    name: 'tax return',
    papers: 'wage statement, bank interest, insurance, rent, receipts for work, last year’s return',
    office: 'tax office',
    days: 28,
    waits: 'the assessment',
    adviser:
      'Whether a cost may be deducted is a question for a tax adviser or the tax office, not for a plan.',
  },
  {
    pattern: /passport|id card/i,
    name: 'passport',
    papers: 'old passport, birth certificate, two photographs of the right size, proof of address',
    office: 'passport office',
    days: 42,
    waits: 'the passport',
    adviser: '',
  },
  {
    pattern: /visa|residence|residency|permit|immigration|citizenship/i,
    name: 'application',
    papers: 'passport, proof of address, income, insurance, certificates with translation',
    office: 'immigration office or consulate',
    days: 90,
    waits: 'the decision',
    adviser:
      'Rules on residence change and errors are costly: an immigration lawyer or a free advice centre should see the papers before you hand them in.',
  },
  {
    pattern: /\bwill\b|testament|attorney|probate/i,
    name: 'will',
    papers:
      'list of what you own and owe, names and birthdays of those concerned, account and insurance numbers',
    office: 'notary or registry',
    days: 35,
    waits: 'the registration',
    adviser:
      'A lawyer or notary tells you which form is valid where you live; a wrong form makes a will void.',
  },
  {
    pattern: /insurance|claim|refund/i,
    name: 'claim',
    papers: 'policy number, photographs, receipts, dates, names of witnesses',
    office: 'insurer',
    days: 28,
    waits: 'the answer',
    adviser:
      'If it is refused, a consumer advice centre or a lawyer can say whether an objection is worth it.',
  },
  {
    pattern: /grant|scholarship|benefit|allowance|pension/i,
    name: 'application',
    papers: 'proof of income, certificates, bank details, the reason in one page',
    office: 'office',
    days: 42,
    waits: 'the decision',
    adviser: 'A free social or student advice centre knows what is often refused, and why.',
  },
  {
    pattern: /licen[cs]e|regist|certificate|birth|divorce|custody|lawsuit|appeal/i,
    name: 'application',
    papers: 'identity card, certificates, proof of address, fee',
    office: 'office',
    days: 28,
    waits: 'the answer',
    adviser: 'In family or court matters a lawyer comes first; legal aid may pay for it.',
  },
  {
    pattern: /(?:)/,
    name: 'application',
    papers: 'identity card, proof of address, certificates, the last letter about it',
    office: 'office',
    days: 28,
    waits: 'the answer',
    adviser: '',
  },
];

/** Do paperwork: which form and which deadline, papers, a draft, a second pair of eyes, hand in with proof, follow up. */
export const paperwork: Kind = {
  name: 'paperwork',
  recognise: ({ text }) => strongest(text, SIGNALS),
  draft: (reading, span) =>
    /\b(?:job|jobs|position|internship|apprenticeship|career)\b/i.test(reading.text)
      ? job(reading, span)
      : papers(reading, span),
};

function papers(reading: Reading, span: Span): Draft {
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

function job(reading: Reading, span: Span): Draft {
  const field =
    /\b(?:as|in) (?:an? )?([^.,;]{3,40})/i.exec(reading.aim)?.[1] ??
    /(?:find|get|land|apply for)(?: an?| my)? (.{3,40}?) (?:job|position|internship)/i.exec(reading.aim)?.[1];
  const wish =
    field === undefined
      ? 'the job you want'
      : `a job ${/^(?:new|better|remote|part[- ]time|first|dream)/i.test(field) ? `that is ${field}` : `as or in ${field}`}`;
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
        `Collect ten advertisements${place === undefined ? '' : ` in ${place}`} and underline the words that come back`,
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
