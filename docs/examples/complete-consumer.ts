import { setTimeout } from 'node:timers/promises';
import {
  ErasureRequested,
  type RawEvent,
  readEvent,
  TaskCompleted,
  UnreadableEvent,
} from '@odyssey/contracts';
import { handleOnce, INBOX_TABLE } from '@odyssey/contracts/inbox';
import { Kafka } from 'kafkajs';
import pg from 'pg';

/** Counts the tasks that each person has finished, once each, and forgets a person who is erased. */
const CONSUMER = 'task-counter';
const EVENTS = [TaskCompleted, ErasureRequested];
const TRIES = 10;

const database = new pg.Pool({ connectionString: process.env.DATABASE_URL });
database.on('error', (error) => console.error(`a connection is lost: ${error.message}`));
await database.query(INBOX_TABLE);
await database.query('create table if not exists finished (person uuid primary key, tasks int not null)');
await database.query(
  'create table if not exists failed_events (at timestamptz default now(), why text, key bytea, value bytea, headers text)',
);

async function handle(record: RawEvent): Promise<void> {
  const event = readEvent(EVENTS, record);
  const connection = await database.connect();
  try {
    await handleOnce(connection, CONSUMER, event, async () => {
      switch (event.type) {
        case 'goals.task.completed.v1':
          await connection.query(
            'insert into finished values ($1, 1) on conflict (person) do update set tasks = finished.tasks + 1',
            [event.subject],
          );
          break;
        case 'archival.erasure.requested.v1':
          await connection.query('delete from finished where person = $1', [event.subject]);
          await connection.query('delete from failed_events where key = $1', [Buffer.from(event.subject)]);
      }
    });
  } finally {
    connection.release();
  }
}

/** Never rejects: what reaches kafkajs from here can stop its consumer for good while the process looks healthy. */
async function settle(record: RawEvent, heartbeat: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await handle(record);
    } catch (error) {
      const unreadable = error instanceof UnreadableEvent;
      if (unreadable && error.kind === 'unknown_type') return; // an event that is not for us
      const why = String(error);
      if ((unreadable || tries >= TRIES) && (await kept(record, why))) return;
      console.error(`try ${tries}: ${why}`);
    }
    await heartbeat().catch((error) => console.error(`no heartbeat: ${error.message}`));
    await setTimeout(Math.min(5_000, 100 * 2 ** tries));
  }
}

/** What cannot be handled is put where a person can look at it, and the next event goes on. */
async function kept({ key, value, headers = {} }: RawEvent, why: string): Promise<boolean> {
  const texts = Object.entries(headers).map(([name, bytes]) => [name, String(bytes)]);
  try {
    await database.query('insert into failed_events (why, key, value, headers) values ($1, $2, $3, $4)', [
      why.replaceAll('\0', ''),
      key,
      value,
      JSON.stringify(texts),
    ]);
    return true;
  } catch (error) {
    console.error(`not kept: ${error}`);
    return false;
  }
}

const brokers = (process.env.ODYSSEY_KAFKA_URL ?? '127.0.0.1:9092').split(',');
const consumer = new Kafka({ clientId: 'task-counter', brokers }).consumer({ groupId: 'task-counter' });
consumer.on(consumer.events.CRASH, ({ payload }) => !payload.restart && process.exit(1)); // start me again
await consumer.connect();
await consumer.subscribe({ topics: [...new Set(EVENTS.map(({ topic }) => topic))], fromBeginning: true });
await consumer.run({ eachMessage: ({ message, heartbeat }) => settle(message, heartbeat) });

process.once('SIGTERM', async () => {
  await consumer.disconnect();
  await database.end();
});
