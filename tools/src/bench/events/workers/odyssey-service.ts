import { Global, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type Received, TaskCompleted } from '@odyssey/contracts';
import {
  Dispatcher,
  EventsModule,
  EventWorkers,
  Handler,
  Outbox,
  Transactions,
  type Tx,
} from '@odyssey/events';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { runtimeDataSource } from '../../../../../libs/platform/src/boot/data-source.ts';
import { serve } from '../../serve.ts';
import { Arrivals, now, until } from './clock.ts';
import { INSERT_EFFECT } from './effects.ts';
import { type Load, randomFrom, runLoad } from './load.ts';
import { personOf } from './people.ts';

interface Given {
  /** Names the consumer group, `odyssey.<service>`. */
  service: string;
  databaseUrl: string;
  brokers: string[];
  /** Whether it has a handler; without one it only writes and relays. */
  reacts: boolean;
  /** Whether its handler fails for poisoned events. */
  poison: boolean;
}

const POISON = ['poison'];
const COMMIT = 500;

class Poison {
  constructor(readonly fails: boolean) {}
}

/** A reaction as services have them: one insert in the transaction of its inbox row. */
@Handler('keep-effect', TaskCompleted)
class KeepEffect {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly poison: Poison,
  ) {}

  async handle(event: Received<typeof TaskCompleted>, tx: Tx): Promise<void> {
    const n = Number(event.data.title);
    this.arrivals.note(n);
    if (this.poison.fails && event.data.tags.length > 0) throw new Error('poison');
    await tx.execute(INSERT_EFFECT, [n, event.subject]);
  }
}

const factOf = (n: number, poisoned: boolean) =>
  TaskCompleted.of({
    taskId: uuidv7(),
    title: String(n),
    completedAt: '2026-05-04T07:40:00.000Z',
    durationMinutes: 45,
    tags: poisoned ? POISON : [],
  });

/** A service as they all are, but for HTTP and jobs: the same module, transport, relay and database settings. */
async function open(given: Given) {
  const dataSource = await runtimeDataSource(
    { name: 'goals', entities: [], migrations: [] },
    given.databaseUrl,
  ).initialize();
  const registry = new Registry();
  const arrivals = new Arrivals();

  @Global()
  @Module({ providers: [{ provide: DataSource, useValue: dataSource }], exports: [DataSource] })
  class Database {}

  @Module({
    imports: [
      Database,
      EventsModule.forService({
        service: given.service,
        kafka: given.brokers,
        registry,
        onStuck: (why) => {
          new Logger('Bench').error(`stuck: ${why}`);
          process.exit(1);
        },
      }),
    ],
    controllers: given.reacts ? [KeepEffect] : [],
    providers: [
      { provide: Arrivals, useValue: arrivals },
      { provide: Poison, useValue: new Poison(given.poison) },
    ],
  })
  class Service {}

  const app = await NestFactory.create(Service, new FastifyAdapter(), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const workers = app.get(EventWorkers);
  const { counts } = app.get(Dispatcher);
  const transactions = app.get(Transactions);
  const outbox = app.get(Outbox);
  app.connectMicroservice({ strategy: workers.transport });
  await app.init();

  const handled = () => Object.values(counts).reduce((sum, count) => sum + count, 0);
  const relayed = async () => {
    const metric = await registry.getSingleMetric('odyssey_events_relayed_total')?.get();
    return metric?.values[0]?.value ?? 0;
  };
  const write = (n: number, person: string, poisoned: boolean) =>
    transactions.forPerson(person, async (tx) => {
      await tx.execute(INSERT_EFFECT, [n, person]);
      await outbox.add(tx, factOf(n, poisoned));
    });

  /** The consumer alone, until its group is joined. */
  const listen = async () => {
    await app.startAllMicroservices();
    await until('the group', () => workers.transport.joined, 60_000);
  };

  return {
    listen,

    /** Commits this many events to the outbox, for the relay to find. */
    async fill({ events, people, poisoned, seed }: Fill): Promise<void> {
      const random = randomFrom(seed);
      for (let from = 0; from < events; from += COMMIT) {
        const batch = Array.from({ length: Math.min(COMMIT, events - from) }, (_, n) => ({
          n: from + n,
          person: personOf(seed, Math.floor(random() * people)),
          poisoned: random() < poisoned,
        }));
        await transactions.forPeople(
          batch.map(({ person }) => person),
          async (open) => {
            for (const each of batch) await outbox.add(open.for(each.person), factOf(each.n, each.poisoned));
          },
        );
      }
    },

    /** Starts the relay. @returns events a second, from the first batch that the broker has to the last. */
    async drain({ events }: { events: number }): Promise<number> {
      workers.start();
      let first: { at: number; sent: number } | undefined;
      const deadline = now() + 120_000;
      while (true) {
        const sent = await relayed();
        if (sent > 0) first ??= { at: now(), sent };
        if (first && sent >= events) return ((events - first.sent) / (now() - first.at)) * 1_000;
        if (now() > deadline) throw new Error(`only ${sent} of ${events} events relayed`);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },

    /** Joins the group and handles what is there. @returns records a second, from the first handler to the last commit. */
    async consume({ events }: { events: number }): Promise<{ rate: number; counts: Record<string, number> }> {
      await app.startAllMicroservices();
      workers.start();
      await until(`${events} records`, () => handled() >= events, 120_000);
      const rate = (events / (now() - (arrivals.first ?? 0))) * 1_000;
      return { rate, counts: { ...counts } };
    },

    /** Starts everything and waits until the group is joined. */
    async join(): Promise<void> {
      workers.start();
      await listen();
    },

    /** Writes as requests do: one person, one change and one event a transaction. */
    load: (load: Load) =>
      runLoad(load, (n, person, poisoned) => write(n, personOf(load.seed, person), poisoned)),

    arrivals: () => arrivals.take(),
    counts: () => ({ ...counts }),
    relayed,

    async close(): Promise<void> {
      await workers.stop();
      await app.close();
      await dataSource.destroy();
    },
  };
}

interface Fill {
  events: number;
  people: number;
  /** The share of events that fail. */
  poisoned: number;
  seed: number;
}

export type OdysseyService = Awaited<ReturnType<typeof open>>;

serve(open);
