import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { externalParts } from '../../tools/src/stack/external.ts';
import { type Stack, startStack } from '../../tools/src/stack/index.ts';
import { fixtureBuild } from './fixture-build.ts';
import { Launcher, until } from './launcher.ts';

jest.setTimeout(120_000);

let shared: Launcher;
let parts: Stack;
let launcher: Launcher;
beforeAll(async () => {
  shared = new Launcher();
  parts = await startStack({ dir: shared.dir, services: 'none' });
});
afterAll(async () => {
  await parts.stop();
  await shared.remove();
});
beforeEach(() => {
  launcher = new Launcher();
});
afterEach(() => launcher.remove());

/** Starts with parts that run elsewhere: so does whoever has a database and a broker already. */
function up(env: Record<string, string> = { ODYSSEY_SMTP_URL: 'smtp://user:password@127.0.0.1:1' }) {
  const { ODYSSEY_POSTGRES_URL = '', ODYSSEY_KAFKA_URL = '', ODYSSEY_REDIS_URL = '' } = parts.env;
  const named = { ODYSSEY_POSTGRES_URL, ODYSSEY_KAFKA_URL, ODYSSEY_REDIS_URL };
  return launcher.run(['up', '--detach'], { ...named, ...env });
}

it('uses the parts that are named, and starts none', async () => {
  expect((await up()).code).toBe(0);
  const kafka = { state: 'external', brokers: [parts.env.ODYSSEY_KAFKA_URL] };
  const mail = { state: 'external', url: 'smtp://user@127.0.0.1:1' };
  expect(await launcher.status()).toMatchObject({ ready: true, kafka, mail });
  for (const made of ['data', 'mail']) expect(existsSync(join(launcher.dir, made))).toBe(false);
});

it('keeps what is mailed where no mail server is named, for a person to read', async () => {
  await up({});
  const { mail } = await launcher.status();
  expect(mail.state).toBe('ready');
  expect((await launcher.run(['mail'])).output).toContain('There is no mail.');
  const transport = createTransport({ url: mail.url });
  const text = 'Open http://localhost:8080/account/verify-email#token=odyssey_mt_x\n\u001b[2Jgone';
  const letter = { from: 'odyssey@localhost', to: 'ada@example.org', subject: 'Confirm', text };
  await transport.sendMail(letter);
  await transport.sendMail({ ...letter, subject: 'The second' });
  const list = await launcher.run(['mail']);
  expect(list.output).toMatch(/1 +\S+ \S+ +ada@example.org +The second\n2 +.* Confirm\n/);
  const read = await launcher.run(['mail', '2']);
  expect(read.output).toContain('To: ada@example.org');
  expect(read.output).toContain('/account/verify-email#token=odyssey_mt_x');
  expect(read.output).not.toContain('\u001b');
  expect((await launcher.run(['mail', '3'])).output).toContain('✘ There is no mail 3.');
  expect(readFileSync(join(launcher.dir, 'logs/mail.log'), 'utf8')).not.toContain('ada');
});

it('starts a service that crashed again, and status says so', async () => {
  await up();
  const url = (await launcher.status()).services.find(({ name }) => name === 'goals')?.url;
  await expect(fetch(`${url}/crash`)).rejects.toThrow();
  await until('goals is back', async () => {
    const { ready, services } = await launcher.status();
    return ready && services.find(({ name }) => name === 'goals')?.restarts === 1;
  });
});

it('shows the last lines of a service that fails to start, and leaves nothing running', async () => {
  fixtureBuild(launcher.build, { goals: 'crashes at start' });
  const { code, output } = await up();
  expect(code).toBe(1);
  expect(output).toContain('✘ goals ended while starting (exit code 1)');
  expect(output).toContain('goals cannot find its configuration');
  expect(launcher.processes()).toEqual([]);
});

it('gives up on a service that never becomes ready, with its last lines', async () => {
  const starting = startStack({
    dir: launcher.dir,
    external: externalParts(parts.env),
    buildFolder: fixtureBuild(launcher.build, { memory: 'never ready' }),
    services: 'separate',
    readyWithinMs: 1_000,
  });
  await expect(starting).rejects.toMatchObject({
    message: 'memory did not become ready within 1 s.',
    evidence: expect.arrayContaining([expect.stringContaining('waiting for a broker that never comes')]),
  });
  expect(launcher.processes()).toEqual([]);
});

it('lets a test freeze, kill and start a part again', async () => {
  const redis = parts.part('redis');
  redis.pause();
  expect([redis.state, await redisAnswers()]).toEqual(['paused', false]);
  redis.resume();
  expect([redis.state, await redisAnswers()]).toEqual(['ready', true]);
  const first = redis.pid;
  await redis.kill();
  expect([redis.state, redis.pid, await redisAnswers()]).toEqual(['stopped', undefined, false]);
  await redis.start();
  expect([redis.state, redis.pid === first, await redisAnswers()]).toEqual(['ready', false, true]);
});

/** Whether a PING is answered within half a second. */
function redisAnswers(): Promise<boolean> {
  const { port, hostname } = new URL(parts.env.ODYSSEY_REDIS_URL ?? '');
  return new Promise((resolve) => {
    const socket = connect({ port: Number(port), host: hostname }, () => socket.write('PING\r\n'));
    socket.setTimeout(500, () => socket.destroy());
    socket.once('data', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
