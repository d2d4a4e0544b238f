import { describe, expect, it } from '@jest/globals';
import { TaskCompleted, TaskCreated, TaskReopened, TaskUpdated } from '@odyssey/contracts';
import { unchanged } from '@odyssey/events';
import { aTaskState, at } from '../../test/factories/states.ts';
import { TaskCancelled } from './task.errors.ts';
import { changeTask, completeTask, createTask, reopenTask } from './task.rules.ts';

const NOW = at('2026-05-04T07:40:00.000Z');
const LATER = at('2026-05-05T07:40:00.000Z');
const types = (change: { events: readonly { event: { type: string } }[] }) =>
  change.events.map(({ event }) => event.type);

describe('completing a task', () => {
  it('happens once, however often it is asked', () => {
    const first = completeTask(aTaskState(), NOW);
    expect(completeTask(first.state, LATER)).toEqual(unchanged(first.state));
  });

  it('tells the task in its own words', () => {
    const task = aTaskState({
      title: 'Walk the river loop',
      durationMinutes: 45,
      tags: ['walk'],
      goalId: null,
    });
    const { state, events } = completeTask(task, NOW);
    expect(state).toMatchObject({ status: 'completed', completedAt: NOW, updatedAt: NOW });
    expect(events).toEqual([
      TaskCompleted.of({
        taskId: task.id,
        title: 'Walk the river loop',
        completedAt: '2026-05-04T07:40:00.000Z',
        durationMinutes: 45,
        tags: ['walk'],
      }),
    ]);
  });

  it('is refused while it is cancelled', () => {
    expect(() => completeTask(aTaskState({ status: 'cancelled' }), NOW)).toThrow(TaskCancelled);
  });

  it('works from every open status', () => {
    for (const status of ['todo', 'in_progress', 'paused'] as const) {
      expect(types(completeTask(aTaskState({ status }), NOW))).toEqual([TaskCompleted.type]);
    }
  });
});

describe('reopening a task', () => {
  it('forgets when it was completed', () => {
    const done = completeTask(aTaskState(), NOW).state;
    const { state, events } = reopenTask(done, LATER);
    expect(state).toMatchObject({ status: 'todo', completedAt: null });
    expect(events.map(({ event }) => event)).toEqual([TaskReopened]);
  });

  it('changes nothing of one that is open', () => {
    const task = aTaskState({ status: 'paused' });
    expect(reopenTask(task, NOW)).toEqual(unchanged(task));
  });

  it('brings a cancelled one back as a changed task, since it was never finished', () => {
    expect(types(reopenTask(aTaskState({ status: 'cancelled' }), NOW))).toEqual([TaskUpdated.type]);
  });
});

describe('changing a task', () => {
  it('is nothing when every field is as it was', () => {
    const task = aTaskState({ tags: ['walk'], dueAt: NOW });
    expect(changeTask(task, { title: task.title, tags: ['walk'], dueAt: new Date(NOW) }, LATER)).toEqual(
      unchanged(task),
    );
  });

  it('keeps what the edit does not mention', () => {
    const task = aTaskState({ description: 'Along the water.', durationMinutes: 30 });
    const { state } = changeTask(task, { title: 'Run the river loop', description: undefined }, NOW);
    expect(state).toEqual({ ...task, title: 'Run the river loop', updatedAt: NOW });
  });

  it('tells edit and completion of one request apart', () => {
    const change = changeTask(aTaskState(), { title: 'Run', status: 'completed' }, NOW);
    expect(types(change)).toEqual([TaskUpdated.type, TaskCompleted.type]);
  });

  it('tells where a reopened task goes when that is not the beginning', () => {
    const done = completeTask(aTaskState(), NOW).state;
    expect(types(changeTask(done, { status: 'in_progress' }, LATER))).toEqual([
      TaskReopened.type,
      TaskUpdated.type,
    ]);
  });

  it('keeps the time of completion when a finished task is edited', () => {
    const done = completeTask(aTaskState(), NOW).state;
    expect(changeTask(done, { title: 'Walk' }, LATER).state.completedAt).toEqual(NOW);
  });

  it('lets a due day replace an instant and the other way round', () => {
    const timed = changeTask(aTaskState({ dueDate: '2026-05-06' }), { dueAt: NOW }, NOW).state;
    expect(timed).toMatchObject({ dueDate: null, dueAt: NOW });
    expect(changeTask(timed, { dueDate: '2026-05-07' }, NOW).state).toMatchObject({
      dueDate: '2026-05-07',
      dueAt: null,
    });
  });

  it('keeps each tag once, whatever its case', () => {
    expect(changeTask(aTaskState(), { tags: ['Swim', 'pool', 'swim'] }, NOW).state.tags).toEqual([
      'Swim',
      'pool',
    ]);
  });
});

describe('writing down a task', () => {
  it('may tell of something that is done already', () => {
    const change = createTask(
      '01890000-0000-7000-8000-000000000005',
      aTaskState().ownerId,
      { title: 'Swim', status: 'completed' },
      NOW,
    );
    expect(change.state.completedAt).toEqual(NOW);
    expect(types(change)).toEqual([TaskCreated.type, TaskCompleted.type]);
  });
});
