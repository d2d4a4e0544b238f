import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memory } from '@odyssey/memory';
import { newId } from '@odyssey/platform';
import {
  type SignedIn,
  signedInClient,
  stack,
  type TestDatabase,
  testDatabase,
  waitUntil,
} from '@odyssey/testing';
import { Kafka, logLevel } from 'kafkajs';
import { EXECUTABLE, environment, events, json, tooLong } from './cli.ts';

const COMMANDS = [
  'topics',
  'lag',
  'tail',
  'parked',
  'dead',
  'show',
  'replay',
  'discard',
  'resync',
  'operations',
  'cancel',
  'acls',
];
const ROOT = join(import.meta.dirname, '../..');
const NOBODY = newId();

async function listGroups(): Promise<string[]> {
  const brokers = (stack().env.ODYSSEY_KAFKA_URL ?? '').split(',');
  const admin = new Kafka({ clientId: 'suite', brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const { groups } = await admin.listGroups();
  await admin.disconnect();
  return groups.map(({ groupId }) => groupId);
}

describe('./odyssey events', () => {
  let ada: SignedIn;
  beforeAll(async () => {
    ada = await signedInClient(stack().gateway);
    expect((await ada.client.post('/v1/tasks', { title: 'Look at the outbox' })).status).toBe(201);
  });

  it('names every sub-command, and each says what it does, with an example, its exit codes and the shape of its JSON', async () => {
    const { out } = await events(['--help']);
    expect(
      [...out.matchAll(/^ {2}([a-z]+) .*/gm)].map(([, name]) => name).filter((name) => name !== 'help'),
    ).toEqual(expect.arrayContaining(COMMANDS));
    const pages = await Promise.all(COMMANDS.map((name) => events([name, '--help'])));
    for (const [n, page] of pages.entries()) {
      expect({ name: COMMANDS[n], code: page.code }).toEqual({ name: COMMANDS[n], code: 0 });
      expect(page.out).toContain(`Example: ./odyssey events ${COMMANDS[n]}`);
      expect(page.out).toContain('Exit codes: 0 done, or found; 1 nothing found, or it failed; 2');
      expect(page.out).toContain('--json prints');
    }
  }, 60_000);

  it('is shown in the README and the runbooks with words that it understands', async () => {
    const pages = [
      'README.md',
      ...readdirSync(join(ROOT, 'docs/runbooks')).map((name) => `docs/runbooks/${name}`),
    ];
    const shown = pages.flatMap((page) => [
      ...readFileSync(join(ROOT, page), 'utf8').matchAll(/\.\/odyssey events ([a-z]+)([^\n`|#]*)/g),
    ]);
    expect(shown.length).toBeGreaterThan(20);
    const known = new Map(
      await Promise.all(COMMANDS.map(async (name) => [name, (await events([name, '--help'])).out] as const)),
    );
    for (const [line, name = '', words = ''] of shown) {
      expect({ line, known: COMMANDS.includes(name) }).toEqual({ line, known: true });
      for (const [flag] of words.replaceAll(/"[^"]*"/g, '').matchAll(/(?<= )--?[a-z][a-z-]*/g))
        expect({ line, flag, known: known.get(name)?.includes(flag) }).toEqual({ line, flag, known: true });
    }
  }, 60_000);

  it('lists the topics: whose, how many records, how long they are kept', async () => {
    const { topics, code } = await json<{
      topics: { service: string; partitions: number; records: number; retentionMs: number }[];
    }>(['topics']);
    expect(code).toBe(0);
    expect(topics).toHaveLength(7);
    expect(topics.find((topic) => topic.service === 'goals')).toMatchObject({
      topic: 'odyssey.goals',
      partitions: 16,
      retentionMs: 7 * 86_400_000,
      records: expect.any(Number),
    });
    const page = await events(['topics']);
    expect(page.out).toContain('7 d');
    expect(tooLong(page.out)).toEqual([]);
  }, 30_000);

  it('tells how far each consumer is, and what waits', async () => {
    const { consumers, waiting, code } = await json<{
      consumers: {
        service: string;
        lag: number;
        topics: { topic: string; committed: number; end: number; lag: number }[];
      }[];
      waiting: object[];
    }>(['lag']);
    expect(code).toBe(0);
    const memory = consumers.find((consumer) => consumer.service === 'memory');
    expect(memory).toMatchObject({ group: 'odyssey.memory', state: 'Stable', members: 1 });
    for (const { committed, end, lag } of memory?.topics ?? []) expect(end - committed).toBe(lag);
    expect(memory?.topics.map(({ topic }) => topic)).toContain('odyssey.goals');
    expect(waiting).toHaveLength(7);
    const page = await events(['lag', '--service', 'memory']);
    expect(page.out).toContain('in the outbox');
    expect(tooLong(page.out)).toEqual([]);
  }, 30_000);

  it('reads records as they come, of one person, and leaves no group behind', async () => {
    const { code, out } = await events([
      'tail',
      '--user',
      ada.userId,
      '--type',
      'goals.task',
      '--since',
      '1h',
      '-n',
      '1',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      type: 'goals.task.created.v1',
      key: ada.userId,
      topic: 'odyssey.goals',
      aggregate: { type: 'task', version: 1 },
      data: { title: 'Look at the outbox' },
    });
    const line = await events([
      'tail',
      '--user',
      ada.userId,
      '--type',
      'goals.task',
      '--since',
      '1h',
      '-n',
      '1',
    ]);
    expect(line.out).toMatch(
      /^[0-9a-f-]{36} {2}goals\.task\.created\.v1 {2}task …\w+ v1 {2}of …\w+ {2}\d+ \w+ ago {2}\{"/,
    );
    expect(line.out.trimEnd().split('\n')).toHaveLength(1);
    const groups = await listGroups();
    expect(groups).toContain('odyssey.memory');
    expect(groups.filter((name) => name.startsWith('odyssey.operator'))).toEqual([]);
  }, 60_000);

  it('follows until Ctrl-C, and ends well', async () => {
    const tail = spawn(EXECUTABLE, ['events', 'tail', '--user', ada.userId, '--json'], {
      env: environment(),
    });
    let heard = '';
    tail.stdout.on('data', (chunk: Buffer) => {
      heard += chunk.toString('utf8');
    });
    const ended = new Promise((resolve) => tail.once('exit', resolve));
    await waitUntil(
      async () => {
        await ada.client.post('/v1/tasks', { title: 'Heard as it happens' });
        return heard.includes('Heard as it happens');
      },
      { within: 20_000, what: 'a record that came while it followed' },
    );
    tail.kill('SIGINT');
    expect(await ended).toBe(0);
  }, 60_000);

  it('publishes a service’s state again for one consumer that reads it, and for no other', async () => {
    const wrong = await events(['resync', 'auth', '--to', 'media.keep-person']);
    expect(wrong).toMatchObject({
      code: 1,
      err: expect.stringContaining('media.keep-person reads no snapshot of auth'),
    });
    const [, to = ''] = /one of: ([a-z.-]+)/.exec(wrong.err) ?? [];
    const done = await json<{ state: string; done: number }>([
      'resync',
      'auth',
      '--to',
      to,
      '--why',
      'a look at it',
    ]);
    expect(done).toMatchObject({
      code: 0,
      kind: 'resync',
      state: 'done',
      why: 'a look at it',
      filter: { to },
    });
    expect(done.done).toBeGreaterThan(0);
  }, 60_000);

  it('says with exit code 1 that there is nothing, and with 2 that it was not understood', async () => {
    const said = async (words: string[]) => {
      const { code, out, err } = await events(words);
      return { code, said: `${out}${err}` };
    };
    const contains = (code: number, text: string) => ({ code, said: expect.stringContaining(text) });
    expect(await said(['dead', '--user', NOBODY])).toEqual(contains(1, 'No dead letter matches.'));
    expect(await said(['parked', '--user', NOBODY])).toEqual(contains(1, 'Nothing is parked.'));
    expect(await said(['replay', '--user', NOBODY])).toEqual(contains(1, 'No dead letter matches.'));
    expect(await said(['show', 'ai#999999999'])).toEqual(contains(1, 'ai#999999999 is nowhere'));
    expect(await said(['cancel', newId()])).toEqual(contains(1, 'operations --open'));
    expect(await said(['dead', '--service', 'nobody'])).toEqual(contains(2, 'one of: auth, goals'));
    expect(await said(['show', 'twelve'])).toEqual(contains(2, 'ai#12'));
    expect(await said(['replay'])).toEqual(contains(2, 'an ID, a filter, or --all'));
    expect(await said(['replay', 'ai#1', '--type', 'x'])).toEqual(contains(2, 'not both'));
    expect(await said(['replay', '--from-topic'])).toEqual(contains(2, '--service and --since'));
    expect(await said(['tail', '--since', 'yesterday'])).toEqual(contains(2, 'such as 90s'));
    expect(await said(['nothing'])).toEqual(contains(2, 'unknown command'));
  }, 60_000);

  it('says what is away, how to mend it, and does what it can without', async () => {
    const withoutKafka = { ODYSSEY_KAFKA_URL: '127.0.0.1:1' };
    expect(await events(['topics'], withoutKafka)).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /Kafka does not answer at 127\.0\.0\.1:1[\s\S]*Fix: .*parked, dead, replay, discard/,
      ),
    });
    const lag = await events(['lag'], withoutKafka);
    expect(lag).toMatchObject({
      code: 1,
      out: expect.stringContaining('in the outbox'),
      err: expect.stringContaining('Kafka does not answer'),
    });
    expect(await events(['dead', '--user', NOBODY], withoutKafka)).toMatchObject({ code: 1, err: '' });

    const withoutDatabase = { ODYSSEY_AI_DATABASE_URL: 'postgres://x:y@127.0.0.1:1/x' };
    expect(await events(['dead', '--service', 'ai'], withoutDatabase)).toMatchObject({
      code: 1,
      err: expect.stringContaining('PostgreSQL does not answer at 127.0.0.1:1'),
    });

    const empty = mkdtempSync(join(tmpdir(), 'no-stack-'));
    const nowhere = { ODYSSEY_DIR: empty, ODYSSEY_AI_DATABASE_URL: '', ODYSSEY_POSTGRES_URL: '' };
    expect(await events(['dead', '--service', 'ai'], nowhere)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/The stack does not run[\s\S]*Fix: \.\/odyssey up/),
    });
    rmSync(empty, { recursive: true });
  }, 60_000);
});

describe('an operation of a service that is away', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(memory);
  });
  afterAll(() => database.close());

  it('waits for it, and the command says so; it can be cancelled', async () => {
    await database.rows(
      `insert into dead_letters (topic, partition, "offset", headers, error_class, error, attempts, code_version)
       values ('odyssey.goals', 0, 1, '{}', 'x', 'x', 1, '0')`,
    );
    const env = { ODYSSEY_MEMORY_DATABASE_URL: database.url };
    expect(await events(['replay', '--service', 'memory', '--all'], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--yes'),
    });
    const asked = events(['replay', '--service', 'memory', '--all', '--yes'], env);
    const open = () =>
      json<{ operations: { id: string; state: string }[] }>(
        ['operations', '--service', 'memory', '--open'],
        env,
      );
    const [operation] = await waitUntil(
      async () => {
        const { operations } = await open();
        return operations.length > 0 ? operations : undefined;
      },
      { within: 20_000, what: 'the operation' },
    );
    expect(operation).toMatchObject({ state: 'queued', worked: false });
    // Longer than the command waits before it says that nobody has taken the order.
    await waitUntil(
      async () => {
        const [row] = await database.rows(
          "select from event_operations where created_at < now() - interval '8 seconds'",
        );
        return row;
      },
      { within: 20_000, what: 'the command to have said so' },
    );
    expect(await events(['cancel', operation?.id ?? ''], env)).toMatchObject({ code: 0 });
    const { code, err, out } = await asked;
    expect({ code, out: out.split('\n').at(-3) }).toEqual({
      code: 1,
      out: expect.stringContaining('memory: replay cancelled'),
    });
    expect(err).toContain('memory has not taken it');
    expect((await open()).operations).toEqual([]);
  }, 90_000);
});
