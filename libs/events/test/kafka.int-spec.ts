import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { GoalReopened, type Received, TaskReopened } from '@odyssey/contracts';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { EventsModule, EventWorkers, Handler, Outbox, Transactions, type Tx } from '../src/index.ts';
import { type EventDatabase, eventDatabase } from './event-database.ts';
import { until } from './records.ts';

@Injectable()
class Words {
  readonly of = (event: Received<typeof TaskReopened>) => `${event.data.title} v${event.aggregate.version}`;
}

/** Writes an effect and publishes an event of its own: a road of two hops. */
@Handler('note', TaskReopened)
class NoteWhenTaskReopened {
  constructor(
    private readonly words: Words,
    private readonly outbox: Outbox,
  ) {}

  async handle(event: Received<typeof TaskReopened>, tx: Tx): Promise<void> {
    if (event.data.title === 'poison') throw new Error('poison');
    await tx.execute('insert into effects (person, what) values ($1, $2)', [
      event.subject,
      this.words.of(event),
    ]);
    await this.outbox.add(tx, GoalReopened.of({ goalId: event.data.taskId, title: event.data.title }));
  }
}

@Handler('chain', GoalReopened)
class NoteWhenGoalReopened {
  async handle(event: Received<typeof GoalReopened>, tx: Tx): Promise<void> {
    await tx.execute('insert into effects (person, what) values ($1, $2)', [
      event.subject,
      `then ${event.correlationId} ${event.causationId}`,
    ]);
  }
}

@Module({})
class DatabaseModule {
  static with(dataSource: DataSource) {
    const provider = { provide: DataSource, useValue: dataSource };
    return { module: DatabaseModule, global: true, providers: [provider], exports: [provider] };
  }
}

describe('events over Kafka', () => {
  let db: EventDatabase;
  const apps: { app: INestApplicationContext; workers: EventWorkers }[] = [];

  beforeAll(async () => {
    db = await eventDatabase();
    await db.dataSource.query(
      'create table effects (n bigint generated always as identity, person text, what text)',
    );
  });
  afterEach(async () => {
    for (const { app, workers } of apps.splice(0)) {
      await workers.stop();
      await app.close();
    }
  });
  afterAll(() => db.close());

  async function start(kafka: string, group: string, stuck: string[] = []) {
    const module = {
      module: class App {},
      imports: [
        DatabaseModule.with(db.dataSource),
        EventsModule.forService({
          service: group,
          kafka: [kafka],
          registry: new Registry(),
          onStuck: (why) => stuck.push(why),
        }),
      ],
      providers: [Words],
      controllers: [NoteWhenTaskReopened, NoteWhenGoalReopened],
    };
    const app = await NestFactory.create(module, new FastifyAdapter(), {
      logger: false,
      abortOnError: false,
    });
    const workers = app.get(EventWorkers);
    app.connectMicroservice({ strategy: workers.transport });
    await app.init();
    await app.startAllMicroservices();
    workers.start();
    const started = { app, workers, get: app.get.bind(app) as typeof app.get };
    apps.push(started);
    return started;
  }

  const broker = () => (process.env.ODYSSEY_KAFKA_URL ?? '').split(',')[0] as string;
  const effects = async (person: string): Promise<string[]> =>
    (await db.dataSource.query('select what from effects where person = $1 order by n', [person])).map(
      (r: { what: string }) => r.what,
    );

  it('travel from a commit through the relay, the topic and the inbox to their effects, in order, with their cause', async () => {
    const app = await start(broker(), `test-${randomUUID()}`);
    const person = randomUUID();
    const taskId = randomUUID();
    const transactions = app.get(Transactions);
    for (let n = 1; n <= 30; n += 1) {
      await transactions.forPerson(person, (tx) =>
        app.get(Outbox).add(tx, TaskReopened.of({ taskId, title: 'Walk' })),
      );
    }
    await until('both hops of all', async () => (await effects(person)).length === 60, 25_000);
    const all = await effects(person);
    expect(all.filter((what) => !what.startsWith('then'))).toEqual(
      Array.from({ length: 30 }, (_, n) => `Walk v${n + 1}`),
    );
    const chained = all.filter((what) => what.startsWith('then')).map((what) => what.split(' '));
    for (const [, correlation, causation] of chained) expect(correlation).toBe(causation);
  });

  it('of one person come through though together they are more than the broker takes at once', async () => {
    const app = await start(broker(), `test-${randomUUID()}`);
    const person = randomUUID();
    const large = TaskReopened.of({ taskId: randomUUID(), title: 'x'.repeat(400_000) });
    await app.get(Transactions).forPerson(person, (tx) => app.get(Outbox).addAll(tx, [large, large, large]));
    await until('all to be sent', async () => {
      const rows = await db.dataSource.query('select 1 from outbox where key = $1', [person]);
      return rows.length === 0;
    });
  }, 30_000);

  it('of a poisoned person wait, while everyone else goes on', async () => {
    const app = await start(broker(), `test-${randomUUID()}`);
    const transactions = app.get(Transactions);
    const publish = (person: string, title: string) =>
      transactions.forPerson(person, (tx) =>
        app.get(Outbox).add(tx, TaskReopened.of({ taskId: randomUUID(), title })),
      );
    const [sick, well] = [randomUUID(), randomUUID()];
    await publish(sick, 'poison');
    await publish(sick, 'behind');
    await publish(well, 'Walk');
    await until('the healthy person', async () => (await effects(well)).length === 2, 25_000);
    await until('both to be parked', async () => {
      const rows = await db.dataSource.query('select 1 from parked_events where key = $1', [sick]);
      return rows.length === 2;
    });
    expect(await effects(sick)).toEqual([]);
  });

  it('come twice when the member changes, and still have one effect', async () => {
    const group = `test-${randomUUID()}`;
    const first = await start(broker(), group);
    const person = randomUUID();
    await first
      .get(Transactions)
      .forPerson(person, (tx) =>
        first.get(Outbox).add(tx, TaskReopened.of({ taskId: randomUUID(), title: 'Walk' })),
      );
    await until('the first member', async () => (await effects(person)).length === 2, 25_000);
    const second = await start(broker(), group);
    await until('the second member to join', () => second.workers.transport.joined, 25_000);
    await second
      .get(Transactions)
      .forPerson(person, (tx) =>
        second.get(Outbox).add(tx, TaskReopened.of({ taskId: randomUUID(), title: 'Again' })),
      );
    await until('the next event', async () => (await effects(person)).length >= 4, 25_000);
    expect((await effects(person)).filter((what) => what.startsWith('Walk'))).toHaveLength(1);
  }, 60_000);

  it('do not hold up a boot or a stop while the broker is away, and are kept', async () => {
    // A port that accepts and never answers is the worst kind of away.
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as { port: number };
    const begun = performance.now();
    const app = await start(`127.0.0.1:${port}`, `test-${randomUUID()}`);
    expect(app.workers.transport.joined).toBe(false);
    const person = randomUUID();
    await app
      .get(Transactions)
      .forPerson(person, (tx) =>
        app.get(Outbox).add(tx, TaskReopened.of({ taskId: randomUUID(), title: 'Walk' })),
      );
    await app.workers.stop();
    expect(await db.dataSource.query('select 1 from outbox where key = $1', [person])).toHaveLength(1);
    await db.dataSource.query('delete from outbox where key = $1', [person]);
    // Each call at close has a deadline of 1.5 s; without them kafkajs would hold the stop for ever.
    expect(performance.now() - begun).toBeLessThan(25_000);
    silent.close();
    for (const socket of sockets) socket.destroy();
  }, 60_000);
});
