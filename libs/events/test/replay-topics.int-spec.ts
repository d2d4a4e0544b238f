import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Received, TaskCompleted } from '@odyssey/contracts';
import { Dispatcher, Operations, type Tx } from '../src/index.ts';
import { KafkaSink, kafkaClient } from '../src/kafka/kafka.ts';
import { ANSWER_MS, KafkaReader } from '../src/kafka/kafka-reader.ts';
import { NotNow } from '../src/operating/operation.ts';
import { ReplayTopics } from '../src/operating/replay-topics.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { heldTimers } from './held-timers.ts';
import { recordOf, until } from './records.ts';

const brokers = (process.env.ODYSSEY_KAFKA_URL ?? '').split(',');
const PEOPLE = 20;
const EVENTS = 30;

describe('a replay from the topics', () => {
  let db: EventDatabase;
  let live: Dispatcher;
  const since = new Date();
  const people = Array.from({ length: PEOPLE }, () => randomUUID());
  const client = kafkaClient('replay-topics-test', brokers);
  const sink = new KafkaSink(client.kafka);

  const dispatcher = () => new Dispatcher(db.dataSource, db.transactions, 'ai');
  const worker = () => {
    const operations = new Operations(db.transactions);
    const dispatchers = { live, apart: dispatcher };
    const reader = new KafkaReader('replay-topics-test', brokers);
    operations.register(new ReplayTopics(db.transactions, dispatchers, reader, 'ai'));
    return operations;
  };
  const ask = async (rate: number): Promise<string> => {
    const id = randomUUID();
    await db.dataSource.query(
      `insert into event_operations (id, kind, who, filter, rate) values ($1, 'replay-topics', 'ada', $2, $3)`,
      [id, JSON.stringify({ since: since.toISOString() }), rate],
    );
    return id;
  };
  const asked = async (id: string): Promise<{ state: string; seen: number; total: number }> =>
    (
      await db.dataSource.query(
        'select state, (done + skipped)::int as seen, total::int from event_operations where id = $1',
        [id],
      )
    )[0];
  const effects = async (): Promise<Record<string, string[]>> => {
    const rows: { person: string; what: string }[] = await db.dataSource.query(
      'select person, what from effects where person = any($1) order by n',
      [people],
    );
    return Object.fromEntries(
      people.map((person) => [person, rows.filter((row) => row.person === person).map(({ what }) => what)]),
    );
  };
  const everything = () =>
    Object.fromEntries(people.map((person) => [person, Array.from({ length: EVENTS }, (_, n) => `${n}`)]));

  beforeAll(async () => {
    db = await eventDatabase();
    await db.dataSource.query(
      'create table effects (n bigint generated always as identity, person text, what text)',
    );
    live = dispatcher();
    live.handlers.register({
      name: 'write',
      event: TaskCompleted,
      strict: false,
      run: async (_data, delivery) => {
        const [event, tx] = delivery.args as [Received<typeof TaskCompleted>, Tx];
        await tx.execute('insert into effects (person, what) values ($1, $2)', [
          event.subject,
          event.data.title,
        ]);
      },
    });
    for (let n = 0; n < EVENTS; n += 1) {
      await sink.send(
        people.map((subject) => {
          const event = TaskCompleted.example({ title: `${n}` }, { id: randomUUID(), subject });
          const { topic, value, headers } = recordOf(event);
          return { topic, key: subject, value: String(value), headers: headers as Record<string, string> };
        }),
        () => true,
      );
    }
  });
  afterAll(async () => {
    await sink.close();
    client.giveUp();
    await db.close();
  });

  it('goes on where it was when its service ends, twice, and keeps the order of each person', async () => {
    const id = await ask(400);
    for (const enough of [100, 300]) {
      const operations = worker();
      operations.start();
      await until(`${enough} to be read`, async () => (await asked(id)).seen >= enough, 60_000);
      await operations.stop();
      expect(await asked(id)).toMatchObject({ state: 'running' });
    }
    const read = (await asked(id)).seen;
    await db.dataSource.query('update event_operations set rate = 100000 where id = $1', [id]);
    await worker().run();
    const { state, seen, total } = await asked(id);
    expect({ state, all: seen === total }).toEqual({ state: 'done', all: true });
    expect(read).toBeLessThan(total);
    expect(await effects()).toEqual(everything());
  }, 120_000);

  it('has no second effect where the first is known, and brings back what is not', async () => {
    const [lost] = people;
    await db.dataSource.query('delete from effects where person = $1', [lost]);
    await db.dataSource.query('delete from inbox where person = $1', [lost]);
    const before = live.counts.duplicate;
    const id = await ask(100_000);
    await worker().run();
    expect(await asked(id)).toMatchObject({ state: 'done' });
    expect(await effects()).toEqual(everything());
    expect(live.counts.duplicate - before).toBe((PEOPLE - 1) * EVENTS);
  }, 60_000);

  it('waits for a broker that is away, and says so', async () => {
    const reader = new KafkaReader('replay-topics-test', ['127.0.0.1:1']);
    const answers = heldTimers(ANSWER_MS);
    const asked = expect(reader.since(['odyssey.goals'], since)).rejects.toThrow(
      new NotNow('Kafka does not answer'),
    );
    await until('it to be waited for an answer', () => answers.running() === 1);
    answers.runOut();
    answers.letGo();
    await asked;
    const reading = reader.read({
      group: 'odyssey.ai.replay.nobody',
      stretches: [{ topic: 'odyssey.goals', partition: 0, next: 0n, end: 9n }],
      signal: AbortSignal.timeout(500),
      take: async () => {},
    });
    await expect(reading).resolves.toBeUndefined();
  }, 30_000);
});
