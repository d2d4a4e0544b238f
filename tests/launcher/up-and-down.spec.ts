import { chmodSync, readFileSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Launcher, until } from './launcher.ts';

// Whole stacks start and stop here, on machines that may be busy: 5 s when they are not.
jest.setTimeout(120_000);

let launcher: Launcher;
beforeEach(() => {
  launcher = new Launcher();
});
afterEach(() => launcher.remove());

describe('up', () => {
  it('brings eight services, refuses a second start, and down leaves no process', async () => {
    const up = await launcher.run(['up', '--detach'], {
      SECRET_OF_THE_USER: 'x',
      ODYSSEY_AI_HOUSE_MODEL: 'passed on',
    });
    expect(up).toMatchObject({
      code: 0,
      output: expect.stringMatching(/gateway +http:\/\/localhost:\d+ +✔ ready/),
    });

    const status = await launcher.status();
    expect(status).toMatchObject({ ready: true, phase: 'running', compact: false });
    expect(status.services.map(({ ready, pid }) => ready && (pid ?? 0) > 0)).toEqual(Array(8).fill(true));
    const environmentOf = (service: string) =>
      readFileSync(`/proc/${status.services.find(({ name }) => name === service)?.pid}/environ`, 'utf8');
    // Whose it is alone: another service has no business with a model, nor with its key.
    expect(environmentOf('ai')).toContain('ODYSSEY_AI_HOUSE_MODEL=passed on');
    const environment = environmentOf('auth');
    expect(environment).not.toContain('ODYSSEY_AI_HOUSE_MODEL');
    expect(environment).not.toContain('SECRET_OF_THE_USER');
    expect(environment).not.toContain('OWNER_DATABASE_URL');

    const second = await launcher.run(['up']);
    expect(second.code).toBe(1);
    expect(second.output).toContain(`already runs in ${launcher.dir} (pid ${launcher.owner()}`);

    expect((await launcher.run(['logs', 'goals'])).output).toMatch(
      /^\d\d:\d\d:\d\d goals +info +listening$/m,
    );
    expect((await launcher.run(['down'])).code).toBe(0);
    expect(launcher.processes()).toEqual([]);
    expect((await launcher.run(['status'])).output).toContain('does not run here');
  });

  it('--compact hosts the eight in one process, also in a folder closed to others', async () => {
    chmodSync(launcher.dir, 0o700);
    await launcher.run(['up', '--detach', '--compact']);
    const { ready, compact, services } = await launcher.status();
    expect({ ready, compact, processes: new Set(services.map(({ pid }) => pid)).size }).toEqual({
      ready: true,
      compact: true,
      processes: 1,
    });
  });

  it('shows readable logs in the foreground, and ends everything on Ctrl-C, when ready and on the way there', async () => {
    const ready = launcher.start(['up']);
    await until('ready', () => ready.output().includes('Ctrl-C stops everything'));
    const goals = (await launcher.status()).services.find(({ name }) => name === 'goals');
    await expect(fetch(`${goals?.url}/crash`)).rejects.toThrow();
    await until('its new life is seen', () => /\d\d:\d\d:\d\d goals +info +listening/.test(ready.output()));
    expect(ready.output()).toContain('goals ended; starting it again in 1 s');
    ready.child.kill('SIGINT');
    await ready.ended;
    expect(launcher.processes()).toEqual([]);

    const starting = launcher.start(['up']);
    await until('PostgreSQL is there', () => starting.output().includes('PostgreSQL'));
    starting.child.kill('SIGINT');
    await starting.ended;
    expect(launcher.processes()).toEqual([]);
  });
});

describe('a start that cannot be', () => {
  it('names who holds the port', async () => {
    const holder = createServer();
    const port = await new Promise<number>((done) => {
      holder.listen(0, '127.0.0.1', () => done((holder.address() as { port: number }).port));
    });
    const { code, output } = await launcher.run(['up'], { ODYSSEY_PORT: String(port) });
    holder.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is taken by pid ${process.pid}`);
    expect(output).toContain(`Fix: stop it, or choose another: ODYSSEY_PORT=${port + 1} ./odyssey up`);
  });

  it('names a data folder that lost a part of itself', async () => {
    await launcher.run(['up', '--detach', '--compact']);
    await launcher.run(['down']);
    const lose = async (path: string) => {
      renameSync(`${launcher.dir}/${path}`, `${launcher.dir}/${path}.away`);
      const { output } = await launcher.run(['up']);
      const doctor = await launcher.run(['doctor']);
      renameSync(`${launcher.dir}/${path}.away`, `${launcher.dir}/${path}`);
      expect(doctor.code).toBe(1);
      expect(launcher.processes()).toEqual([]);
      return output;
    };
    expect(await lose('data/postgres/global/pg_control')).toMatch(
      /✘ .*postgres is no whole PostgreSQL data folder: global\/pg_control/,
    );
    expect(await lose('data/kafka/meta.properties')).toMatch(/✘ .*kafka is no whole Kafka data folder/);
    expect(await lose('secrets.json')).toMatch(/✘ .*secrets.json is missing/);
  });
});
