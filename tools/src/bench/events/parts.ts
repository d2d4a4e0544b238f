import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { bundle } from '../../build/bundle.ts';
import { isRunning } from '../../machine/process-table.ts';
import { HOME, REPOSITORY } from '../../paths.ts';
import { urlOfDatabase } from '../../stack/databases.ts';
import { baseEnvironment } from '../../stack/environment.ts';
import { type Stack, startStack } from '../../stack/index.ts';
import { withClient } from '../../stack/postgres-client.ts';
import { endLeftovers } from '../../stack/run-records.ts';
import type { BenchOptions } from '../suites.ts';
import { type Commands, Worker } from '../worker.ts';
import type { TableMaker } from './workers/make-tables.ts';
import type { NestConsumer } from './workers/nest-consumer.ts';
import type { OdysseyService } from './workers/odyssey-service.ts';
import type { RawConsumer } from './workers/raw-consumer.ts';
import type { RawProducer } from './workers/raw-producer.ts';

const PROGRAMS = ['make-tables', 'nest-consumer', 'odyssey-service', 'raw-consumer', 'raw-producer'] as const;
type Program = (typeof PROGRAMS)[number];

/** The topic of the event that is measured, and one for what must not be read. */
export const TOPIC = 'odyssey.goals';
export const OTHER_TOPIC = 'odyssey.ai';

const KEPT_LOGS = join(HOME, 'bench-logs');
const TEMPLATE = 'bench_template';

/** A stack of its own and the programs that are measured on it. */
export class Parts {
  readonly options: BenchOptions;
  readonly stack: Stack;
  readonly brokers: string[];
  readonly adminUrl: string;
  readonly dir: string;
  private readonly workers: Worker<Commands>[] = [];
  private readonly pools = new Map<string, pg.Pool>();
  private made = 0;
  private numbered = 0;

  private constructor(options: BenchOptions, stack: Stack, dir: string) {
    this.options = options;
    this.stack = stack;
    this.dir = dir;
    this.brokers = (stack.env.ODYSSEY_KAFKA_URL ?? '').split(',');
    this.adminUrl = stack.env.ODYSSEY_POSTGRES_URL ?? '';
  }

  /** Runs the work on a fresh stack and leaves nothing behind, whatever ends it. */
  static async with<T>(options: BenchOptions, work: (parts: Parts) => Promise<T>): Promise<T> {
    await clearLeftBehind();
    const dir = join(HOME, `bench-${process.pid}`);
    mkdirSync(join(dir, 'logs'), { recursive: true });
    const giveUp = new AbortController();
    const interrupted = () => giveUp.abort(new Error('interrupted'));
    process.once('SIGINT', interrupted);
    process.once('SIGTERM', interrupted);
    try {
      await bundlePrograms(join(dir, 'programs'));
      const stack = await startStack({ dir, services: 'none', signal: giveUp.signal });
      options.say('PostgreSQL, Kafka and the measured programs are ready');
      const parts = new Parts(options, stack, dir);
      const ended = new Promise<never>((_, reject) => {
        giveUp.signal.addEventListener('abort', () => reject(giveUp.signal.reason));
      });
      try {
        await parts.makeTemplate();
        return await Promise.race([work(parts), ended]);
      } finally {
        await parts.endWorkers();
        rmSync(KEPT_LOGS, { recursive: true, force: true });
        cpSync(join(dir, 'logs'), KEPT_LOGS, { recursive: true });
        options.say(`what the measured processes said: ${KEPT_LOGS.slice(REPOSITORY.length + 1)}`);
        await Promise.all([...parts.pools.values()].map((pool) => pool.end()));
        await stack.stop();
      }
    } finally {
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', interrupted);
      rmSync(dir, { recursive: true, force: true });
    }
  }

  /** A service with our library, in a process of its own. */
  odyssey(given: { service: string; databaseUrl: string; reacts: boolean; poison?: boolean }) {
    return this.start<OdysseyService>('odyssey-service', { poison: false, ...given });
  }

  /** Nest's own Kafka server with a handler of one transaction. */
  nest(given: { databaseUrl: string; poison?: boolean; group?: string }) {
    const group = given.group ?? this.unique('nest');
    return this.start<NestConsumer>('nest-consumer', { topic: TOPIC, poison: false, ...given, group });
  }

  rawConsumer(databaseUrl: string) {
    return this.start<RawConsumer>('raw-consumer', { topic: TOPIC, group: this.unique('raw'), databaseUrl });
  }

  rawProducer(given: { databaseUrl: string; topic: string }) {
    return this.start<RawProducer>('raw-producer', given);
  }

  /** A name that was not used before: consumer groups begin at the beginning. */
  unique(word: string): string {
    this.made += 1;
    return `${word}-${this.made}`;
  }

  /** Numbers for the events of a load that no other load has. @returns the first one. */
  numbers({ rate, seconds, burst }: { rate: number; seconds: number; burst: number }): number {
    const first = this.numbered;
    this.numbered += rate * (seconds - 1 + burst);
    return first;
  }

  /** An empty database with a service's tables. @returns its URL. */
  async database(): Promise<string> {
    const name = `bench_${this.unique('d').replace('-', '')}`;
    await withClient(this.adminUrl, (admin) => admin.query(`create database ${name} template ${TEMPLATE}`));
    return urlOfDatabase(this.adminUrl, name);
  }

  async query<Row extends object>(databaseUrl: string, sql: string, values: unknown[] = []): Promise<Row[]> {
    const pool = this.pools.get(databaseUrl) ?? new pg.Pool({ connectionString: databaseUrl, max: 1 });
    this.pools.set(databaseUrl, pool);
    // A server that is killed takes idle connections along; the next query opens a new one.
    if (pool.listenerCount('error') === 0) pool.on('error', () => undefined);
    return (await pool.query(sql, values)).rows as Row[];
  }

  /** Forgets every record of a topic. */
  async emptyTopic(topic: string): Promise<void> {
    await this.withAdmin(async (admin) => {
      const ends = await admin.fetchTopicOffsets(topic);
      const partitions = ends
        .filter(({ high, low }) => high !== low)
        .map(({ partition, high }) => ({ partition, offset: high }));
      if (partitions.length > 0) await admin.deleteTopicRecords({ topic, partitions });
    });
  }

  async withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = new Kafka({ clientId: 'bench', brokers: this.brokers, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }

  private async makeTemplate(): Promise<void> {
    await withClient(this.adminUrl, (admin) => admin.query(`create database ${TEMPLATE}`));
    const databaseUrl = urlOfDatabase(this.adminUrl, TEMPLATE);
    const maker = await this.start<TableMaker>('make-tables', { databaseUrl });
    await maker.stop();
  }

  private async start<C extends Commands>(program: Program, given: object): Promise<Worker<C>> {
    const worker = await Worker.start<C>({
      program: join(this.dir, 'programs', `${program}.mjs`),
      log: join(this.dir, 'logs', `${program}.log`),
      env: { ...baseEnvironment(), NODE_COMPILE_CACHE: join(this.dir, 'compile-cache') },
      profile: program === 'make-tables' ? undefined : this.options.profile,
      given: { brokers: this.brokers, ...given },
    });
    this.workers.push(worker as unknown as Worker<Commands>);
    return worker;
  }

  private async endWorkers(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.end()));
  }
}

async function bundlePrograms(folder: string): Promise<void> {
  const { 'nest-consumer': nest, ...others } = Object.fromEntries(
    PROGRAMS.map((name) => [name, join(REPOSITORY, `tools/src/bench/events/workers/${name}.ts`)]),
  ) as Record<Program, string>;
  await bundle(folder, others);
  // Nest loads kafkajs by a dynamic import, of which a bundle would make something else.
  await bundle(folder, { 'nest-consumer': nest }, ['kafkajs']);
}

/** Ends and removes what a killed bench left. */
async function clearLeftBehind(): Promise<void> {
  mkdirSync(HOME, { recursive: true });
  for (const name of readdirSync(HOME).filter((folder) => /^bench-\d+$/.test(folder))) {
    if (isRunning(Number(name.slice('bench-'.length)))) continue;
    await endLeftovers(join(HOME, name));
    rmSync(join(HOME, name), { recursive: true, force: true });
  }
}
