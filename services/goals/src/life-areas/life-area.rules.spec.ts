import { describe, expect, it } from '@jest/globals';
import { LifeAreaCreated, LifeAreaUpdated } from '@odyssey/contracts';
import { unchanged } from '@odyssey/events';
import { aLifeAreaState, at } from '../../test/factories/states.ts';
import { LifeAreaInput } from './life-area.dto.ts';
import { changeLifeArea, createLifeArea } from './life-area.rules.ts';
import { STARTING_LIFE_AREAS } from './starting-life-areas.ts';

const NOW = at('2026-05-04T07:40:00.000Z');

describe('a life area', () => {
  it('tells its whole state when it is made and when it changes', () => {
    const { id, ownerId } = aLifeAreaState();
    const made = createLifeArea(id, ownerId, { name: 'Garden' }, NOW);
    expect(made.events.map(({ event }) => event)).toEqual([LifeAreaCreated]);
    const edited = changeLifeArea(made.state, { weight: 80, color: '#3d8f5f' }, NOW);
    expect(edited.events.map(({ event }) => event)).toEqual([LifeAreaUpdated]);
    expect(edited.events[0]?.data).toMatchObject({ name: 'Garden', weight: 80, color: '#3d8f5f' });
  });

  it('stays as it is when the edit says nothing new', () => {
    const lifeArea = aLifeAreaState({ weight: 50 });
    expect(changeLifeArea(lifeArea, { weight: 50 }, NOW)).toEqual(unchanged(lifeArea));
  });
});

describe('the starting set', () => {
  it('has eight different areas that a person could have made themselves', () => {
    expect(new Set(STARTING_LIFE_AREAS.map(({ name }) => name)).size).toBe(8);
    for (const area of STARTING_LIFE_AREAS) expect(LifeAreaInput.parse(area)).toMatchObject(area);
  });
});
