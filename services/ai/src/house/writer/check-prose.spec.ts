import { describe, expect, it } from '@jest/globals';
import { checkProse } from './check-prose.ts';
import type { FactsSheet } from './facts-sheet.ts';

const facts: FactsSheet = {
  kind: 'task',
  displayName: 'Ana',
  locale: 'en-GB',
  timeZone: 'Europe/Lisbon',
  tone: 'warm',
  tasks: [
    {
      id: 't1',
      title: 'Swim with Jonas',
      completedAt: '2026-05-04T06:40:00Z',
      durationMinutes: 40,
      notes: 'Eight turns at the far end.',
    },
  ],
  goal: { title: 'Swim 1,500 m', completed: 3, total: 8, startedAt: '2026-04-01T08:00:00Z' },
  pictures: { count: 0, captions: [] },
};
const found = (text: string): string[] =>
  checkProse(text, facts).map(({ kind, found: words }) => `${kind}: ${words}`);

describe('prose that keeps to the sheet', () => {
  it.each([
    'Forty minutes on Monday morning, and Jonas was there. The far end came eight times.',
    'Ana, “Swim with Jonas” was done at 07:40 on 4 May 2026. Five of eight are left for “Swim 1,500 m”.',
    'You began in April and stand at 38 %: three of eight.',
    'It took 40 minutes. One length at a time; I am told you may swim again.',
    'A Quiet Start at the Pool\nForty minutes, and Jonas was there.',
    'On May 4, 33 days after it began, “eight turns” were enough.',
  ])('passes: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('prose that invents', () => {
  it.each([
    ['It took 45 minutes.', ['number: 45']],
    ['It took forty-five minutes.', ['number: forty-five']],
    ['You swam twice as far as last week.', ['number: twice']],
    ['On Tuesday you swam.', ['weekday: Tuesday']],
    ['On 5 May 2026 you swam.', ['date: 5 May 2026']],
    ['It began in March.', ['date: in March']],
    ['Done at 07:45.', ['number: 07:45']],
    ['A quiet evening in the pool.', ['time: evening']],
    ['Your friend Clara cheered.', ['name: Clara']],
    ['Clara said it was fine.', ['name: Clara']],
    ['You called it “the best swim of my life”.', ['quotation: the best swim of my life']],
    ['The task "Swim in the sea" is done.', ['quotation: Swim in the sea']],
    ['For the first time you did not stop.', ['claim: For the first time']],
    ['Another day in a row.', ['claim: in a row']],
    ['A personal best.', ['claim: personal best']],
    ['The photo shows it.', ['claim: photo']],
  ])('is refused: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
