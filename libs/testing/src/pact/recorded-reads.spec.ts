import { describe, expect, it } from '@jest/globals';
import { only, Reads } from './recorded-reads.ts';

const task = () => ({
  title: 'Swim',
  note: 'unread',
  goal: { title: 'Swim far', total: 8 },
  tags: ['swim', 'lake'],
  steps: [{ name: 'warm up', minutes: 5 }],
  due: undefined as string | undefined,
});

function readsOf(read: (value: ReturnType<typeof task>) => unknown) {
  const reads = new Reads();
  read(reads.of(task()));
  return reads;
}

describe('what is read of a value', () => {
  it('is noted by path, also inside objects and lists', () => {
    expect(readsOf((t) => [t.title, t.goal.title]).paths).toEqual(['goal', 'goal.title', 'title']);
    expect(readsOf((t) => t.steps.map((step) => step.minutes)).paths).toEqual([
      'steps',
      'steps[*]',
      'steps[*].minutes',
    ]);
    expect(readsOf((t) => t.tags.length).paths).toEqual(['tags']);
  });

  it('is everything when it is copied or written as JSON', () => {
    const all = readsOf((t) => ({ ...t })).paths;
    expect(all).toEqual(['goal', 'note', 'steps', 'tags', 'title']);
    expect(readsOf((t) => JSON.stringify(t)).paths).toContain('goal.total');
  });

  it('tells what was asked for and not there', () => {
    expect(readsOf((t) => t.due ?? t.title).missing).toEqual(['due']);
    expect(readsOf((t) => 'due' in t).missing).toEqual(['due']);
  });

  it('can be cut out: nothing else is left', () => {
    expect(only(task(), ['title', 'steps[*].minutes', 'goal', 'tags'])).toEqual({
      title: 'Swim',
      goal: {},
      tags: ['swim', 'lake'],
      steps: [{ minutes: 5 }],
    });
  });
});
