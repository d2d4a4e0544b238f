import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { isRunning, startTimeOf } from '../../tools/src/machine/process-table.ts';
import { startStack } from '../../tools/src/stack/index.ts';
import { loadSecrets } from '../../tools/src/stack/secrets.ts';
import { fixtureBuild } from './fixture-build.ts';
import { Launcher, until } from './launcher.ts';

// Whole stacks start and stop here, on machines that may be busy: 5 s when they are not.
jest.setTimeout(120_000);

let launcher: Launcher;
beforeEach(() => {
  launcher = new Launcher();
});
afterEach(() => launcher.remove());

const upDetached = () => launcher.run(['up', '--detach', '--compact']);

describe('what a crash leaves', () => {
  it('is nothing when the launcher is killed: its children get their signal from the kernel', async () => {
    await launcher.run(['up', '--detach']);
    process.kill(launcher.owner(), 'SIGKILL');
    await until('every child has ended', () => launcher.processes().length === 0);
    expect(await upDetached()).toMatchObject({ code: 0 });
  });

  it('is ended by the next up, when the signal was lost', async () => {
    await upDetached();
    await launcher.run(['down']);
    const left = spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
    const record = {
      name: 'goals',
      pid: left.pid,
      startTime: startTimeOf(left.pid ?? 0),
      stopSignal: 'SIGTERM',
    };
    writeFileSync(join(launcher.dir, 'run/goals.pid.json'), JSON.stringify(record));
    expect((await upDetached()).output).toContain('ended what an earlier start left running: goals');
    expect(isRunning(left.pid ?? 0)).toBe(false);
  });

  it('is the data, when everything is killed at once', async () => {
    await upDetached();
    await write('kept');
    for (const pid of launcher.processes()) process.kill(pid, 'SIGKILL');
    expect(await upDetached()).toMatchObject({ code: 0 });
    expect(await read()).toEqual(['kept']);
  });

  it('is no half-made data folder: what was never finished is made anew', async () => {
    mkdirSync(join(launcher.dir, 'data/postgres.new/base'), { recursive: true });
    mkdirSync(join(launcher.dir, 'data/kafka.new'), { recursive: true });
    expect(await upDetached()).toMatchObject({ code: 0 });
    expect(existsSync(join(launcher.dir, 'data/postgres.new'))).toBe(false);
  });
});

describe('a service', () => {
  it('that crashes is started again, and status says so', async () => {
    await launcher.run(['up', '--detach']);
    const url = (await launcher.status()).services.find(({ name }) => name === 'goals')?.url;
    await expect(fetch(`${url}/crash`)).rejects.toThrow();
    await until('goals is back', async () => {
      const { ready, services } = await launcher.status();
      return ready && services.find(({ name }) => name === 'goals')?.restarts === 1;
    });
  });

  it('that never becomes ready fails the start with its last lines', async () => {
    const dir = join(launcher.dir, 'stack');
    const buildFolder = fixtureBuild(launcher.build, { memory: 'never ready' });
    const starting = startStack({ dir, buildFolder, services: 'separate', readyWithinMs: 1_000 });
    await expect(starting).rejects.toMatchObject({
      message: 'memory did not become ready within 1 s.',
      evidence: expect.arrayContaining([expect.stringContaining('waiting for a broker that never comes')]),
    });
    expect(launcher.processes()).toEqual([]);
  });
});

describe('two stacks', () => {
  it('start at the same time without meeting', async () => {
    const other = new Launcher();
    try {
      const started = await Promise.all([upDetached(), other.run(['up', '--detach', '--compact'])]);
      expect(started.map(({ code }) => code)).toEqual([0, 0]);
      const [mine, theirs] = await Promise.all([launcher.status(), other.status()]);
      expect([mine.ready, theirs.ready]).toEqual([true, true]);
      const addresses = [mine, theirs].flatMap(({ services, kafka, postgres, redis }) => [
        ...services.map(({ url }) => url),
        ...kafka.brokers,
        postgres.url,
        redis.url,
      ]);
      expect(new Set(addresses).size).toBe(addresses.length);
    } finally {
      await other.remove();
    }
  });

  it('can share parts: those that are named are used, not started', async () => {
    const parts = await startStack({ dir: join(launcher.dir, 'parts'), services: 'none' });
    const other = new Launcher();
    try {
      const { ODYSSEY_POSTGRES_URL = '', ODYSSEY_KAFKA_URL = '', ODYSSEY_REDIS_URL = '' } = parts.env;
      const up = await other.run(['up', '--detach'], {
        ODYSSEY_POSTGRES_URL,
        ODYSSEY_KAFKA_URL,
        ODYSSEY_REDIS_URL,
      });
      expect(up.code).toBe(0);
      expect(await other.status()).toMatchObject({
        ready: true,
        kafka: { state: 'external', brokers: [ODYSSEY_KAFKA_URL] },
      });
      expect(existsSync(join(other.dir, 'data'))).toBe(false);
    } finally {
      await other.remove();
      await parts.stop();
    }
  });
});

async function write(value: string): Promise<void> {
  await query('create table witness (value text)');
  await query(`insert into witness values ('${value}')`);
}

async function read(): Promise<string[]> {
  return (await query('select value from witness')).map(({ value }) => value as string);
}

async function query(text: string): Promise<Record<string, unknown>[]> {
  const url = new URL((await launcher.status()).postgres.url);
  url.password = loadSecrets(launcher.dir).postgres;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
