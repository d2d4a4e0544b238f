import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../build/bundle.ts';
import { processesIn } from '../../machine/process-table.ts';
import { HOME, REPOSITORY } from '../../paths.ts';
import { urlOfDatabase } from '../../stack/databases.ts';
import { startStack } from '../../stack/index.ts';
import { withClient } from '../../stack/postgres-client.ts';
import type { Figure } from '../figure.ts';
import { Processor } from '../processor.ts';
import type { BenchOptions, Findings, Suite } from '../suites.ts';
import { postgresVersion } from '../versions.ts';
import { Worker } from '../worker.ts';
import type { GoalsService, Operation, Variant } from './workers/goals-service.ts';

const OPERATIONS: Record<Operation, string> = {
  list: 'a page of 20 tasks',
  search: 'a search in 200 tasks',
  create: 'create a task',
  complete: 'complete a task',
  handle: 'handle `auth.user.registered`',
};
const VARIANTS: readonly Variant[] = ['guarded', 'plain'];
const SLICE_MS = 250;
/** Of each variant in turn, in one run. */
const SLICES = 4;
const WARM_UP_MS = 2_000;

const METHOD = [
  'One process with two goals services, each on a database of its own of one PostgreSQL (fsync on): one as it is, one with a policy on every table with `owner_id`, whose connections are told for whom they work each time they are handed out, in one message with the statement that follows. Four requests side by side, through the whole of Nest and Fastify, without a network. **Odyssey** in the table is the one with row-level security.',
  'Processor time of the service and of PostgreSQL together, by the kernel’s accounting, for one operation: neighbours on the machine change how long something takes much more than what it costs. Each run gives each variant a second, a quarter at a time in turn.',
];

async function run(options: BenchOptions): Promise<Findings> {
  const dir = join(HOME, `bench-rls-${process.pid}`);
  mkdirSync(join(dir, 'logs'), { recursive: true });
  try {
    const source = join(REPOSITORY, 'tools/src/bench/rls/workers/goals-service.ts');
    await bundle(join(dir, 'programs'), { 'goals-service': source });
    const stack = await startStack({ dir, services: 'none' });
    options.say('PostgreSQL, Kafka, Redis and the measured services are ready');
    try {
      const worker = await Worker.start<GoalsService>({
        program: join(dir, 'programs/goals-service.mjs'),
        log: join(dir, 'logs/goals-service.log'),
        env: stack.env,
        profile: options.profile,
        given: { env: stack.env, databases: await databases(stack.env) },
      });
      try {
        return {
          figures: await measured(worker, join(dir, 'data/postgres'), options),
          method: METHOD,
          versions: { PostgreSQL: await postgresVersion(stack.env.ODYSSEY_POSTGRES_URL ?? '') },
        };
      } finally {
        await worker.end();
      }
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measured(
  worker: Worker<GoalsService>,
  server: string,
  options: BenchOptions,
): Promise<Figure[]> {
  const wanted = (Object.keys(OPERATIONS) as Operation[]).filter(
    (name) => options.only.length === 0 || options.only.includes(name),
  );
  const figures: Figure[] = [];
  for (const operation of wanted) {
    const work = (variant: Variant, milliseconds: number) =>
      worker.call('work', { variant, operation, milliseconds });
    for (const variant of VARIANTS) await work(variant, WARM_UP_MS);
    const processor = new Processor([worker.pid, ...processesIn(server)]);
    const costs: Record<Variant, number[]> = { guarded: [], plain: [] };
    for (let run = 0; run < options.runs; run += 1) {
      const spent = { guarded: { done: 0, time: 0 }, plain: { done: 0, time: 0 } };
      for (let slice = 0; slice < SLICES; slice += 1)
        for (const variant of (run + slice) % 2 ? VARIANTS.toReversed() : VARIANTS) {
          const before = processor.read();
          spent[variant].done += await work(variant, SLICE_MS);
          spent[variant].time += processor.read() - before;
        }
      for (const variant of VARIANTS) costs[variant].push(spent[variant].time / spent[variant].done);
    }
    options.say(`${operation}: measured`);
    figures.push({
      name: OPERATIONS[operation],
      unit: 'µs of processor',
      better: 'less',
      runs: costs.guarded,
      baselines: [{ name: 'without row-level security', runs: costs.plain }],
      target: '≤ 105 %',
    });
  }
  return figures;
}

/** Two empty databases of the goals service, with the rights that start-up gives. */
async function databases(env: Record<string, string>) {
  const adminUrl = env.ODYSSEY_POSTGRES_URL ?? '';
  const owner = new URL(env.ODYSSEY_GOALS_OWNER_DATABASE_URL ?? '');
  const runtime = new URL(env.ODYSSEY_GOALS_DATABASE_URL ?? '');
  const made = async (variant: Variant) => {
    const name = `bench_${variant}`;
    await withClient(adminUrl, (admin) => admin.query(`create database ${name} owner ${owner.username}`));
    const defaults = `alter default privileges for role ${owner.username}`;
    await withClient(urlOfDatabase(adminUrl, name), (admin) =>
      admin.query(`
        ${defaults} grant usage on schemas to ${runtime.username};
        ${defaults} grant select, insert, update, delete on tables to ${runtime.username};
        ${defaults} grant usage, select, update on sequences to ${runtime.username};
        ${defaults} grant execute on functions to ${runtime.username};`),
    );
    const inside = (url: URL) => urlOfDatabase(url.href, name);
    return { url: inside(runtime), ownerUrl: inside(owner) };
  };
  return { plain: await made('plain'), guarded: await made('guarded') };
}

export const suite: Suite = {
  name: 'rls',
  title: 'Row-level security',
  sections: Object.keys(OPERATIONS),
  run,
};
