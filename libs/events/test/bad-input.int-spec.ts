import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Received, TaskCompleted } from '@odyssey/contracts';
import {
  Dispatcher,
  type IncomingRecord,
  KafkaBus,
  kafkaClient,
  type Outcome,
  type Tx,
} from '../src/index.ts';
import { BAD_RECORDS, type BadRecord, ERASED_PERSON, IGNORED_TYPE, type Produced } from './bad-records.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { until } from './records.ts';

const TOPIC = 'odyssey.goals';
const TABLE = join(import.meta.dirname, '../../../docs/events-bad-input.md');

interface DeadLetter {
  error_class: string;
  error: string;
  value: Buffer | null;
  headers: Record<string, string | string[]>;
}

/** A record on the broker, and what became of it. */
interface Sent {
  readonly bad: BadRecord;
  readonly produced: Produced;
  record?: IncomingRecord;
  readonly outcomes: Outcome[];
}

describe('a bad record on a real topic', () => {
  let db: EventDatabase;
  let dispatcher: Dispatcher;
  let sent: Sent[];
  let lag: number;
  const brokers = (process.env.ODYSSEY_KAFKA_URL ?? '').split(',');
  const topic = `bad-input-${randomUUID()}`;

  beforeAll(async () => {
    db = await eventDatabase();
    await db.dataSource.query('create table effects (event_id uuid primary key, title text)');
    await db.dataSource.query('insert into erased_people (user_id) values ($1)', [ERASED_PERSON]);
    dispatcher = new Dispatcher(db.dataSource, db.transactions, 'ai', [IGNORED_TYPE]);
    dispatcher.handlers.register({
      name: 'note',
      event: TaskCompleted,
      strict: false,
      run: async (_data, { args }) => {
        const [event, tx] = args as [Received<typeof TaskCompleted>, Tx];
        await tx.execute('insert into effects values ($1, $2)', [event.id, event.data.title]);
      },
    });
    sent = BAD_RECORDS.flatMap((bad) =>
      bad.records().map((produced) => ({ bad, produced, outcomes: [] as Outcome[] })),
    );
    lag = await throughKafka();
  }, 60_000);
  afterAll(() => db.close());

  /** All of them over one partition, in order. @returns the lag at the end. */
  async function throughKafka(): Promise<number> {
    const { kafka, giveUp } = kafkaClient('bad-input', brokers);
    const [admin, producer] = [kafka.admin(), kafka.producer()];
    await Promise.all([admin.connect(), producer.connect()]);
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
    for (const { produced } of sent) {
      const { headers, ...message } = produced;
      await producer.send({ topic, messages: [{ ...message, headers }] });
    }
    const bus = new KafkaBus({
      clientId: 'bad-input',
      brokers,
      databaseAnswers: async () => {},
      onStuck: (why) => {
        throw new Error(why);
      },
    });
    const source = bus.source(topic, {
      // A topic of our own, read as the real one: only there are events of their service believed.
      accept(record, settled, suspect) {
        const one = sent[Number(record.offset)] as Sent;
        one.record = { ...record, topic: TOPIC };
        const ended = (outcome: Outcome) => {
          one.outcomes.push(outcome);
          settled(outcome);
        };
        dispatcher.accept(one.record, ended, suspect);
      },
      forget: () => {},
      drain: () => dispatcher.drain(),
      get waiting() {
        return dispatcher.waiting;
      },
    });
    source.start([topic]);
    await until(
      'every record to come to an end',
      () => sent.every(({ outcomes }) => outcomes.length > 0),
      40_000,
    );
    const left = source.lag;
    await source.stop();
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
    giveUp();
    return left;
  }

  const lastOf = (bad: BadRecord) => sent.findLast((one) => one.bad === bad) as Sent;
  const deadLetterOf = async ({ record }: Sent) => {
    const rows: DeadLetter[] = await db.dataSource.query(
      'select error_class, error, value, headers from dead_letters where topic = $1 and "offset" = $2',
      [TOPIC, record?.offset],
    );
    return rows[0];
  };

  it.each(BAD_RECORDS.map((bad) => [bad.name, bad] as const))(
    '%s: has the stated outcome',
    async (_name, bad) => {
      const one = lastOf(bad);
      expect(one.outcomes).toEqual([bad.outcome]);
      const letter = await deadLetterOf(one);
      expect(letter?.error_class).toBe(bad.kind);
      if (!letter) return;
      expect(letter.error.length).toBeGreaterThan(10);
      expect(letter.value?.toString('hex')).toBe(
        one.record?.value ? Buffer.from(one.record.value).toString('hex') : undefined,
      );
      expect(Object.keys(letter.headers).sort()).toEqual(Object.keys(one.record?.headers ?? {}).sort());
    },
  );

  it('holds up nothing: the partition is done to its end, and every record is counted', () => {
    expect(lag).toBe(0);
    const outcomes = Map.groupBy(sent, ({ outcomes: [outcome] }) => outcome);
    for (const [outcome, of] of outcomes) expect(dispatcher.counts[outcome as Outcome]).toBe(of.length);
    const kinds = Map.groupBy(BAD_RECORDS, ({ kind }) => kind);
    kinds.delete(undefined);
    expect(dispatcher.unreadable).toEqual(
      Object.fromEntries([...kinds].map(([kind, of]) => [kind, of.length])),
    );
  });

  it('changes no prototype', () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is in the table that people read', () => {
    const rows = readFileSync(TABLE, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(1)
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows.map(([, name, outcome, kind]) => ({ name, outcome, kind }))).toEqual(
      expect.arrayContaining(BAD_RECORDS.map(({ name, outcome, kind = '' }) => ({ name, outcome, kind }))),
    );
    expect(rows).toHaveLength(BAD_RECORDS.length);
  });
});
