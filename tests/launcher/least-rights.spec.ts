import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DATA_SERVICES, SERVICES } from '@odyssey/contracts';
import { KafkaBus } from '@odyssey/events';
import { type SignedIn, signedInClient } from '@odyssey/testing';
import { Redis } from 'ioredis';
import { type Admin, Kafka, logLevel, Partitioners } from 'kafkajs';
import { logPathOf } from '../../tools/src/stack/child.ts';
import { Launcher, until } from './launcher.ts';
import { NamedServices, type User } from './named-services.ts';

jest.setTimeout(120_000);

/** Kafka's numbers: allowed, from anywhere, on the topic of this very name. */
const RULE = { resourceType: 2, resourcePatternType: 3, host: '*', permissionType: 3 };
const READ = 3;
const WRITE = 4;

/** What comes of it: `joined`, or what Kafka calls why not. */
async function joining(kafka: Kafka, groupId: string, topic: string): Promise<string> {
  const consumer = kafka.consumer({ groupId, retry: { retries: 0, restartOnFailure: async () => false } });
  const nameOf = ({ type, name }: Error & { type?: string }) => type ?? name;
  const ended = new Promise<string>((resolve) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => resolve(nameOf(payload.error)));
    consumer.on(consumer.events.GROUP_JOIN, () => resolve('joined'));
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topic });
    await consumer.run({ eachMessage: async () => undefined });
    return await ended;
  } catch (error) {
    return nameOf(error as Error);
  } finally {
    await consumer.disconnect();
  }
}

/** Kafka and Redis that ask everybody who he is, with the rules that we give to an operator and no others. */
describe('every service under its own name, with no more than it needs', () => {
  const launcher = new Launcher();
  let named: NamedServices;
  let ada: SignedIn;

  const logOf = (part: string) => {
    const path = logPathOf(launcher.dir, part);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const events = (user: User, ...words: string[]) =>
    launcher.run(['events', ...words], {
      ...named.kafkaAs(user),
      ODYSSEY_POSTGRES_URL: named.stack.env.ODYSSEY_POSTGRES_URL ?? '',
    });
  const kafkaAs = (user: User) =>
    new Kafka({ ...named.kafkaOptionsAs(user), logLevel: logLevel.NOTHING, retry: { retries: 0 } });
  const apply = async (...words: string[]) => {
    const { code, output } = await events('admin', 'acls', '--apply', '--json', ...words);
    expect({ code, output }).toMatchObject({ code: 0 });
    return JSON.parse(output.slice(output.indexOf('{'))) as {
      rights: object[];
      applied: Record<'added' | 'beyond' | 'others' | 'removed', object[]>;
    };
  };

  const asAdmin = async (work: (admin: Admin) => Promise<unknown>) => {
    const admin = kafkaAs('admin').admin();
    await admin.connect();
    await work(admin);
    await admin.disconnect();
  };

  beforeAll(async () => {
    named = await NamedServices.prepare(launcher.dir);
  });
  afterAll(async () => {
    await named?.stop();
    await launcher.remove();
  });

  it('without its rules a service ends, and says in its log what to do', async () => {
    await expect(named.begin('auth')).rejects.toThrow('auth ended while starting');
    expect(logOf('auth')).toContain(
      'Fix: give this service’s user of Kafka what ./odyssey events acls prints for it',
    );
  });

  it('so it does with topics alone, without its group', async () => {
    const may = { ...RULE, principal: 'User:odyssey-auth', operation: READ };
    await asAdmin((admin) =>
      admin.createAcls({
        acl: ['odyssey.auth', 'odyssey.archival'].map((resourceName) => ({ ...may, resourceName })),
      }),
    );
    await expect(named.begin('auth')).rejects.toThrow('auth ended while starting');
    expect(logOf('auth')).toContain(
      'this service’s user of Kafka may not be in its group. Fix: give it what',
    );
  });

  it('what is missing is added by one command, as a super user', async () => {
    const { rights, applied } = await apply();
    expect(applied).toMatchObject({ beyond: [], others: [], removed: [] });
    expect(applied.added).toHaveLength(rights.length - 2);
    expect((await apply()).applied).toEqual({ added: [], beyond: [], others: [], removed: [] });
  });

  it('the whole walk works: a task is completed, and its story comes', async () => {
    for (const service of SERVICES) await named.begin(service);
    ada = await signedInClient(named.gateway);
    const { id } = (await ada.client.post('/v1/tasks', { title: 'Write to grandmother' })).body;
    expect((await ada.client.post(`/v1/tasks/${id}/complete`)).status).toBe(200);
    await until('the story came by its events', async () => {
      const { body } = await ada.client.get(`/v1/stories?sourceId=${id}`);
      return body.items.length > 0;
    });
  });

  it('the operator’s commands work under the operator’s name', async () => {
    const lag = await events('operator', 'lag', '--service', 'goals', '--json');
    expect(lag).toMatchObject({ code: 0, output: expect.stringContaining('"state": "Stable"') });
    const words = ['tail', '--service', 'goals', '--type', 'goals.task', '--since', '1h', '--count', '1'];
    const tail = await events('operator', ...words);
    expect(tail).toMatchObject({ code: 0, output: expect.stringContaining('Write to grandmother') });
    const topics = await events('operator', 'topics', '--create', '--json');
    expect(topics).toMatchObject({ code: 0, output: expect.stringContaining('"retentionMs": 604800000') });
    const again = ['replay', '--from-topic', '--service', 'ai', '--since', '1h', '--why', 'a test'];
    expect(await events('operator', ...again)).toMatchObject({
      code: 0,
      output: expect.stringContaining('done'),
    });
  });

  it('neither broker nor Redis refused any of them anything', async () => {
    const refused = logOf('kafka')
      .split('\n')
      .filter((line) => line.includes(' is Denied '));
    // Those of auth from before there were rules.
    expect(
      refused.filter((line) => !/User:odyssey-auth .* request = (Metadata|FindCoordinator)/.test(line)),
    ).toEqual([]);
    expect(await named.redis.as('admin', (redis) => redis.acl('LOG'))).toEqual([]);
    const keys = await named.redis.as('admin', (redis) => redis.keys('*'));
    expect(keys).toContain(`limit:write:person:${ada.userId}`);
    expect(SERVICES.filter((service) => logOf(service).includes('Redis is away'))).toEqual([]);
  });

  it.each(DATA_SERVICES.filter((service) => service !== 'auth'))(
    '%s may not speak for auth',
    async (service) => {
      const producer = kafkaAs(service).producer({ createPartitioner: Partitioners.DefaultPartitioner });
      await producer.connect();
      const send = (topic: string) => producer.send({ topic, messages: [{ key: 'nobody', value: '{}' }] });
      await expect(send('odyssey.auth')).rejects.toMatchObject({ type: 'TOPIC_AUTHORIZATION_FAILED' });
      await producer.disconnect();
    },
  );

  it('a service whose events Kafka does not take says what to do', async () => {
    const { brokers, ssl, sasl } = named.kafkaOptionsAs('media');
    const security = { tls: { ca: ssl.ca[0] ?? '' }, login: sasl };
    const sink = new KafkaBus({
      clientId: 'media',
      brokers,
      security,
      databaseAnswers: async () => undefined,
      onStuck: () => undefined,
    }).sink();
    const records = [{ topic: 'odyssey.auth', key: 'nobody', value: '{}', headers: {} }];
    await expect(sink.send(records, () => true)).rejects.toThrow(
      'Fix: give this service’s user of Kafka what ./odyssey events acls prints for it',
    );
    await sink.close();
  });

  it('media may not join the group of goals, nor see into topics that it does not read', async () => {
    const media = kafkaAs('media');
    expect(await joining(media, 'odyssey.media.replay.test', 'odyssey.goals')).toBe('joined');
    expect(await joining(media, 'odyssey.goals', 'odyssey.goals')).toBe('KafkaJSGroupCoordinatorNotFound');
    expect(logOf('kafka')).toMatch(/User:odyssey-media is Denied .* Group:LITERAL:odyssey\.goals for /);
    expect(await joining(media, 'odyssey.media.replay.test', 'odyssey.memory')).toBe(
      'TOPIC_AUTHORIZATION_FAILED',
    );
  });

  it('the operator may not write, and nobody but a super user may say who may', async () => {
    const producer = kafkaAs('operator').producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    await expect(
      producer.send({ topic: 'odyssey.goals', messages: [{ key: 'nobody', value: '{}' }] }),
    ).rejects.toMatchObject({ type: 'TOPIC_AUTHORIZATION_FAILED' });
    await producer.disconnect();
    const { code, output } = await events('operator', 'acls', '--apply');
    expect(code).toBe(1);
    expect(output).toContain('This user of Kafka may not see or change who may do what.');
    expect(output).toContain('Fix: name one of its super users');
  });

  it('commands under the name of a service say what is wrong with that', async () => {
    const tail = await events('media', 'tail', '--service', 'memory', '--count', '1');
    expect(tail).toMatchObject({
      code: 1,
      output: expect.stringContaining('this user of Kafka may not see them'),
    });
    const lag = await events('media', 'lag', '--service', 'goals');
    expect(lag.code).toBe(1);
    expect(lag.output).toContain('Kafka does not let this user do that');
    expect(lag.output).toContain('Fix: ./odyssey events acls prints what each user needs');
  });

  it.each<[User, string, (redis: Redis) => Promise<unknown>]>([
    ['media', 'write a key of another kind', (redis) => redis.set('session:ada', 'x')],
    [
      'media',
      'reset the tries of a network at the door',
      (redis) => redis.pexpire('limit:auth:door:1.2.3.4', 1),
    ],
    ['gateway', 'count for a person', (redis) => redis.incrby('limit:read:person:ada', 1)],
    ['goals', 'reset the tries at an account', (redis) => redis.pexpire('limit:auth:account:x', 1)],
    ['goals', 'do in a script what it may not', (redis) => redis.eval("return redis.call('get', 'a')", 0)],
    ['goals', 'wake inboxes', (redis) => redis.publish('odyssey:inbox', 'ada')],
    ['notifications', 'listen to another channel', (redis) => redis.subscribe('another')],
    ['archival', 'look for keys', (redis) => redis.keys('*')],
    ['archival', 'empty it', (redis) => redis.flushall()],
  ])('in Redis %s may not %s', async (user, _what, work) => {
    await expect(named.redis.as(user, work)).rejects.toThrow(/NOPERM|can't run this command/);
  });

  it('in Redis nobody gets in without a name', async () => {
    const url = new URL(named.redis.urlOf('media'));
    const redis = new Redis({ host: url.hostname, port: Number(url.port), maxRetriesPerRequest: 0 });
    const told = new Promise((resolve) => redis.once('error', ({ message }) => resolve(message)));
    await expect(redis.incrby('limit:read:person:ada', 1)).rejects.toThrow('NOAUTH');
    expect(await told).toContain('NOAUTH');
    redis.disconnect();
  });

  it('what is there beyond is told, and taken away when that is asked for', async () => {
    await asAdmin((admin) =>
      admin.createAcls({
        acl: [
          { ...RULE, principal: 'User:odyssey-media', operation: WRITE, resourceName: 'odyssey.auth' },
          { ...RULE, principal: 'User:somebody', operation: READ, resourceName: '*' },
          { ...RULE, principal: 'User:somebody', operation: WRITE, resourceName: 'theirs' },
        ],
      }),
    );
    const beyond = { principal: 'User:odyssey-media', operation: 'Write', name: 'odyssey.auth' };
    const other = { principal: 'User:somebody', operation: 'Read', name: '*' };
    const look = async (...words: string[]) => (await apply(...words)).applied;
    const objects = (...all: object[]) => all.map((one) => expect.objectContaining(one));
    expect(await look()).toEqual({ added: [], beyond: objects(beyond), others: objects(other), removed: [] });
    const unasked = await events('admin', 'acls', '--apply', '--prune');
    expect(unasked).toMatchObject({
      code: 1,
      output: expect.stringContaining('There is no terminal to ask on.'),
    });
    expect((await look('--prune', '--yes')).removed).toEqual(objects(beyond));
    expect(await look()).toEqual({ added: [], beyond: [], others: objects(other), removed: [] });
  });
});
