import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkProse } from './check-prose.ts';
import type { FactsSheet, StoryKind, TaskFact } from './facts-sheet.ts';
import { openingOf, shapeOf } from './openings.ts';
import { writeStory } from './write-story.ts';

const walk: TaskFact = {
  id: 't1',
  title: 'Walk the river loop',
  description: 'From the mill to the old bridge and back',
  completedAt: '2026-05-04T06:40:00Z',
  durationMinutes: 45,
  dueDate: '2026-05-05',
  notes: 'Heron at the weir.',
};
const sheet = (facts: Partial<FactsSheet> = {}): FactsSheet => ({
  kind: 'task',
  displayName: 'Ana',
  locale: 'en-GB',
  timeZone: 'Europe/Lisbon',
  tone: 'warm',
  tasks: [walk],
  pictures: { count: 0, captions: [] },
  ...facts,
});

describe('the story of a task', () => {
  it('holds the words and figures of the task, at the hour where the person lives', () => {
    const { title, text } = writeStory(
      sheet({
        goal: { title: 'Run a marathon', completed: 3, total: 8 },
        pictures: { count: 1, captions: ['The weir'] },
      }),
    );
    expect(title).toBe('Walk the river loop');
    for (const words of [
      '“Walk the river loop”',
      'orty-five minutes',
      '07:40',
      'from the mill to the old bridge and back',
      '“Heron at the weir.”',
      '“Run a marathon”',
      'three of eight',
      '“The weir”',
      'one day to spare',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('says digits and nothing else in the plain tone', () => {
    expect(writeStory(sheet({ tone: 'plain' })).text).toContain('45 minutes');
  });

  it('does not praise', () => {
    for (const tone of ['warm', 'plain', 'playful'] as const)
      expect(writeStory(sheet({ tone })).text).not.toMatch(
        /congratulations|great|amazing|proud|well done|keep (?:it )?up/i,
      );
  });

  it('never begins like the story before it', () => {
    let previous: string | undefined;
    for (let index = 0; index < 12; index += 1) {
      const task = { ...walk, id: `t${index}`, title: `Swim ${index + 1} lengths`, dueDate: undefined };
      const { text } = writeStory(sheet({ tasks: [task] }), previous);
      if (previous !== undefined) expect(shapeOf(openingOf(text))).not.toBe(shapeOf(openingOf(previous)));
      previous = text;
    }
  });

  it('names the facts it used, and only those', () => {
    const { usedFacts } = writeStory(sheet({ streak: 4 }));
    expect(usedFacts).toEqual(
      expect.arrayContaining([
        'streak',
        'tasks[0].title',
        'tasks[0].durationMinutes',
        'tasks[0].notes',
        'displayName',
      ]),
    );
    expect(usedFacts.join()).not.toMatch(/goal|pictures/);
  });
});

describe('other stories', () => {
  it('celebrates with the days, the pause and the proof, once the goal is whole', () => {
    const { text } = writeStory(
      sheet({
        kind: 'celebration',
        longestGapDays: 16,
        tasks: [
          walk,
          {
            id: 't2',
            title: 'Run the marathon: 42.2 km',
            completedAt: '2026-10-04T13:05:00Z',
            durationMinutes: 240,
          },
        ],
        goal: {
          title: 'Run a marathon',
          completed: 12,
          total: 12,
          startedAt: '2026-04-01T08:00:00Z',
          completedAt: '2026-10-04T13:05:00Z',
          targetDate: '2026-10-10',
        },
      }),
    );
    for (const words of [
      'you ran the marathon: 42.2 km',
      '186 days before',
      'sixteen days',
      'six days to spare',
      'All twelve are done',
    ])
      expect(text).toContain(words);
  });

  it('tells a quiet month as quiet', () => {
    expect(
      writeStory(sheet({ kind: 'monthly', tasks: [], period: { from: '2026-06-01', to: '2026-06-30' } }))
        .text,
    ).toBe('Nothing was ticked off in June 2026, Ana.');
  });
});

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'Call Maria “now”',
    'Read 20 pages on Friday',
    'May 4',
    'run 5 km with Tom',
    'He said "no"',
    '12:30 dentist',
    'In a row',
    'twenty',
    'Photo of Ana',
  ),
);
const instant = fc
  .integer({ min: 0, max: 40_000_000 })
  .map((seconds) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString());
const day = instant.map((at) => at.slice(0, 10));
const whole = fc.record({
  title: word,
  completed: fc.nat(30),
  total: fc.nat(30),
  startedAt: instant,
  completedAt: fc.option(instant, { nil: undefined }),
  targetDate: fc.option(day, { nil: undefined }),
});
const anySheet: fc.Arbitrary<FactsSheet> = fc.record(
  {
    kind: fc.constantFrom<StoryKind>(
      'task',
      'goal',
      'celebration',
      'daily',
      'weekly',
      'monthly',
      'yearly',
      'project',
    ),
    displayName: word,
    locale: fc.constant('en-GB'),
    timeZone: fc.constantFrom('Europe/Lisbon', 'Asia/Kolkata', 'nowhere'),
    tone: fc.constantFrom('warm' as const, 'plain' as const, 'playful' as const),
    tasks: fc.array(
      fc.record(
        {
          id: fc.uuid(),
          title: word,
          description: word,
          completedAt: instant,
          durationMinutes: fc.integer({ min: 1, max: 1440 }),
          dueDate: day,
          notes: word,
        },
        { requiredKeys: ['id', 'title', 'completedAt'] },
      ),
      { maxLength: 8 },
    ),
    goal: whole,
    project: whole,
    period: fc.tuple(day, day).map(([from, to]) => ({ from, to })),
    streak: fc.nat(400),
    firstOfKind: fc.boolean(),
    longestGapDays: fc.nat(200),
    previous: fc.record({ tasks: fc.nat(50), minutes: fc.nat(5000) }),
    pictures: fc.record({ count: fc.nat(9), captions: fc.array(word, { maxLength: 3 }) }),
  },
  { requiredKeys: ['kind', 'displayName', 'locale', 'timeZone', 'tone', 'tasks', 'pictures'] },
);

describe('any sheet at all', () => {
  it('gives a story that its own checker passes', () => {
    fc.assert(
      fc.property(anySheet, (facts) => {
        const { title, text } = writeStory(facts);
        expect({ text, findings: checkProse(text, facts) }).toEqual({ text, findings: [] });
        expect(title.length).toBeGreaterThan(0);
        expect(`${title}${text}`).not.toMatch(/undefined|NaN|\[object/);
        expect(writeStory(facts)).toEqual({ title, text, usedFacts: expect.any(Array) });
      }),
      { numRuns: 150 },
    );
  });

  it('gives two tasks two stories', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{2,9} [a-z]{3,9}$/), { minLength: 2, maxLength: 2 }),
        ([left = '', right = '']) => {
          expect(writeStory(sheet({ tasks: [{ ...walk, title: left }] })).text).not.toBe(
            writeStory(sheet({ tasks: [{ ...walk, title: right }] })).text,
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
