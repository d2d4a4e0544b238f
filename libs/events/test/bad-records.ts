import { randomUUID } from 'node:crypto';
import { TaskCompleted, TaskReopened, toHeaders } from '@odyssey/contracts';
import type { Outcome } from '../src/index.ts';

type Bytes = string | Buffer;

/** A record as a producer writes it. */
export interface Produced {
  readonly key: Bytes | null;
  readonly value: Bytes | null;
  readonly headers: Record<string, Bytes | Bytes[]>;
}

export interface BadRecord {
  /** As in docs/events-bad-input.md. */
  readonly name: string;
  readonly outcome: Outcome;
  readonly kind?: string;
  /** What is put on the topic; the last one is what the row is about. */
  records(): Produced[];
}

/** The service ignores this type by name. */
export const IGNORED_TYPE = 'goals.task.sung.v1';
/** Erased before the records come. */
export const ERASED_PERSON = randomUUID();

const NO_UTF8 = Buffer.from([0xff, 0xfe, 0x80]);

function valid(data: object = {}, subject: string = randomUUID()): Produced {
  const event = TaskCompleted.example({}, { id: randomUUID(), subject });
  return {
    key: subject,
    value: JSON.stringify({ ...event.data, ...data }),
    headers: { ...toHeaders(event) },
  };
}
const withValue = (value: Bytes | null): Produced => ({ ...valid(), value });
const withKey = (key: string): Produced => valid({}, key);
const withHeaders = (headers: Produced['headers']): Produced => {
  const record = valid();
  return { ...record, headers: { ...record.headers, ...headers } };
};

const dead = (kind: string, name: string, record: () => Produced): BadRecord => ({
  name,
  outcome: 'dead',
  kind,
  records: () => [record()],
});
const fine = (outcome: Outcome, name: string, record: () => Produced): BadRecord => ({
  name,
  outcome,
  records: () => [record()],
});

export const BAD_RECORDS: readonly BadRecord[] = [
  dead('json', 'a value that is no UTF-8', () => withValue(Buffer.concat([Buffer.from('"'), NO_UTF8]))),
  dead('json', 'a value that is no JSON', () => withValue('{"title":')),
  dead('json', 'a null value', () => withValue(null)),
  dead('data', 'JSON nested 100,000 deep', () => withValue('['.repeat(100_000) + ']'.repeat(100_000))),
  dead('data', 'data that the schema refuses', () => valid({ title: 7 })),
  fine('handled', 'an unknown field in the data', () => valid({ weather: 'fair' })),
  fine('handled', 'keys named `__proto__` and `constructor`', () => {
    const { value, ...rest } = valid();
    const bad = `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},`;
    return { ...rest, value: String(value).replace('{', bad) };
  }),
  fine('handled', 'a value of 1 MiB less its headers', () => valid({ title: 'x'.repeat(1_046_000) })),
  fine('parked', "NUL in a person's words", () => valid({ title: 'a\0b' })),
  dead('envelope', 'another content type', () => withHeaders({ 'content-type': 'application/avro' })),
  dead('envelope', 'a missing header', () => {
    const { ce_id: _, ...headers } = valid().headers;
    return { ...valid(), headers };
  }),
  dead('envelope', 'a malformed header', () => withHeaders({ ce_time: 'yesterday' })),
  dead('envelope', 'an aggregate version that is no number from 1', () =>
    withHeaders({ ce_aggregateversion: '0' }),
  ),
  dead('envelope', 'the same header twice', () => withHeaders({ ce_id: [randomUUID(), randomUUID()] })),
  dead('envelope', 'a header that is no UTF-8', () => withHeaders({ ce_correlationid: NO_UTF8 })),
  fine('handled', 'a foreign header that is no UTF-8', () => withHeaders({ 'x-trace-bin': NO_UTF8 })),
  dead('envelope', 'an event on another topic than its own', () =>
    withHeaders({ ce_type: 'ai.story.generated.v1' }),
  ),
  dead('key', 'no key', () => ({ ...valid(), key: null })),
  dead('key', 'a key that is not the subject', () => ({ ...valid(), key: randomUUID() })),
  dead('key', 'a key that is no UTF-8', () => ({ ...valid(), key: NO_UTF8 })),
  dead('key', 'a key with NUL', () => withKey('a\0b')),
  dead('key', 'a key over 200 characters', () => withKey('k'.repeat(201))),
  dead('unknown_type', 'a type that nobody knows', () => withHeaders({ ce_type: 'goals.task.exploded.v1' })),
  dead('unknown_type', 'a version from the future', () =>
    withHeaders({ ce_type: 'goals.task.completed.v9' }),
  ),
  fine('ignored', 'a type that the service ignores by name', () => withHeaders({ ce_type: IGNORED_TYPE })),
  fine('ignored', 'a known type without a handler here', () => {
    const { headers, data, subject } = {
      headers: toHeaders(TaskReopened.example()),
      ...TaskReopened.example(),
    };
    return { key: subject, value: JSON.stringify(data), headers: { ...headers, ce_id: randomUUID() } };
  }),
  fine('ignored', 'an event for another consumer', () => withHeaders({ ce_to: 'memory' })),
  fine('erased', 'an event of an erased person', () => withKey(ERASED_PERSON)),
  fine('handled', 'a time in the future', () => withHeaders({ ce_time: '2999-01-01T00:00:00.000Z' })),
  fine('handled', 'an id in capitals', () => withHeaders({ ce_id: randomUUID().toUpperCase() })),
  {
    name: 'the same event again',
    outcome: 'duplicate',
    records() {
      const record = valid();
      return [record, record];
    },
  },
  {
    name: 'the same id with other content',
    outcome: 'dead',
    kind: 'id_reused',
    records() {
      const record = valid();
      const { value } = valid({ title: 'something else' });
      return [record, { ...record, value }];
    },
  },
];
