import { describe, expect, it } from '@jest/globals';
import { CATALOGUE, choice, defineEvent, type EventDef } from '@odyssey/contracts';
import { z } from 'zod';
import { breakingChanges } from './breaking-changes.ts';
import { promisesNow, promisesOf, releases } from './released.ts';

const taskId = '01890000-0000-7000-8000-000000000005';
const shape = {
  taskId: z.uuid(),
  title: z.string(),
  weight: z.int().min(0).max(100),
  mood: choice('good', 'bad'),
  at: z.iso.datetime().optional(),
  goal: z.object({ title: z.string(), steps: z.array(z.object({ name: z.string() })) }).optional(),
  counts: z.record(z.string(), z.int()),
};
const example = { taskId, title: 'Walk', weight: 7, mood: 'good' as const, counts: { steps: 9 } };
const was = defineEvent('goals.task.walked.v1', { meaning: '', data: z.object(shape), example });

/** The same event with other fields, and with a sample that fits them. */
function changed(
  fields: Record<string, z.ZodType | undefined>,
  sample: object = {},
  type: string = was.type,
): EventDef {
  const kept = Object.entries<z.ZodType | undefined>({ ...shape, ...fields }).filter(([, field]) => field);
  const values = Object.entries({ ...example, ...sample });
  return defineEvent(type, {
    meaning: '',
    data: z.object(Object.fromEntries(kept) as Record<string, z.ZodType>),
    example: Object.fromEntries(values.filter(([name]) => kept.some(([field]) => field === name))),
  }) as unknown as EventDef;
}
const breaks = (is: EventDef) => breakingChanges('0.1.0', promisesNow([was]), promisesNow([is]));
const INSTEAD =
  'Leave goals.task.walked.v1 as it was and define goals.task.walked.v2 beside it, with `upcasts: { from, up }` (docs/adr/0018).';

describe('a change that breaks readers', () => {
  const goal = (inner: z.ZodObject) => ({ goal: inner.optional() });
  const steps = z.array(z.object({ name: z.string() }));

  it.each([
    [
      'a field removed',
      changed({ title: undefined }),
      'field `title` is gone, and readers of 0.1.0 may rely on it',
    ],
    [
      'a field removed further in',
      changed(goal(z.object({ title: z.string(), steps: z.array(z.object({})) }))),
      'field `goal.steps[].name` is gone, and readers of 0.1.0 may rely on it',
    ],
    [
      'a promise withdrawn',
      changed({ title: z.string().optional() }),
      'field `title` may be missing now, and readers of 0.1.0 rely on it',
    ],
    [
      'a new required field',
      changed({ place: z.string() }, { place: 'lake' }),
      'new field `place` is required, and records of 0.1.0 have none',
    ],
    [
      'an optional field made required',
      changed({ at: z.iso.datetime() }, { at: '2026-05-04T07:40:00Z' }),
      'field `at` is required now, and records of 0.1.0 may have none',
    ],
    [
      'another type',
      changed({ weight: z.string() }, { weight: '7' }),
      'field `weight` is string now, was integer',
    ],
    [
      'another type of a list',
      changed(goal(z.object({ title: z.string(), steps: z.array(z.string()) }))),
      'field `goal.steps[]` is string now, was object',
    ],
    [
      'another type of free keys',
      changed({ counts: z.record(z.string(), z.string()) }, { counts: { steps: '9' } }),
      'field `counts.*` is string now, was integer',
    ],
    [
      'an enum value removed',
      changed({ mood: choice('good') }),
      'field `mood` has no value `bad` any more, which 0.1.0 published',
    ],
    [
      'text made an enum',
      changed({ title: choice('Walk') }),
      'field `title` is one of a few values now, was any string',
    ],
    [
      'a least value raised',
      changed({ weight: z.int().min(1).max(100) }),
      'field `weight` has minimum 1 now, was 0',
    ],
    [
      'a greatest value lowered',
      changed({ weight: z.int().min(0).max(9) }),
      'field `weight` has maximum 9 now, was 100',
    ],
    [
      'a greatest value that readers refuse',
      changed({ weight: z.int().min(0).max(999) }),
      'field `weight` has maximum 999 now, was 100',
    ],
    [
      'a length limited',
      changed({ title: z.string().max(9) }),
      'field `title` has maxLength 9 now, was none',
    ],
    [
      'a list limited',
      changed(goal(z.object({ title: z.string(), steps: steps.max(2) }))),
      'field `goal.steps` has maxItems 2 now, was none',
    ],
    [
      'a form demanded',
      changed({ title: z.email() }, { title: 'ada@example.org' }),
      'field `title` must look like email now, was any string',
    ],
    [
      'a form given up',
      changed({ at: z.string().optional() }),
      'field `at` may look like anything now, was date-time',
    ],
    [
      'another form',
      changed({ at: z.iso.date().optional() }),
      'field `at` must look like date now, was date-time',
    ],
  ])('%s is told with its field and the way out', (_name, is, sentence) => {
    expect(breaks(is)).toEqual([`goals.task.walked.v1: ${sentence}. ${INSTEAD}`]);
  });

  it('is a renamed event, even with the same data', () => {
    expect(breaks(changed({}, {}, 'goals.task.strolled.v1'))).toEqual([
      'goals.task.walked.v1 is gone, and records of 0.1.0 are still to be read. Keep it in the catalogue; what replaces it, under whatever name, is an event beside it.',
    ]);
  });

  it('is another topic or aggregate', () => {
    const before = promisesNow([was]);
    const [promise] = Object.values(before);
    const moved = {
      [was.type]: { ...promise, schema: promise?.schema ?? {}, topic: 'odyssey.walks', aggregate: 'walk' },
    };
    expect(breakingChanges('0.1.0', before, moved)).toEqual([
      `goals.task.walked.v1: its topic is odyssey.walks now, where readers of odyssey.goals do not look. ${INSTEAD}`,
      `goals.task.walked.v1: its aggregate is walk now, was task: versions would be counted anew. ${INSTEAD}`,
    ]);
  });
});

describe('a change that readers may ignore', () => {
  it.each([
    ['an optional field', changed({ place: z.string().optional() })],
    ['an enum value', changed({ mood: choice('good', 'bad', 'mixed') })],
    ['a description', changed({ title: z.string().describe('In the person’s own words.') })],
  ])('is %s more', (_name, is) => {
    expect(breaks(is)).toEqual([]);
  });

  it('is an event more', () => {
    expect(breakingChanges('0.1.0', {}, promisesNow([was]))).toEqual([]);
  });
});

describe('this catalogue', () => {
  it.each(releases())('breaks nothing that %s promised', (version) => {
    expect(breakingChanges(version, promisesOf(version), promisesNow(CATALOGUE))).toEqual([]);
  });
});
