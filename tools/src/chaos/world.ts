import { join } from 'node:path';
import type { Kafka } from 'kafkajs';
import { bundle } from '../build/bundle.ts';
import { urlOfDatabase } from '../stack/databases.ts';
import { type Stack, startStack } from '../stack/index.ts';
import { withClient } from '../stack/postgres-client.ts';
import { migrateWith } from './migrate-with.ts';
import type { FromWorker, WorkerPlan } from './protocol.ts';
import { TcpProxy } from './tcp-proxy.ts';
import { onlooker } from './topic-reader.ts';
import { Worker } from './worker.ts';

export const TOPIC = 'odyssey.goals';
const GROUP_SERVICE = 'ai';
export const GROUP = `odyssey.${GROUP_SERVICE}`;

/** Whose way to a server can be broken. */
export type Side = 'producers' | 'consumers';
const SIDES: readonly Side[] = ['producers', 'consumers'];

export interface Listener {
  heard(worker: Worker, message: FromWorker): void;
  gone(worker: Worker): void;
}

/** Two services in processes of their own, on a stack of their own, behind a network that can be broken. */
export class World {
  readonly stack: Stack;
  readonly toKafka: Record<Side, TcpProxy>;
  readonly toPostgres: Record<Side, TcpProxy>;
  readonly kafka: Kafka;
  /** Commit what they are asked to, and send what all of their service have committed. */
  readonly producers: Worker[] = [];
  /** Of the producers' service too, but nobody asks it to commit: it only sends. */
  readonly relay: Worker;
  readonly consumers: Worker[] = [];
  /** By worker's name, in milliseconds: its next life's clock is off by so much. */
  readonly skews = new Map<string, number>();
  readonly poisoned = new Set<string>();
  private readonly program: string;
  private readonly listener: Listener;
  private guests = 0;

  private constructor(
    stack: Stack,
    program: string,
    listener: Listener,
    toKafka: Record<Side, TcpProxy>,
    toPostgres: Record<Side, TcpProxy>,
  ) {
    this.stack = stack;
    this.program = program;
    this.listener = listener;
    this.toKafka = toKafka;
    this.toPostgres = toPostgres;
    this.kafka = onlooker((stack.env.ODYSSEY_KAFKA_URL ?? '').split(','));
    for (const n of [1, 2]) {
      this.producers.push(this.worker(`goals-${n}`, 'producer'));
      this.consumers.push(this.worker(`ai-${n}`, 'consumer'));
    }
    this.relay = this.worker('goals-relay', 'producer');
  }

  static async start(dir: string, listener: Listener, say: (step: string) => void): Promise<World> {
    const toKafka = { producers: await TcpProxy.listen(), consumers: await TcpProxy.listen() };
    const toPostgres = { producers: await TcpProxy.listen(), consumers: await TcpProxy.listen() };
    const detours = Object.fromEntries(SIDES.map((side) => [side, toKafka[side].port]));
    const program = join(dir, 'programs');
    const [stack] = await Promise.all([
      startStack({ dir, services: 'none', kafkaDetours: detours, report: say }),
      bundle(program, { worker: 'tests/chaos/world/worker.ts' }),
    ]);
    const world = new World(stack, join(program, 'worker.mjs'), listener, toKafka, toPostgres);
    try {
      for (const side of SIDES) {
        toKafka[side].leadTo(stack.kafkaDoor(side));
        toPostgres[side].leadTo(Number(new URL(world.server).port));
        await withClient(world.server, (admin) => admin.query(`create database ${databaseOf(side)}`));
        await migrateWith(world.program, {
          ...world.planOf('migrate', 'migrate'),
          databaseUrl: world.direct(side),
        });
      }
      say('two databases migrated');
      await Promise.all(world.workers.map((worker) => worker.start()));
      say(`${world.workers.length} processes work`);
      return world;
    } catch (error) {
      await world.stop();
      throw error;
    }
  }

  get workers(): Worker[] {
    return [...this.producers, this.relay, ...this.consumers];
  }

  /** Everyone who sends: their buckets are shared by lease. */
  get relays(): Worker[] {
    return [...this.producers, this.relay];
  }

  get proxies(): TcpProxy[] {
    return [...Object.values(this.toKafka), ...Object.values(this.toPostgres)];
  }

  /** The way into a side's database that no fault is on, but PostgreSQL's own. */
  direct(side: Side): string {
    return urlOfDatabase(this.server, databaseOf(side));
  }

  /** Another member of the group, for a while. */
  guest(): Worker {
    this.guests += 1;
    return this.worker(`ai-guest-${this.guests}`, 'consumer');
  }

  poison(...people: string[]): void {
    this.poisoned.clear();
    for (const person of people) this.poisoned.add(person);
    for (const worker of this.consumers) worker.send({ kind: 'poison', people });
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await Promise.all(this.proxies.map((proxy) => proxy.close()));
    await this.stack.stop();
  }

  private get server(): string {
    return this.stack.env.ODYSSEY_POSTGRES_URL ?? '';
  }

  private worker(name: string, role: 'producer' | 'consumer'): Worker {
    const worker: Worker = new Worker({
      dir: this.stack.dir,
      program: this.program,
      plan: () => this.planOf(name, role),
      heard: (message) => this.listener.heard(worker, message),
      gone: () => this.listener.gone(worker),
    });
    return worker;
  }

  private planOf(name: string, role: WorkerPlan['role']): WorkerPlan {
    const side: Side = role === 'consumer' ? 'consumers' : 'producers';
    const url = new URL(this.direct(side));
    url.port = String(this.toPostgres[side].port);
    return {
      name,
      role,
      service: role === 'consumer' ? GROUP_SERVICE : 'goals',
      databaseUrl: url.href,
      brokers: [`127.0.0.1:${this.toKafka[side].port}`],
      skew: this.skews.get(name) ?? 0,
      poisoned: [...this.poisoned],
    };
  }
}

const databaseOf = (side: Side): string => `chaos_${side}`;
