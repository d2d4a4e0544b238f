import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Stack, startStack } from '../../stack/index.ts';
import { SERVICES } from '../../stack/services.ts';
import type { Figure } from '../figure.ts';
import { type Parts, TOPIC } from './parts.ts';

const SETTLE_MS = 5_000;
const WINDOW_MS = 30_000;
/** What the kernel counts processor time in: a hundredth of a second on every Linux. */
const TICKS_A_SECOND = 100;
const MIB = 1_024;

/** What services and Kafka clients cost while nothing happens, all in one window. */
export async function idle(parts: Parts): Promise<Figure[]> {
  parts.options.say('idle: starting the eight services');
  const stack = await startServices(parts);
  try {
    const clients = await startClients(parts);
    const services = SERVICES.map((name) => stack.part(name).pid ?? 0);
    parts.options.say(`idle: looking on for ${(SETTLE_MS + WINDOW_MS) / 1_000} s`);
    const [ours = 0, nest = 0, ...shares] = await processorShare([...clients, ...services]);
    return figures({ ours, nest, shares, memory: services.map(residentMib) });
  } finally {
    await stack.stop();
  }
}

interface Seen {
  ours: number;
  nest: number;
  shares: number[];
  memory: number[];
}

function figures({ ours, nest, shares, memory }: Seen): Figure[] {
  const unit = '% of a core';
  const better = 'less';
  return [
    {
      name: 'idle consumer of events: processor',
      unit,
      better,
      runs: [ours],
      baselines: [{ name: 'Nest’s Kafka server', runs: [nest] }],
      target: '≤ 1',
    },
    { name: 'idle service, of eight: processor', unit, better, runs: shares, baselines: [], target: '≤ 2' },
    {
      name: 'idle service, of eight: memory',
      unit: 'MiB resident',
      better,
      runs: memory,
      baselines: [],
      target: '≤ 150',
    },
  ];
}

/** A consumer of ours, without relay and scheduler, and one of Nest's. @returns their pids. */
async function startClients(parts: Parts): Promise<[ours: number, nest: number]> {
  await parts.emptyTopic(TOPIC);
  const [first, second] = await Promise.all([parts.database(), parts.database()]);
  const ours = await parts.odyssey({ service: parts.unique('idle'), databaseUrl: first, reacts: true });
  const nest = await parts.nest({ databaseUrl: second });
  await Promise.all([ours.call('listen'), nest.call('join')]);
  return [ours.pid, nest.pid];
}

/** The eight as `./odyssey up` starts them, on our stack's PostgreSQL, Kafka and Redis. */
function startServices(parts: Parts): Promise<Stack> {
  const { ODYSSEY_REDIS_URL: redisUrl = '' } = parts.stack.env;
  return startStack({
    dir: join(parts.dir, 'services'),
    services: 'separate',
    external: { postgresUrl: parts.adminUrl, kafkaBrokers: parts.brokers, redisUrl },
  });
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
