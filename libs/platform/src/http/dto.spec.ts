import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { mergePatch, PageQuery } from './dto.ts';
import { readInput, readQuery } from './read-input.ts';

const Task = z.object({
  title: z.string().min(1),
  dueDate: z.iso.date().optional(),
  tags: z.array(z.string()).max(2).default([]),
});
const Patch = mergePatch(Task);

describe('a merge patch', () => {
  it('may leave everything out, and adds nothing by itself', () => {
    expect(readInput(Patch, {})).toEqual({});
  });
  it('removes an optional field by null and sets one with a default back', () => {
    expect(readInput(Patch, { dueDate: null, tags: null })).toEqual({ dueDate: null, tags: [] });
  });
  it('keeps the rules of each field', () => {
    expect(() => readInput(Patch, { title: null })).toThrow('one faulty field');
    expect(() => readInput(Patch, { title: '', tags: ['a', 'b', 'c'], titel: 1 })).toThrow('3 faulty fields');
  });
});

describe('a query', () => {
  const Query = PageQuery.extend({ status: z.array(z.enum(['todo', 'done'])).optional() });
  it('reads numbers from text, gives the defaults and makes a list of one', () => {
    expect(readQuery(Query, { limit: '10', status: 'todo' })).toEqual({ limit: 10, status: ['todo'] });
    expect(readQuery(Query, {})).toEqual({ limit: 50 });
  });
  it.each([{ limit: '0' }, { limit: '101' }, { limit: 'x' }, { limit: ['1', '2'] }, { sort: 'title' }])(
    'refuses %j',
    (query) => {
      expect(() => readQuery(Query, query)).toThrow('one faulty field');
    },
  );
});

describe('a closed schema', () => {
  it('keeps checks, unions, records and refinements as they are', () => {
    const Schema = z
      .object({
        at: z.union([
          z.object({ kind: z.literal('day'), day: z.string() }),
          z.object({ kind: z.literal('time'), time: z.string() }),
        ]),
        notes: z.record(z.string(), z.object({ n: z.number() })).optional(),
        list: z
          .array(z.object({ a: z.string() }))
          .max(1)
          .optional(),
      })
      .refine(({ list }) => !list || list.length > 0, { path: ['list'], message: 'needs one' });
    const ok = { at: { kind: 'day', day: 'x' }, notes: { a: { n: 1 } }, list: [{ a: 'x' }] };
    expect(readInput(Schema, ok)).toEqual(ok);
    const faults = (body: unknown) => {
      try {
        readInput(Schema, body);
        return [];
      } catch (error) {
        return (error as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
      }
    };
    expect(faults({ ...ok, at: { kind: 'day', day: 'x', hour: 1 } })).toEqual(['/at/hour']);
    expect(faults({ ...ok, notes: { a: { n: 1, m: 2 } } })).toEqual(['/notes/a/m']);
    expect(faults({ ...ok, list: [{ a: 'x' }, { a: 'y' }] })).toEqual(['/list']);
    expect(faults({ ...ok, list: [] })).toEqual(['/list']);
  });
});
