import { describe, expect, it } from '@jest/globals';
import { PlacementConflict } from './item.errors.ts';
import { follow, NOWHERE, place, target } from './placement.rules.ts';

const goal = (projectId: string | null, lifeAreaId: string | null) => ({ projectId, lifeAreaId });

describe('where an item is', () => {
  it('is where its goal is', () => {
    const edit = { goalId: 'g' };
    expect(place(target(NOWHERE, edit), edit, goal('p', 'a'), { lifeAreaId: 'a' })).toEqual({
      goalId: 'g',
      projectId: 'p',
      lifeAreaId: 'a',
    });
  });

  it('is where its project is, when there is no goal', () => {
    const edit = { projectId: 'p' };
    expect(place(target(NOWHERE, edit), edit, undefined, { lifeAreaId: 'a' })).toEqual({
      goalId: null,
      projectId: 'p',
      lifeAreaId: 'a',
    });
  });

  it('may be its own where the parent has none', () => {
    const edit = { goalId: 'g', lifeAreaId: 'b' };
    expect(place(target(NOWHERE, edit), edit, goal(null, null), undefined).lifeAreaId).toBe('b');
  });

  it('may be named again, but not otherwise than the parent', () => {
    const same = { goalId: 'g', projectId: 'p' };
    expect(place(target(NOWHERE, same), same, goal('p', null), { lifeAreaId: null }).projectId).toBe('p');
    const other = { goalId: 'g', projectId: 'q' };
    expect(() => place(target(NOWHERE, other), other, goal('p', null), { lifeAreaId: null })).toThrow(
      PlacementConflict,
    );
    const none = { goalId: 'g', lifeAreaId: null };
    expect(() => place(target(NOWHERE, none), none, goal(null, 'a'), undefined)).toThrow(PlacementConflict);
  });
});

describe('moving an item', () => {
  const inGoal = { goalId: 'g', projectId: 'p', lifeAreaId: 'a' };

  it('to another goal leaves the old surroundings behind', () => {
    expect(target(inGoal, { goalId: 'h' })).toEqual({ goalId: 'h', projectId: null, lifeAreaId: null });
  });

  it('out of its goal leaves it in the project', () => {
    expect(target(inGoal, { goalId: null })).toEqual({ goalId: null, projectId: 'p', lifeAreaId: 'a' });
  });

  it('changes nothing where the edit says nothing', () => {
    expect(target(inGoal, {})).toEqual(inGoal);
  });
});

describe('what a moved parent holds', () => {
  it('goes where the parent goes', () => {
    expect(follow('a', 'a', 'b')).toBe('b');
    expect(follow('own', null, 'b')).toBe('b');
  });

  it('leaves with it, or keeps a place of its own', () => {
    expect(follow('a', 'a', null)).toBeNull();
    expect(follow('own', 'a', null)).toBe('own');
  });
});
