import { describe, expect, it } from '@jest/globals';
import { type Attributes, CATALOGUE, type EventDef, readEvent, SYSTEM } from '@odyssey/contracts';
import fc from 'fast-check';
import { z } from 'zod';
import { UnpublishableEvent } from './publishable.ts';
import { stagedEvent } from './staged-event.ts';

/** An event whose data may be anything: what the catalogue does not refuse, `add` has to. */
const Anything = {
  type: 'goals.task.noted.v1',
  service: 'goals',
  topic: 'odyssey.goals',
  aggregate: 'task',
  aggregateId: 'taskId',
  version: 1,
  data: z.object({ taskId: z.unknown(), what: z.unknown().optional() }),
  strict: z.strictObject({ taskId: z.unknown(), what: z.unknown().optional() }),
} as unknown as EventDef;

const PERSON = '01890000-0000-7000-8000-00000000face';
const staged = (data: object, person = PERSON, cause?: Partial<Attributes>) =>
  stagedEvent({ event: Anything, data } as never, {
    person,
    cause: cause as never,
    to: undefined,
  });
const refusal = (...given: Parameters<typeof staged>): string => {
  try {
    staged(...given);
  } catch (error) {
    if (error instanceof UnpublishableEvent) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
};

/** JSON has no undefined field and no negative zero. Jest knows the first too, but not of a field named __proto__. */
function asJsonHasIt(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonHasIt);
  if (value === null || typeof value !== 'object') return value === 0 ? 0 : value;
  const there = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(there.map(([name, inner]) => [name, asJsonHasIt(inner)]));
}

describe('what can be published', () => {
  const circle: Record<string, unknown> = {};
  circle.inside = { circle };

  it.each<[string, unknown, string]>([
    ['a BigInt', { of: [1n] }, 'data.what.of.0 is a bigint'],
    ['what contains itself', circle, 'contains itself'],
    ['a NUL', { a: ['x', 'y\0'] }, 'data.what.a.1 has a NUL character'],
    ['a NUL in a name', { 'a\0': 1 }, 'a name in data.what has a NUL character'],
    ['half of a pair', 'a\ud800b', 'data.what has half of a surrogate pair'],
    ['a date', { at: new Date(0) }, 'data.what.at is a Date'],
    ['no number', { n: Number.NaN }, 'data.what.n is NaN'],
    ['a hole', [1, undefined], 'data.what.1 is undefined'],
    ['a function', { toJSON: () => 'x' }, 'data.what.toJSON is a function'],
    ['more than the broker takes', 'x'.repeat(1_048_576), 'at most'],
  ])('is never %s: the refusal names event and field', (_name, what, problem) => {
    expect(refusal({ taskId: 'a', what })).toContain(problem);
    expect(refusal({ taskId: 'a', what })).toContain('goals.task.noted.v1: ');
  });

  it.each<[string, unknown]>([
    ['empty', ''],
    ['no text', 7],
    ['missing', undefined],
    ['too long for an index', 'x'.repeat(201)],
  ])('is never about a thing whose id is %s', (_name, taskId) => {
    expect(refusal({ taskId, what: 1 })).toContain('data.taskId names a task with 1 to 200 characters');
  });

  it('has headers that can be stored and sent', () => {
    expect(refusal({ taskId: 'a\0' })).toContain('data.taskId has a NUL character');
    expect(refusal({ taskId: 'a' }, PERSON, { id: 'x', correlationId: 'a\0' })).toContain('ce_correlationid');
    expect(refusal({ taskId: 'a' }, PERSON, { id: 'x', traceparent: '\udc00' })).toContain('traceparent');
    const long = { id: 'x', correlationId: 'x'.repeat(1_048_000) };
    expect(refusal({ taskId: 'a' }, PERSON, long)).toContain('with its headers');
    expect(refusal({ taskId: 'a' }, '')).toContain("the person's id");
  });

  const name = fc.string({ unit: 'binary', maxLength: 12 });
  const anything = fc.anything({
    key: fc.oneof(name, fc.constantFrom('__proto__', 'constructor', 'toJSON', '\ud800', '\0')),
    values: [
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\0', '\ud83d', 'é', '\u2028', ''),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.constantFrom(null, undefined, 1n, Symbol('x'), new Date(0), new Map(), Number.NaN),
    ],
    withNullPrototype: true,
    withSparseArray: true,
    withBigInt: true,
  });

  it('reads back as it was, or is refused: whatever the data', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anything, (what) => {
        let event: ReturnType<typeof staged>;
        try {
          event = staged({ taskId: 'a', what });
        } catch (error) {
          expect(error).toBeInstanceOf(UnpublishableEvent);
          return;
        }
        accepted += 1;
        const { key, headers, payload } = event;
        const read = readEvent([Anything], { key, headers, value: Buffer.from(payload) });
        expect(read.data).toEqual(asJsonHasIt({ taskId: 'a', what }));
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(200);
    const proto = Object.fromEntries([['__proto__', undefined]]);
    expect(staged({ taskId: 'a', what: proto }).payload).toBe('{"taskId":"a","what":{}}');
  });

  it('is every sample of the catalogue, as it was', () => {
    for (const event of CATALOGUE) {
      const { key, headers, payload } = stagedEvent(
        { event, data: event.sample },
        { person: PERSON, cause: undefined, to: undefined },
      );
      const read = readEvent([event], { key, headers, value: payload });
      expect(read.data).toEqual(event.sample);
      expect(read.subject).not.toBe(SYSTEM);
    }
  });
});
