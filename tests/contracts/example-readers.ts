import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { type RawEvent, type Received, toHeaders } from '@odyssey/contracts';
import type pg from 'pg';

const run = promisify(execFile);
const example = (name: string) => join(import.meta.dirname, '../../docs/examples', name);

/** What a Kafka client would hand over. */
export function recordOf({ data, ...event }: Received): RawEvent {
  const headers = Object.entries(toHeaders(event)).map(([name, value]) => [name, Buffer.from(value)]);
  return {
    key: Buffer.from(event.subject),
    value: Buffer.from(JSON.stringify(data)),
    headers: Object.fromEntries(headers),
  };
}

type EachMessage = (payload: { message: RawEvent; heartbeat(): Promise<void> }) => Promise<void>;

/** Runs an example as it stands, with a broker of the test's own: it is given the records directly. */
async function started(name: string): Promise<(event: Received) => Promise<void>> {
  const handlers: EachMessage[] = [];
  const consumer = {
    events: { CRASH: 'crash' },
    on: () => undefined,
    connect: async () => undefined,
    subscribe: async () => undefined,
    run: async ({ eachMessage }: { eachMessage: EachMessage }) => void handlers.push(eachMessage),
    disconnect: async () => undefined,
  };
  jest.unstable_mockModule('kafkajs', () => ({
    Kafka: class {
      consumer = () => consumer;
    },
  }));
  jest.resetModules();
  await import(example(name));
  const [eachMessage] = handlers;
  if (!eachMessage) throw new Error(`${name} did not begin to read`);
  return (event) => eachMessage({ message: recordOf(event), heartbeat: async () => undefined });
}

/** docs/examples/consumer.ts: what it prints. */
export async function printer(): Promise<(event: Received) => Promise<unknown>> {
  const handle = await started('consumer.ts');
  return async (event) => {
    const said: unknown[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((text) => void said.push(text));
    const error = jest.spyOn(console, 'error').mockImplementation(() => void said.push('an error'));
    await handle(event);
    log.mockRestore();
    error.mockRestore();
    return said;
  };
}

/** docs/examples/complete-consumer.ts: what it keeps, of a person who had finished one task before. */
export async function counter(database: { url: string; pool: pg.Pool }) {
  process.env.DATABASE_URL = database.url;
  const before = new Set(process.listeners('SIGTERM'));
  const handle = await started('complete-consumer.ts');
  const [stop] = process.listeners('SIGTERM').filter((listener) => !before.has(listener));
  if (stop) process.off('SIGTERM', stop);
  return {
    effect: async (event: Received): Promise<unknown> => {
      await database.pool.query(
        'insert into finished values ($1, 1) on conflict (person) do update set tasks = 1',
        [event.subject],
      );
      await database.pool.query('delete from odyssey_inbox; delete from failed_events');
      await handle(event);
      const { rows } = await database.pool.query(
        'select (select tasks from finished where person = $1) as tasks, (select count(*)::int from failed_events) as failed',
        [event.subject],
      );
      return rows[0];
    },
    stop: async () => stop?.('SIGTERM'),
  };
}

const FAKE_BROKER = `
import collections, json, os

Record = collections.namedtuple("Record", "topic partition offset key value headers")

class KafkaConsumer:
    def __init__(self, *topics, **options):
        self.topics = topics

    def __iter__(self):
        told = json.loads(os.environ["RECORD"])
        headers = [(name, value.encode()) for name, value in told["headers"].items()]
        yield Record(self.topics[0], 0, 0, told["key"].encode(), told["value"].encode(), headers)

    def commit(self):
        pass

    def close(self):
        pass
`;

/** docs/examples/consumer.py: what it prints, with a Kafka client of the test's own. */
export function teller(): { effect(event: Received): Promise<unknown>; stop(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'odyssey-teller-'));
  writeFileSync(join(folder, 'kafka.py'), FAKE_BROKER);
  return {
    effect: async ({ data, ...event }) => {
      const RECORD = JSON.stringify({
        key: event.subject,
        value: JSON.stringify(data),
        headers: toHeaders(event),
      });
      const env = { PATH: process.env.PATH, PYTHONPATH: folder, PYTHONUTF8: '1', RECORD };
      return (await run('python3', [example('consumer.py')], { env })).stdout;
    },
    stop: () => rmSync(folder, { recursive: true, force: true }),
  };
}
