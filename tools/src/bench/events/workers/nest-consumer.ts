import { Controller, Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Ctx,
  EventPattern,
  KafkaContext,
  type MicroserviceOptions,
  Payload,
  Transport,
} from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { serve } from '../../serve.ts';
import { Arrivals, now, until } from './clock.ts';
import { INSERT_EFFECT } from './effects.ts';

interface Given {
  group: string;
  topic: string;
  databaseUrl: string;
  brokers: string[];
  poison: boolean;
}

class Progress {
  done = 0;
  constructor(
    readonly arrivals: Arrivals,
    readonly poison: boolean,
  ) {}
}

/**
 * What one would write by Nest's documentation: a handler, a transaction, an insert. Nothing of ours is imported: our
 * library mends kafkajs for the whole process. The connections are set as ours are.
 */
async function open({ group, topic, databaseUrl, brokers, poison }: Given) {
  const dataSource = await new DataSource({
    type: 'postgres',
    url: databaseUrl,
    poolSize: 14,
    extra: { pipeline: true, statement_timeout: 5_000, lock_timeout: 2_000 },
  }).initialize();
  const arrivals = new Arrivals();

  @Controller()
  class KeepEffect {
    constructor(
      private readonly database: DataSource,
      private readonly progress: Progress,
    ) {}

    @EventPattern<string>(topic)
    async handle(@Payload() data: { title: string; tags: string[] }, @Ctx() context: KafkaContext) {
      const n = Number(data.title);
      this.progress.arrivals.note(n);
      if (this.progress.poison && data.tags.length > 0) throw new Error('poison');
      const person = String(context.getMessage().key);
      await this.database.transaction((manager) => manager.query(INSERT_EFFECT, [n, person]));
      this.progress.done += 1;
    }
  }

  const progress = new Progress(arrivals, poison);

  @Global()
  @Module({
    controllers: [KeepEffect],
    providers: [
      { provide: DataSource, useValue: dataSource },
      { provide: Progress, useValue: progress },
    ],
  })
  class Service {}

  const app = await NestFactory.create(Service, new FastifyAdapter(), { logger: ['error'] });
  app.connectMicroservice<MicroserviceOptions>({
    transport: Transport.KAFKA,
    options: {
      client: { brokers },
      consumer: { groupId: group },
      // All else is as Nest has it; it would begin at the end and wait for what was sent before.
      subscribe: { fromBeginning: true },
    },
  });
  await app.init();

  return {
    /** Joins and handles this many records, or as many as it can in the time. @returns records a second. */
    async consume({ events, withinMs }: { events: number; withinMs: number }): Promise<number> {
      await app.startAllMicroservices();
      await until('the first record', () => arrivals.first !== undefined, 60_000);
      const first = arrivals.first ?? 0;
      const enough = () => progress.done >= events || now() - first > withinMs;
      await until(`${events} records`, enough, withinMs + 1_000);
      return (progress.done / (now() - first)) * 1_000;
    },
    async join(): Promise<void> {
      await app.startAllMicroservices();
    },
    arrivals: () => arrivals.take(),
    async close(): Promise<void> {
      await app.close();
      await dataSource.destroy();
    },
  };
}

export type NestConsumer = Awaited<ReturnType<typeof open>>;

serve(open);
