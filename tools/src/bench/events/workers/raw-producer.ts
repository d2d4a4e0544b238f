import { Kafka, logLevel, type Message, Partitioners } from 'kafkajs';
import pg from 'pg';
import { serve } from '../../serve.ts';
import { now } from './clock.ts';
import { INSERT_EFFECT } from './effects.ts';
import { type Load, runLoad } from './load.ts';
import { personOf } from './people.ts';

interface Given {
  topic: string;
  databaseUrl: string;
  brokers: string[];
}

const BATCH = 1_000;

/** Writes to the database and then to Kafka, as one does without an outbox: a crash in between loses the event. */
async function open({ topic, databaseUrl, brokers }: Given) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 14 });
  pool.on('error', (error) => console.error(error));
  const kafka = new Kafka({ clientId: 'bench-raw', brokers, logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  let taken: Message[] = [];
  let acknowledged = 0;
  const send = async (message: Message) => {
    await producer.send({ topic, messages: [message] });
    acknowledged += 1;
  };

  return {
    /** Reads what waits in an outbox, to send the same bytes. */
    async take(): Promise<number> {
      const { rows } = await pool.query('select key, payload, headers from outbox order by seq');
      taken = rows.map(({ key, payload, headers }) => ({ key, value: payload, headers }));
      return taken.length;
    },

    /** Sends them in the relay's batches, acknowledged one after the other. @returns events a second. */
    async drain(): Promise<number> {
      const [first = [], ...rest] = Array.from({ length: Math.ceil(taken.length / BATCH) }, (_, n) =>
        taken.slice(n * BATCH, (n + 1) * BATCH),
      );
      await producer.send({ topic, acks: -1, messages: first });
      const began = now();
      for (const messages of rest) await producer.send({ topic, acks: -1, messages });
      return ((taken.length - first.length) / (now() - began)) * 1_000;
    },

    /** The same load as ours: an insert, then a send that nobody waits for. */
    load: (load: Load) =>
      runLoad(load, async (n, number, poisoned) => {
        const person = personOf(load.seed, number);
        await pool.query(INSERT_EFFECT, [n, person]);
        const value = JSON.stringify({ title: String(n), tags: poisoned ? ['poison'] : [] });
        send({ key: person, value }).catch((error: Error) => console.error(`not sent: ${error.message}`));
      }),

    acknowledged: () => acknowledged,

    async close(): Promise<void> {
      await producer.disconnect();
      await pool.end();
    },
  };
}

export type RawProducer = Awaited<ReturnType<typeof open>>;

serve(open);
