import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { signedInClient } from '@odyssey/testing';
import { TlsDoor } from '../../libs/events/test/tls-door.ts';
import { type Stack, startStack } from '../../tools/src/stack/index.ts';
import { Launcher, until } from './launcher.ts';

jest.setTimeout(120_000);

/** A broker that takes one name and password only, and only over TLS. */
describe('a closed Kafka', () => {
  const elsewhere = new Launcher();
  const launcher = new Launcher();
  const login = { username: 'odyssey', password: 'only-for-this-test' };
  let parts: Stack;
  let door: TlsDoor;
  let named: Record<string, string>;

  beforeAll(async () => {
    door = await TlsDoor.open(() => parts.kafkaDoor('closed'));
    parts = await startStack({
      dir: elsewhere.dir,
      services: 'none',
      kafkaDetours: { closed: { port: door.port, logins: { [login.username]: login.password } } },
    });
    const { ODYSSEY_POSTGRES_URL = '', ODYSSEY_REDIS_URL = '' } = parts.env;
    const ca = join(launcher.dir, 'ca.pem');
    writeFileSync(ca, door.ca);
    named = {
      ODYSSEY_POSTGRES_URL,
      ODYSSEY_REDIS_URL,
      ODYSSEY_KAFKA_URL: `127.0.0.1:${door.port}`,
      ODYSSEY_KAFKA_TLS: 'true',
      ODYSSEY_KAFKA_CA_FILE: ca,
      ODYSSEY_KAFKA_SASL_MECHANISM: 'plain',
      ODYSSEY_KAFKA_USERNAME: login.username,
      ODYSSEY_KAFKA_PASSWORD: login.password,
    };
  });
  afterAll(async () => {
    await launcher.remove();
    await parts?.stop();
    await door?.close();
    await elsewhere.remove();
  });

  it('is used by the services, by the launcher and by the operator', async () => {
    const started = await launcher.run(['up', '--detach', '--compact'], { ...named, ODYSSEY_BUILD_DIR: '' });
    expect(started).toMatchObject({ code: 0 });
    const { url } = (await launcher.status()).gateway;
    const { client } = await signedInClient(url);
    const { id } = (await client.post('/v1/tasks', { title: 'Write to grandmother' })).body;
    expect((await client.post(`/v1/tasks/${id}/complete`)).status).toBe(200);
    await until('the story came by its events', async () => {
      const { body } = await client.get(`/v1/stories?sourceId=${id}`);
      return body.items.length > 0;
    });
    const topics = await launcher.run(['events', 'topics', '--json'], named);
    expect(topics).toMatchObject({ code: 0, output: expect.stringContaining('"odyssey.goals"') });
    const tail = [
      'events',
      'tail',
      '--service',
      'goals',
      '--type',
      'goals.task',
      '--since',
      '1h',
      '--count',
      '1',
    ];
    expect(await launcher.run(tail, named)).toMatchObject({
      code: 0,
      output: expect.stringContaining('Write to grandmother'),
    });
  });

  it('says so to whoever comes without the password', async () => {
    const wrong = { ...named, ODYSSEY_KAFKA_PASSWORD: 'guessed' };
    const { code, output } = await launcher.run(['events', 'topics'], wrong);
    expect(code).toBe(1);
    expect(output).toContain('Kafka does not take the name or password');
    expect(output).toContain('Fix: check ODYSSEY_KAFKA_USERNAME');
  });
});

it('settings for a closed Kafka without the name of one are a fault, and nothing is started', async () => {
  const launcher = new Launcher();
  try {
    const { code, output } = await launcher.run(['up', '--detach'], { ODYSSEY_KAFKA_TLS: 'true' });
    expect(code).toBe(1);
    expect(output).toContain('name its brokers with ODYSSEY_KAFKA_URL');
    expect(launcher.processes()).toEqual([]);
    const plain = { ODYSSEY_KAFKA_SASL_MECHANISM: 'plain', ODYSSEY_KAFKA_USERNAME: 'x' };
    expect((await launcher.run(['doctor'], plain)).output).toContain('ODYSSEY_KAFKA_PASSWORD: is missing');
  } finally {
    await launcher.remove();
  }
});
