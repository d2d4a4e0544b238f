import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import { commandOf, isZombie, processesIn, startTimeOf } from '../machine/process-table.ts';
import { baseEnvironment } from './environment.ts';
import { type Care, Part } from './part.ts';
import type { Ports } from './ports.ts';
import { withClient } from './postgres-client.ts';
import { makeCluster, serverFor } from './postgres-cluster.ts';
import { privilegesFor } from './postgres-user.ts';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  work_mem: '4MB',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  max_wal_size: '512MB',
  random_page_cost: '1.1',
  // After kill -9 it is back in 0.2–2 s instead of up to 8.
  recovery_init_sync_method: 'syncfs',
  timezone: 'UTC',
  // Its log says what failed, and nothing of anybody: no statement with values in it, no key of a row, no parameter.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

interface Options {
  dir: string;
  ports: Ports;
  password: string;
  care: Care;
}

export function postgresUrl(ports: Ports, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${ports.port('postgres')}/postgres`;
}

/** One PostgreSQL server, a direct child (pg_ctl trips over processes nobody has reaped). */
export async function postgresPart({ dir, ports, password, care }: Options): Promise<Part> {
  const data = join(dir, 'data/postgres');
  mkdirSync(join(dir, 'data'), { recursive: true });
  const privileges = privilegesFor(join(dir, 'data'));
  await makeCluster(data, password, privileges);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const url = postgresUrl(ports, password);
  return new Part({
    dir,
    ...care,
    plan: {
      name: 'postgres',
      command: [
        join(serverFor(data), 'postgres'),
        '-D',
        data,
        '-p',
        String(ports.port('postgres')),
        ...settings,
      ],
      env: baseEnvironment(),
      stopSignal: 'SIGINT',
      privileges,
    },
    isReady: () => answers(url),
    readyWithinMs: 60_000,
    stopWithinMs: 15_000,
    async beforeStart() {
      await removeStaleLock(data);
      await ports.handOver('postgres');
    },
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('select 1'));
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') throw passwordFault();
    return false;
  }
}

function passwordFault(): Fault {
  return new Fault(
    'The secrets of this folder do not open its database: secrets.json is not the one it was made with.',
    'put the old secrets.json back, or start afresh with ./odyssey reset (removes all data)',
  );
}

/**
 * PostgreSQL refuses to start while any process has the pid its last life wrote down: after a power loss that
 * may be anybody, after kill -9 of everything a zombie for some seconds. Only when nobody works inside the data
 * folder (its servers all do) may the file go; a dead pid is left to PostgreSQL, which also looks at shared memory.
 */
async function removeStaleLock(data: string): Promise<void> {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const reapedBy = Date.now() + 10_000;
  while (isZombie(pid) && Date.now() < reapedBy) await sleep(50);
  if (!startTimeOf(pid)) return;
  const user = processesIn(data)[0];
  if (user) {
    throw new Fault(
      `Another PostgreSQL (pid ${user}: ${commandOf(user)}) uses ${data}.`,
      `end it: kill -INT ${user}`,
    );
  }
  rmSync(lock);
}
