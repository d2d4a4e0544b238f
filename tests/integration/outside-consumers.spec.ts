import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureRequested, type Received, TaskCompleted, toHeaders } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { stack, waitUntil } from '@odyssey/testing';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import { type OwnDatabase, ownDatabase } from './own-database.ts';
import { pythonPackages } from './python.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const example = (name: string) => join(REPOSITORY, 'docs/examples', name);
const ODYSSEY_KAFKA_URL = stack().env.ODYSSEY_KAFKA_URL ?? '';
const SOON = { within: 60_000 };

const recordOf = (event: Received) => ({
  key: event.subject,
  value: JSON.stringify(event.data),
  headers: { ...toHeaders(event) },
});
const finished = (person: string, title: string) =>
  TaskCompleted.example({ taskId: newId(), title }, { id: newId(), subject: person });

/** What docs/consumers.md shows is what runs here, as a program of its own. */
describe('a consumer of someone else', () => {
  let producer: Producer;
  const running: ChildProcess[] = [];

  const start = (program: string, words: string[], env: Record<string, string>) => {
    const child = spawn(program, words, {
      env: { PATH: process.env.PATH, NODE_OPTIONS: '--no-warnings', ODYSSEY_KAFKA_URL, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    const said = { text: '', ended: new Promise((resolve) => child.once('exit', resolve)) };
    child.stdout.on('data', (chunk: Buffer) => {
      said.text += chunk.toString('utf8');
    });
    return { said, stop: () => child.kill('SIGTERM') };
  };
  const send = (...events: Received[]) =>
    Promise.all(events.map((event) => producer.send({ topic: topicOf(event), messages: [recordOf(event)] })));
  const topicOf = ({ source }: Received) => `odyssey.${source.split('/').at(-1)}`;

  beforeAll(async () => {
    const brokers = ODYSSEY_KAFKA_URL.split(',');
    producer = new Kafka({ clientId: 'suite', brokers, logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await producer.disconnect();
  });

  it.each(['complete-consumer.ts', 'consumer.py', 'requirements.txt'])('is shown as it is: %s', (name) => {
    const page = readFileSync(join(REPOSITORY, 'docs/consumers.md'), 'utf8');
    expect(page).toContain(readFileSync(example(name), 'utf8'));
  });

  describe('with the inbox, in TypeScript', () => {
    let database: OwnDatabase;
    const rows = async (sql: string, ...values: unknown[]) => (await database.pool.query(sql, values)).rows;
    const tasksOf = async (person: string) =>
      (await rows('select tasks from finished where person = $1', person))[0]?.tasks;

    beforeAll(async () => {
      database = await ownDatabase();
    });
    afterAll(() => database.close());

    it('counts each event once, keeps what it cannot read, forgets the erased and ends when told', async () => {
      const [ada, ben] = [newId(), newId()];
      const first = finished(ada, 'Walk the river loop');
      const last = finished(ada, 'Swim');
      const bad = { ...recordOf(finished(ben, 'Half a record')), value: '{"title": "Half' };
      await send(first, first);
      await producer.send({ topic: TaskCompleted.topic, messages: [bad] });
      await send(finished(ben, 'Mend the gate'));
      const consumer = start(process.execPath, [example('complete-consumer.ts')], {
        DATABASE_URL: database.url,
      });

      const ready = async () => (await rows("select to_regclass('failed_events') as found"))[0].found;
      await waitUntil(ready, { ...SOON, what: 'its tables' });
      await waitUntil(async () => (await tasksOf(ben)) === 1, {
        ...SOON,
        what: 'the event behind the bad one',
      });
      await send(first);
      await send(last);
      const handled = async () =>
        (await rows('select 1 from odyssey_inbox where event_id = $1', last.id)).length > 0;
      await waitUntil(handled, { ...SOON, what: 'the last event of Ada' });
      expect(await tasksOf(ada)).toBe(2);
      expect(await rows('select why, value from failed_events where key = $1', Buffer.from(ben))).toEqual([
        { why: 'UnreadableEvent: the value is not JSON in UTF-8', value: Buffer.from(bad.value) },
      ]);

      await send(ErasureRequested.example({ erasureId: newId() }, { id: newId(), subject: ben }));
      await waitUntil(async () => (await tasksOf(ben)) === undefined, {
        ...SOON,
        what: 'Ben to be forgotten',
      });
      expect(await rows('select 1 from failed_events where key = $1', Buffer.from(ben))).toEqual([]);
      consumer.stop();
      expect(await consumer.said.ended).toBe(0);
    }, 120_000);
  });

  it('needs nothing but headers and JSON, in Python', async () => {
    const PYTHONPATH = await pythonPackages();
    const ada = newId();
    const event = finished(ada, 'Walk the “river” loop');
    const { said, stop } = start('python3', [example('consumer.py')], { PYTHONPATH, PYTHONUTF8: '1' });
    await producer.send({
      topic: TaskCompleted.topic,
      messages: [{ ...recordOf(event), value: 'half a rec' }],
    });
    await send(event);
    const line = `${event.id}: ${ada} finished “Walk the “river” loop”\n`;
    await waitUntil(() => said.text.includes(line), { ...SOON, what: 'the event' });
    stop();
    expect(await said.ended).toBe(0);
  }, 120_000);
});
