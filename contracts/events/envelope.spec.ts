import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE, type RawEvent, readEvent, TaskCompleted, toHeaders, UnreadableEvent } from '../index.ts';

const event = TaskCompleted.example();
const record = { key: event.subject, value: JSON.stringify(event.data), headers: toHeaders(event) };
const bytes = (text: string) => new TextEncoder().encode(text);
const BAD = new Uint8Array([0xff, 0xfe, 0x80]);

describe('an envelope', () => {
  it('is read the same from text and from bytes', () => {
    const headers = Object.fromEntries(
      Object.entries(record.headers).map(([name, value]) => [name, bytes(value)]),
    );
    const raw = { key: bytes(record.key), value: bytes(record.value), headers };
    expect(readEvent(CATALOGUE, raw)).toEqual(event);
    expect(readEvent(CATALOGUE, record)).toEqual(event);
  });

  it('keeps all that an event may carry', () => {
    const full = { ...event, causationId: 'cause', to: 'ai.write-story', traceparent: '00-1-2-01' };
    expect(readEvent([TaskCompleted], { ...record, headers: toHeaders(full) })).toEqual(full);
  });

  it.each([
    ['ce_id', undefined, 'headers: ce_id is missing'],
    ['ce_id', 'seven', 'headers: ce_id is not a uuid'],
    ['ce_id', BAD, 'headers: ce_id is not text in UTF-8'],
    ['ce_id', [event.id, event.id], 'headers: ce_id is there more than once'],
    ['ce_specversion', '0.3', 'headers: ce_specversion is not 1.0'],
    ['ce_type', '', 'headers: ce_type is not a name'],
    ['ce_time', 'yesterday', 'headers: ce_time is not an instant in UTC such as 2026-05-04T07:40:00.000Z'],
    ['ce_time', '2026-02-30T00:00:00Z', 'headers: ce_time is not an instant'],
    ['ce_aggregateversion', '0', 'headers: ce_aggregateversion is not a whole number from 1'],
    ['ce_aggregateversion', '1e3', 'headers: ce_aggregateversion is not a whole number from 1'],
    ['content-type', 'application/jsonish', 'headers: content-type is not application/json'],
    ['ce_subject', 'somebody-else', `the key ${event.subject} is not the subject somebody-else`],
  ])('with %s: %p is refused with the reason', (name, value, reason) => {
    const raw = { ...record, headers: { ...record.headers, [name]: value } };
    expect(() => readEvent(CATALOGUE, raw)).toThrow(reason);
    expect(() => readEvent(CATALOGUE, raw)).toThrow(UnreadableEvent);
  });

  it('gives an id in one spelling, however it was written', () => {
    const raw = { ...record, headers: { ...record.headers, ce_id: event.id.toUpperCase() } };
    expect(readEvent(CATALOGUE, raw).id).toBe(event.id);
  });

  it.each([
    ['no value', null],
    ['half a value', record.value.slice(0, -3)],
    ['bytes that are no text', BAD],
  ])('with %s is no JSON', (_name, value) => {
    expect(() => readEvent(CATALOGUE, { ...record, value })).toThrow('the value is not JSON in UTF-8');
  });
});

/** Whatever lies in a topic, its reader gets an event or an UnreadableEvent: anything else would end its consumer. */
describe('any record at all', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.uint8Array(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(fc.oneof(fc.string(), fc.uint8Array()), { maxLength: 3 }),
    fc.anything({ withNullPrototype: true, withBigInt: true }),
  );
  const names = [
    ...Object.keys(record.headers),
    'ce_causationid',
    'ce_to',
    'traceparent',
    '__proto__',
    'constructor',
  ];
  const headers = fc.oneof(
    fc.dictionary(fc.constantFrom(...names), anything),
    fc
      .dictionary(fc.constantFrom(...names), anything, { maxKeys: 2 })
      .map((some) => ({ ...record.headers, ...some })),
    fc.constantFrom(...CATALOGUE).map(({ type }) => ({ ...record.headers, ce_type: type })),
    fc.constant(record.headers),
    fc.constant(undefined),
  );
  const value = fc.oneof(
    anything,
    fc.json(),
    fc
      .constantFrom(...CATALOGUE)
      .chain(({ sample }) =>
        fc
          .dictionary(fc.constantFrom(...Object.keys(sample)), fc.jsonValue())
          .map((some) => JSON.stringify({ ...sample, ...some })),
      ),
  );
  const key = fc.oneof(fc.constant(record.key), anything);

  it('is an event or says why not', () => {
    fc.assert(
      fc.property(fc.record({ key, value, headers }), (raw) => {
        try {
          const read = readEvent(CATALOGUE, raw as unknown as RawEvent);
          expect(CATALOGUE.some(({ type }) => type === read.type)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableEvent);
          expect((error as UnreadableEvent).message).not.toBe('');
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
