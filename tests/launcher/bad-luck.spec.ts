import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { isRunning, startTimeOf } from '../../tools/src/machine/process-table.ts';
import { loadSecrets } from '../../tools/src/stack/secrets.ts';
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
  it('is the data and no process: killed alone, the launcher takes its children along; killed together, all start again', async () => {
    await upDetached();
    process.kill(launcher.owner(), 'SIGKILL');
    await until('every child has had its signal from the kernel', () => launcher.processes().length === 0);

    expect(await upDetached()).toMatchObject({ code: 0 });
    await write('kept');
    launcher.killAll();
    expect(await upDetached()).toMatchObject({ code: 0 });
    expect(await read()).toEqual(['kept']);
  });

  it('is ended or made anew by the next up: a process whose signal was lost, a data folder never finished', async () => {
    const left = spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
    const pid = left.pid ?? 0;
    const record = { name: 'goals', pid, startTime: startTimeOf(pid), stopSignal: 'SIGTERM' };
    mkdirSync(join(launcher.dir, 'run'));
    writeFileSync(join(launcher.dir, 'run/goals.pid.json'), JSON.stringify(record));
    mkdirSync(join(launcher.dir, 'data/postgres.new/base'), { recursive: true });
    mkdirSync(join(launcher.dir, 'data/kafka.new'), { recursive: true });

    const up = await upDetached();
    expect(up).toMatchObject({ code: 0, output: expect.stringContaining('left running: goals') });
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(join(launcher.dir, 'data/postgres.new'))).toBe(false);
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
