import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../build/bundle.ts';
import { processesIn } from '../../machine/process-table.ts';
import { HOME, REPOSITORY } from '../../paths.ts';
import { type Stack, startStack } from '../../stack/index.ts';
import { keepOneProcessor } from '../own-processor.ts';
import type { BenchOptions } from '../suites.ts';
import { postgresVersion, redisVersion } from '../versions.ts';
import { type Commands, Worker } from '../worker.ts';
import type { Gateway } from './workers/gateway.ts';
import type { GoalsService } from './workers/goals-service.ts';
import type { LoadProgram } from './workers/load.ts';

const PROGRAMS = ['gateway', 'goals-service', 'load'] as const;
type Program = (typeof PROGRAMS)[number];

const PEOPLE = 128;
/** Callers who wait for their answers, while the most that can be done is looked for: as many as a service works on at once. */
export const SIDE_BY_SIDE = 16;
const WARM_UP_SECONDS = 3;
/** What one person, or one network, may ask for a minute is not what is measured. */
const UNLIMITED = String(1_000_000_000);
/** Nobody listens there. */
const NO_REDIS = 'redis://127.0.0.1:1';

/** PostgreSQL, Redis, the goals service behind the door, and who calls them: a process each. */
export class Parts {
  readonly options: BenchOptions;
  readonly stack: Stack;
  private readonly dir: string;
  private readonly loads: ReturnType<typeof keepOneProcessor>;
  private readonly workers: Worker<Commands>[] = [];

  private constructor(
    options: BenchOptions,
    stack: Stack,
    dir: string,
    loads: ReturnType<typeof keepOneProcessor>,
  ) {
    this.options = options;
    this.stack = stack;
    this.dir = dir;
    this.loads = loads;
  }

  /** Runs the work on a fresh stack and leaves nothing behind. */
  static async with<T>(options: BenchOptions, work: (parts: Parts) => Promise<T>): Promise<T> {
    const dir = join(HOME, `bench-limits-${process.pid}`);
    mkdirSync(join(dir, 'logs'), { recursive: true });
    try {
      const sources = PROGRAMS.map((name) => [
        name,
        join(REPOSITORY, `tools/src/bench/limits/workers/${name}.ts`),
      ]);
      await bundle(join(dir, 'programs'), Object.fromEntries(sources) as Record<Program, string>);
      // Before anything is started, which then uses what is left.
      const loads = keepOneProcessor();
      const stack = await startStack({ dir, services: 'none' });
      const parts = new Parts(options, stack, dir, loads);
      try {
        return await work(parts);
      } finally {
        await Promise.all(parts.workers.map((worker) => worker.end()));
        await stack.stop();
      }
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }

  /** The goals service; without Redis it counts each person's requests in its own memory. */
  async goals({ redis }: { redis: boolean }): Promise<Worker<GoalsService>> {
    const more = { ODYSSEY_GOALS_PORT: '0', ...(redis ? {} : { ODYSSEY_REDIS_URL: NO_REDIS }) };
    return this.start<GoalsService>('goals-service', { env: this.environment(more) });
  }

  async door(goalsUrl: string): Promise<Worker<Gateway>> {
    const env = this.environment({
      ODYSSEY_GATEWAY_PORT: '0',
      ODYSSEY_PORT: '0',
      ODYSSEY_GOALS_URL: goalsUrl,
    });
    return this.start<Gateway>('gateway', { env });
  }

  /** Callers of this address, who are people of that service. */
  async callers(url: string, service: Worker<GoalsService>): Promise<Worker<LoadProgram>> {
    const bearers = await service.call('people', PEOPLE);
    const load = await this.start<LoadProgram>('load', { url, bearers });
    this.loads.giveTo(load.pid);
    return load;
  }

  /** The service behind its door and who calls it, all warm. */
  async house() {
    const goals = await this.goals({ redis: true });
    const door = await this.door(await goals.call('url'));
    const callers = await this.callers(await door.call('url'), goals);
    this.options.say('the door, the goals service and 128 people are there');
    await callers.call('asFastAsAnswered', { sideBySide: SIDE_BY_SIDE, seconds: WARM_UP_SECONDS });
    return {
      callers,
      stop: async (): Promise<void> => {
        await Promise.all([callers.stop(), door.stop(), goals.stop()]);
      },
    };
  }

  /** PostgreSQL and the processes it forked. */
  get postgres(): number[] {
    return processesIn(join(this.dir, 'data/postgres'));
  }

  async versions(): Promise<Record<string, string>> {
    return {
      PostgreSQL: `${await postgresVersion(this.stack.env.ODYSSEY_POSTGRES_URL ?? '')} (fsync on)`,
      Redis: redisVersion(),
      'The load': this.loads.said,
    };
  }

  private environment(more: Record<string, string>): Record<string, string> {
    return {
      ...this.stack.env,
      ODYSSEY_LOG_LEVEL: 'warn',
      ODYSSEY_LIMIT_READ: UNLIMITED,
      ODYSSEY_LIMIT_WRITE: UNLIMITED,
      ODYSSEY_LIMIT_EDGE: UNLIMITED,
      ...more,
    };
  }

  private async start<C extends Commands>(program: Program, given: object): Promise<Worker<C>> {
    const worker = await Worker.start<C>({
      program: join(this.dir, 'programs', `${program}.mjs`),
      log: join(this.dir, 'logs', `${program}.log`),
      env: this.stack.env,
      profile: this.options.profile,
      given,
    });
    this.workers.push(worker as unknown as Worker<Commands>);
    return worker;
  }
}
