import 'reflect-metadata';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Dispatcher, ErasedPeople, EventsModule, EventWorkers, Outbox, Transactions } from '@odyssey/events';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { runtimeDataSource } from '../../../libs/platform/src/boot/data-source.ts';
import { HANDLERS } from './handlers.ts';
import { Trouble } from './trouble.ts';

export interface MemberOptions {
  /** Its connections carry it, so that they can be found in the database. */
  readonly name: string;
  /** The consumer group is `odyssey.<service>`. */
  readonly service: string;
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly reacts: boolean;
  onStuck(why: string): void;
}

@Module({})
class DatabaseModule {
  static with(dataSource: DataSource) {
    const provider = { provide: DataSource, useValue: dataSource };
    return { module: DatabaseModule, global: true, providers: [provider], exports: [provider] };
  }
}

/** One process of a service, as far as events go: the module, the database settings and the order of start and stop are the real ones. */
export class Member {
  private constructor(
    readonly name: string,
    private readonly app: INestApplicationContext,
    private readonly registry: Registry,
  ) {}

  /** Connected and handling; its relay, retries and purge begin with `work`. */
  static async start(options: MemberOptions): Promise<Member> {
    const url = new URL(options.databaseUrl);
    url.searchParams.set('application_name', options.name);
    const dataSource = await runtimeDataSource(
      { name: 'goals', entities: [], migrations: [] },
      url.href,
    ).initialize();
    const registry = new Registry();
    const module = {
      module: class App {},
      imports: [
        DatabaseModule.with(dataSource),
        EventsModule.forService({
          service: options.service,
          kafka: options.brokers,
          registry,
          onStuck: options.onStuck,
        }),
      ],
      providers: [Trouble],
      controllers: options.reacts ? [...HANDLERS] : [],
    };
    const app = await NestFactory.create(module, new FastifyAdapter(), {
      logger: ['fatal'],
      abortOnError: false,
    });
    const member = new Member(options.name, app, registry);
    app.connectMicroservice({ strategy: member.workers.transport });
    await app.init();
    await app.startAllMicroservices();
    return member;
  }

  readonly work = () => this.workers.start();

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }
  get workers(): EventWorkers {
    return this.app.get(EventWorkers);
  }
  get dispatcher(): Dispatcher {
    return this.app.get(Dispatcher);
  }
  get transactions(): Transactions {
    return this.app.get(Transactions);
  }
  get outbox(): Outbox {
    return this.app.get(Outbox);
  }
  get erased(): ErasedPeople {
    return this.app.get(ErasedPeople);
  }
  get trouble(): Trouble {
    return this.app.get(Trouble);
  }

  /** What it has handled and sent in this life. */
  async progress(): Promise<{ handled: number; relayed: number }> {
    const relayed = await this.registry.getSingleMetric('odyssey_events_relayed_total')?.get();
    return { handled: this.dispatcher.counts.handled, relayed: relayed?.values[0]?.value ?? 0 };
  }

  /** As a service does when a person wants to be forgotten: their rows, and the mark that nothing comes after it. */
  async erase(person: string): Promise<void> {
    await this.transactions.forPersonEvenErased(person, async (tx) => {
      await tx.execute('delete from effects where person = $1', [person]);
      await tx.execute('delete from parked_events where key = $1', [person]);
      await this.erased.mark(tx, person);
    });
  }

  async stop(): Promise<void> {
    await this.workers.stop();
    await this.app.close();
    await this.dataSource.destroy();
  }
}
