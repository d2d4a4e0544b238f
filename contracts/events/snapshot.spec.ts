import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CATALOGUE, type EventDef, TaskUpdated } from '../index.ts';
import { GoalState } from './goals/state.ts';
import { defineSnapshot } from './snapshot.ts';

const snapshots = CATALOGUE.filter(({ type }) => type.endsWith('.snapshot.v1'));
/** What else is told of the same aggregate with its whole state. */
const tellingOf = ({ service, aggregate, data }: EventDef) =>
  CATALOGUE.filter(
    (event) =>
      event.service === service &&
      event.aggregate === aggregate &&
      Object.keys(event.data.shape).length > 2 &&
      /\.(created|updated|restored|registered|profile_changed|processed|stored|generated)\.v1$/.test(
        event.type,
      ) &&
      Object.keys(event.data.shape).every((field) => field in data.shape),
  );
const fieldsOf = (event: EventDef) =>
  (z.toJSONSchema(event.strict) as { properties: Record<string, unknown> }).properties;
const requiredOf = (event: EventDef) => (z.toJSONSchema(event.strict) as { required: string[] }).required;

describe('a snapshot', () => {
  it('is there for everything whose state is told whole', () => {
    const told = snapshots.map(({ service, aggregate }) => `${service}.${aggregate}`);
    expect(told.sort()).toEqual([
      'ai.story',
      'auth.user',
      'goals.goal',
      'goals.life_area',
      'goals.project',
      'goals.task',
      'media.asset',
      'memory.memory',
    ]);
  });

  it.each(snapshots.map((event) => [event.type, event] as const))(
    '%s says what each change says, field by field',
    (_, event) => {
      const changes = tellingOf(event);
      expect(changes.length).toBeGreaterThan(0);
      for (const change of changes) {
        expect(fieldsOf(event)).toMatchObject(fieldsOf(change));
        expect(requiredOf(event)).toEqual(requiredOf(change));
      }
    },
  );

  it('cannot be declared without a field of the state', () => {
    expect(() => defineSnapshot(TaskUpdated, 'A task', GoalState)).toThrow('leaves out taskId');
  });
});
