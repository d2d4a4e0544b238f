import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { serve } from '../../serve.ts';
import { Arrivals, now, until } from './clock.ts';

interface Given {
  group: string;
  topic: string;
  databaseUrl: string;
  brokers: string[];
}

/**
 * The least that leaves the same rows: a batch is parsed and inserted in one statement, and kafkajs commits by itself.
 * No inbox, no order between its retries, no way past an event that fails: the ceiling of what kafkajs gives.
 */
async function open({ group, topic, databaseUrl, brokers }: Given) {
  const arrivals = new Arrivals();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', (error) => console.error(error));
  const kafka = new Kafka({ clientId: 'bench-raw', brokers, logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: group });
  let done = 0;

  const start = async () => {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      partitionsConsumedConcurrently: 4,
      eachBatch: async ({ batch }) => {
        const numbers = batch.messages.map(({ value }) => Number(JSON.parse(String(value)).title));
        for (const n of numbers) arrivals.note(n);
        await pool.query('insert into effects (n, person) select * from unnest($1::int[], $2::text[])', [
          numbers,
          batch.messages.map(({ key }) => String(key)),
        ]);
        done += numbers.length;
      },
    });
  };

  return {
    async consume({ events }: { events: number }): Promise<number> {
      await start();
      await until(`${events} records`, () => done >= events, 120_000);
      return (events / (now() - (arrivals.first ?? 0))) * 1_000;
    },
    join: start,
    arrivals: () => arrivals.take(),
    async close(): Promise<void> {
      await consumer.disconnect();
      await pool.end();
    },
  };
}

export type RawConsumer = Awaited<ReturnType<typeof open>>;

serve(open);
