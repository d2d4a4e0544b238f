import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CATALOGUE, choice, defineEvent, readEvent, toHeaders, UnreadableEvent } from '../index.ts';

const Happened = defineEvent('goals.task.happened.v1', {
  meaning: 'For this spec.',
  data: z.object({
    taskId: z.uuid(),
    mood: choice('good', 'bad').optional(),
    steps: z.array(z.object({ title: z.string() })).max(2),
  }),
  example: { taskId: '01890000-0000-7000-8000-000000000005', steps: [{ title: 'one' }] },
});
const valid = Happened.sample;

describe('a producer', () => {
  it.each([
    ['an unknown field', { ...valid, extra: 1 }],
    ['an unknown field further in', { ...valid, steps: [{ title: 'one', extra: 1 }] }],
    ['a value that only readers may see', { ...valid, mood: 'other' as const }],
    ['a list that is too long', { ...valid, steps: [{ title: '1' }, { title: '2' }, { title: '3' }] }],
  ])('cannot publish %s', (_name, data) => {
    expect(() => Happened.of(data)).toThrow(z.ZodError);
  });
});

describe('a consumer', () => {
  it('drops fields it does not know and reads values it does not know as other', () => {
    const event = Happened.example();
    const value = JSON.stringify({ ...valid, mood: 'mixed', extra: 1, steps: [{ title: 'one', extra: 2 }] });
    const read = readEvent([Happened], { key: event.subject, value, headers: toHeaders(event) });
    expect(read.data).toEqual({ ...valid, mood: 'other' });
  });

  it('is told why a record cannot be read', () => {
    const event = Happened.example();
    const record = { key: event.subject, value: '{}', headers: toHeaders(event) };
    expect(() => readEvent([Happened], record)).toThrow(/taskId/);
    expect(() => readEvent([], record)).toThrow(UnreadableEvent);
  });
});

describe('the catalogue', () => {
  it('has an event of each name once, each with a sample that its own schema accepts', () => {
    expect(new Set(CATALOGUE.map(({ type }) => type)).size).toBe(CATALOGUE.length);
    for (const event of CATALOGUE) expect(event.of(event.sample).data).toEqual(event.sample);
  });

  it('refuses a name out of form and an aggregate that the data does not name', () => {
    const options = { meaning: '', data: z.object({ taskId: z.uuid() }), example: { taskId: valid.taskId } };
    expect(() => defineEvent('goals.task_completed', options)).toThrow('<service>.<aggregate>');
    expect(() => defineEvent('goals.goal.completed.v9', options)).toThrow('goalId');
  });

  it('refuses an enumeration that can never grow', () => {
    const data = z.object({ taskId: z.uuid(), mood: z.enum(['good', 'bad']).optional() });
    const options = { meaning: '', data, example: { taskId: valid.taskId } };
    expect(() => defineEvent('goals.task.happened.v1', options)).toThrow(
      'good, bad: an enumeration of an event is a choice()',
    );
  });
});
