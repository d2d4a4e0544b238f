import { type Kind, strongest } from '../kind.ts';
import { job } from './job.pack.ts';
import { papers } from './papers.pack.ts';

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
  [
    /\bappl(?:y|ication)\b.{0,30}\b(?:university|college|school|course|programme|master\w*|phd|residency|fellowship)\b/i,
    0.92,
  ],
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
