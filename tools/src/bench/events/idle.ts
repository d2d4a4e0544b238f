import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOME } from '../../paths.ts';
import { startStack } from '../../stack/index.ts';
import { SERVICES } from '../../stack/services.ts';
import type { Figure } from '../figure.ts';
import { type Parts, TOPIC } from './parts.ts';

const SETTLE_MS = 5_000;
const WINDOW_MS = 30_000;
/** What the kernel counts processor time in: a hundredth of a second on every Linux. */
const TICKS_A_SECOND = 100;
const MIB = 1_024;

/** What services and Kafka clients cost while nothing happens. */
export async function idle(parts: Parts): Promise<Figure[]> {
  parts.options.say('idle: clients alone');
  const [client, nest] = await clients(parts);
  parts.options.say('idle: starting the eight services');
  const services = await realServices(parts);
  return [
    {
      name: 'idle consumer of events: processor',
      unit: '% of a core',
      better: 'less',
      runs: [client],
      baselines: [{ name: 'Nest’s Kafka server', runs: [nest] }],
      target: '≤ 1',
    },
    {
      name: 'idle service, median of eight: processor',
      unit: '% of a core',
      better: 'less',
      runs: services.processor,
      baselines: [],
      target: '≤ 2',
    },
    {
      name: 'idle service, median of eight: memory',
      unit: 'MiB resident',
      better: 'less',
      runs: services.memory,
      baselines: [],
      target: '≤ 150',
    },
  ];
}

/** A consumer of ours and one of Nest's side by side, in percent of a core. */
async function clients(parts: Parts): Promise<[ours: number, nest: number]> {
  await parts.emptyTopic(TOPIC);
  const [first, second] = await Promise.all([parts.database(), parts.database()]);
  const ours = await parts.odyssey({ service: parts.unique('idle'), databaseUrl: first, reacts: true });
  const nest = await parts.nest({ databaseUrl: second });
  await Promise.all([ours.call('join'), nest.call('join')]);
  const [mine = 0, theirs = 0] = await processorShare([ours.pid, nest.pid]);
  await Promise.all([ours.kill(), nest.kill()]);
  return [mine, theirs];
}

/** The eight as `./odyssey up` starts them, on our stack's PostgreSQL and Kafka. */
async function realServices(parts: Parts): Promise<{ processor: number[]; memory: number[] }> {
  const { env } = parts.stack;
  const stack = await startStack({
    dir: join(HOME, `bench-${process.pid}`, 'services'),
    services: 'separate',
    external: {
      postgresUrl: parts.adminUrl,
      kafkaBrokers: parts.brokers,
      ...(env.ODYSSEY_REDIS_URL ? { redisUrl: env.ODYSSEY_REDIS_URL } : {}),
    },
  });
  try {
    const pids = SERVICES.map((name) => stack.part(name).pid ?? 0);
    const processor = await processorShare(pids);
    return { processor, memory: pids.map(residentMib) };
  } finally {
    await stack.stop();
  }
}

async function processorShare(pids: number[]): Promise<number[]> {
  await sleep(SETTLE_MS);
  const before = pids.map(processorSeconds);
  await sleep(WINDOW_MS);
  return pids.map((pid, n) => ((processorSeconds(pid) - (before[n] ?? 0)) / (WINDOW_MS / 1_000)) * 100);
}

function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command may hold spaces; user and system time are the 12th and 13th field behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

function residentMib(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / MIB;
}
