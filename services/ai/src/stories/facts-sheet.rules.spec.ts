import { describe, expect, it } from '@jest/globals';
import { factsSheet } from './facts-sheet.rules.ts';
import { type FinishedTask, NO_PICTURES, type StoryRecords } from './story-records.ts';

const task = (completedAt: string, title = 'Swim session 4 of 10'): FinishedTask => ({
  id: '01890000-0000-7000-8000-000000000005',
  title,
  completedAt: new Date(completedAt),
  durationMinutes: 45,
  tags: [],
  pictures: NO_PICTURES,
});
const records = (given: Partial<StoryRecords> = {}): StoryRecords => ({
  kind: 'task',
  person: { timeZone: 'Asia/Tokyo', locale: 'en', displayName: 'Ada' },
  tasks: [task('2026-05-04T22:00:00Z')],
  goals: [],
  before: [],
  siblings: [],
  pictures: NO_PICTURES,
  openings: [],
  ...given,
});

describe('the facts sheet of a story', () => {
  it('counts days in the person’s own zone', () => {
    // 22:00 UTC on the 4th is the morning of the 5th in Tokyo, 16:00 UTC on the 3rd that of the 4th.
    const sheet = factsSheet(records({ before: [task('2026-05-03T16:00:00Z')] }), 1);
    expect(sheet).toMatchObject({ streak: 2, longestGapDays: undefined, displayName: 'Ada' });
  });

  it('knows the stretch of days that a task ended', () => {
    const sheet = factsSheet(records({ before: [task('2026-04-30T22:00:00Z')] }), 1);
    expect(sheet).toMatchObject({ streak: 1, longestGapDays: 3 });
  });

  it('calls a task the first of its kind only where more of its kind are planned', () => {
    const first = (given: Partial<StoryRecords>) => factsSheet(records(given), 1).firstOfKind;
    expect(first({})).toBeUndefined();
    expect(first({ siblings: ['Buy goggles'] })).toBeUndefined();
    expect(first({ siblings: ['Swim session 5 of 10'] })).toBe(true);
    const before = [task('2026-05-01T07:00:00Z', 'Swim session 3 of 10')];
    expect(first({ siblings: ['Swim session 5 of 10'], before })).toBe(false);
  });

  it('tells how far the goal is, when there is one', () => {
    const goal = {
      id: 'g',
      title: 'Swim 1,500 m',
      startedAt: new Date('2026-05-01T08:00:00Z'),
      completedTasks: 3,
      totalTasks: 8,
    };
    expect(factsSheet(records({ goals: [goal] }), 1).goal).toMatchObject({
      title: 'Swim 1,500 m',
      completed: 3,
      total: 8,
    });
    expect(factsSheet(records({ goals: [goal, { ...goal, id: 'h' }] }), 1).goal).toBeUndefined();
  });

  it('compares a week with the one before, and finds its longest gap', () => {
    const week = records({
      kind: 'weekly',
      period: { from: '2026-05-04', to: '2026-05-10' },
      tasks: [task('2026-05-04T00:00:00Z'), task('2026-05-08T00:00:00Z')],
      before: [task('2026-04-28T00:00:00Z'), task('2026-04-27T00:00:00Z'), task('2026-04-20T00:00:00Z')],
    });
    expect(factsSheet(week, 1)).toMatchObject({ previous: { tasks: 2, minutes: 90 }, longestGapDays: 3 });
  });

  it('takes over captions, as many as a story can use, and still counts every picture', () => {
    const captions = Array.from({ length: 40 }, (_, index) => `Lake ${index}`);
    const sheet = factsSheet(records({ pictures: { count: 50, captions } }), 1);
    expect(sheet.pictures).toEqual({ count: 50, captions: captions.slice(0, 12) });
  });

  it('changes its voice with each revision', () => {
    expect([1, 2, 3, 4].map((revision) => factsSheet(records(), revision).tone)).toEqual([
      'warm',
      'plain',
      'playful',
      'warm',
    ]);
  });
});
