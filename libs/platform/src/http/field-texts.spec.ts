import { describe, expect, it } from '@jest/globals';
import { OdysseyError } from '@odyssey/contracts';
import { z } from 'zod';
import { readInput, readQuery } from './read-input.ts';

const Instant = z.iso.datetime({ offset: true });
const Body = z.object({
  title: z.string().min(1).max(5),
  note: z.string().min(3).optional(),
  code: z.string().length(6).optional(),
  stars: z.number().int().min(1).max(5).optional(),
  price: z.number().nonnegative().optional(),
  due: z.union([z.iso.date(), Instant]).optional(),
  at: Instant.optional(),
  email: z.email().optional(),
  goalId: z.guid().optional(),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'must look like #2f6f9f')
    .optional(),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  status: z.enum(['todo', 'doing', 'done']).optional(),
  kind: z.literal('task').optional(),
  tags: z.array(z.string()).max(2).optional(),
  done: z.boolean().optional(),
  settings: z.object({ 'a/b~c': z.number() }).optional(),
  zone: z.enum(Array.from({ length: 40 }, (_, n) => `Zone/${n}`)).optional(),
});
const Query = z.object({
  deep: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  from: z.iso.date(),
});

function said(read: () => unknown): Record<string, string> {
  try {
    read();
  } catch (error) {
    if (error instanceof OdysseyError)
      return Object.fromEntries(
        error.errors.map(({ pointer, code, detail }) => [pointer, `${code}: ${detail}`]),
      );
  }
  return {};
}

describe('what a faulty field is told', () => {
  it('is what to do about it, for all fields at once', () => {
    const wrong = {
      title: '',
      note: 'ab',
      code: '1',
      stars: 6,
      price: -1,
      due: 'soon',
      at: 'now',
      email: 'ada',
      goalId: '7',
      color: 'red',
      hash: 'x',
      status: 'never',
      kind: 'goal',
      tags: ['a', 'b', 'c'],
      done: 'yes',
      settings: { 'a/b~c': 'x' },
      zone: 'Mars',
      titel: 1,
    };
    expect(said(() => readInput(Body, wrong))).toEqual({
      '/title': 'too_small: It must not be empty.',
      '/note': 'too_small: Send at least 3 characters.',
      '/code': 'too_small: Send exactly 6 characters.',
      '/stars': 'too_big: Send at most 5.',
      '/price': 'too_small: It must not be negative.',
      '/due': 'invalid_format: Send a day like 2026-05-04.',
      '/at': 'invalid_format: Send an instant like 2026-05-04T07:40:00Z.',
      '/email': 'invalid_format: Send an e-mail address like ada@example.org.',
      '/goalId': 'invalid_format: Send a uuid, as a former answer gave it.',
      '/color': 'invalid_format: Must look like #2f6f9f.',
      '/hash': 'invalid_format: Write it as the API document describes it.',
      '/status': 'invalid_value: Send "todo", "doing" or "done".',
      '/kind': 'invalid_value: Send "task".',
      '/tags': 'too_big: Send at most 2 items.',
      '/done': 'invalid_type: Send true or false.',
      '/settings/a~1b~0c': 'invalid_type: Send a number.',
      '/zone': 'invalid_value: Choose one of the values, as the API document describes it.',
      '/titel': 'unknown_field: There is no such field.',
    });
  });

  it('is that it is needed, where it is missing', () => {
    expect(said(() => readInput(Body, {}))).toEqual({ '/title': 'required: This field is needed.' });
  });

  it('is said of queries in the same words, and of what can be sent there', () => {
    expect(said(() => readQuery(Query, { deep: 'perhaps', limit: 'many', from: '4 May' }))).toEqual({
      '/deep': 'invalid_value: Send true or false.',
      '/limit': 'invalid_type: Send a number.',
      '/from': 'invalid_format: Send a day like 2026-05-04.',
    });
  });

  it('names the place of a character that cannot be stored as a JSON pointer', () => {
    const Free = z.record(z.string(), z.string());
    expect(Object.keys(said(() => readInput(Free, { 'a/b': 'x\u0000' })))).toEqual(['/a~1b']);
  });
});
