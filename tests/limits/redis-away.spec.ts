import { connect } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { newId, processEnvironment, RateLimits } from '@odyssey/platform';
import { waitUntil } from '@odyssey/testing';
import { Redis } from 'ioredis';
import { TcpProxy } from '../../tools/src/chaos/tcp-proxy.ts';

const LIMITS = { read: 5, write: 5, ai: 5, auth: 5 };
const REDIS = processEnvironment().ODYSSEY_REDIS_URL ?? '';

beforeAll(() => Logger.overrideLogger(false));

let network: TcpProxy;
let replicas: RateLimits[];
let redis: Redis;
beforeEach(async () => {
  redis = new Redis(REDIS);
  network = await TcpProxy.listen();
  network.leadTo(Number(new URL(REDIS).port || 6379));
  replicas = [0, 1].map(() => {
    const url = new URL(REDIS);
    url.hostname = '127.0.0.1';
    url.port = String(network.port);
    return new RateLimits(url.href, LIMITS);
  });
  for (const replica of replicas) replica.start();
  await sharing();
});
afterEach(async () => {
  for (const replica of replicas) replica.close();
  redis.disconnect();
  await network.close();
});

/** Until what one replica counts the other knows. */
const sharing = () =>
  waitUntil(
    async () => {
      const key = newId();
      const [first] = await replica(0).count([{ limit: 'read', key }]);
      const [second] = await replica(1).count([{ limit: 'read', key }]);
      return first?.remaining === 4 && second?.remaining === 3;
    },
    { within: 10_000, what: 'the replicas share their counts' },
  );
const replica = (i: number): RateLimits => {
  const found = replicas[i];
  if (!found) throw new Error(`there is no replica ${i}`);
  return found;
};
/** How many of so many requests a replica lets pass. */
async function passed(limits: RateLimits, key: string, tries = 8): Promise<number> {
  const answers = await Promise.allSettled(Array.from({ length: tries }, () => limits.take('read', key)));
  return answers.filter(({ status }) => status === 'fulfilled').length;
}
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

describe('limits', () => {
  it('are shared, and several are counted in one trip', async () => {
    const key = newId();
    const trips = await tripsOf(key, async () => {
      const counted = await replica(0).count([
        { limit: 'read', key },
        { limit: 'auth', key, cost: 10 },
        { limit: 'write', key, cost: 2 },
      ]);
      expect(counted.map(({ remaining, over }) => [remaining, over])).toEqual([
        [4, false],
        [0, true],
        [3, false],
      ]);
    });
    // And the end, which names it too.
    expect(trips).toBe(2);
    expect(await passed(replica(1), key)).toBe(4);
  });

  it('are given an end when their key has none: nobody is locked out for ever', async () => {
    const key = newId();
    await redis.set(`limit:read:${key}`, '100');
    await expect(replica(0).take('read', key)).rejects.toMatchObject({ code: 'rate_limited' });
    expect(await redis.pttl(`limit:read:${key}`)).toBeGreaterThan(0);
  });

  it('outlive what Redis forgets: the script and the counts', async () => {
    const key = newId();
    expect(await passed(replica(0), key)).toBe(5);
    await redis.script('FLUSH');
    await redis.del(`limit:read:${key}`);
    expect(await passed(replica(1), key)).toBe(5);
  });
});

describe('with Redis', () => {
  it('refusing, each replica counts for itself: neither none, nor nothing', async () => {
    await network.refuse();
    const key = newId();
    expect(await passed(replica(0), key)).toBe(5);
    expect(await passed(replica(1), key)).toBe(5);
    await network.takeAgain();
    await sharing();
  });

  it('silent, who asks first waits an instant, the others not at all, and all are counted', async () => {
    const fifty = async () => {
      for (let i = 0; i < 50; i += 1) await replica(0).take('read', newId());
    };
    network.swallow();
    const key = newId();
    const first = await timed(() => Promise.all([1, 2, 3].map(() => replica(0).take('read', key))));
    expect(first).toBeLessThan(400);
    // Two hundred milliseconds for each of fifty would be ten seconds.
    expect(await timed(fifty)).toBeLessThan(300);
    expect(await passed(replica(0), key)).toBe(2);
    network.heal();
    await sharing();
  });

  it('breaking off in the middle of an answer, requests go on', async () => {
    network.breakOffAfter(3);
    expect(await passed(replica(0), newId())).toBe(5);
    network.heal();
    await sharing();
  });
});

/**
 * How many commands that name this key Redis was sent meanwhile; what a script does inside is no trip. Read from a plain connection: what
 * others send is told in the same breath as the OK, and that is more than ioredis can take.
 */
async function tripsOf(key: string, work: () => Promise<void>): Promise<number> {
  const { hostname, port, password } = new URL(REDIS);
  const monitor = connect(Number(port || 6379), hostname).setEncoding('utf8');
  let told = '';
  monitor.on('data', (text: string) => {
    told += text;
  });
  monitor.write(`${password ? `AUTH ${decodeURIComponent(password)}\r\n` : ''}MONITOR\r\n`);
  await waitUntil(() => told.includes('+OK'), { within: 3_000, what: 'Redis tells what it is sent' });
  await work();
  await redis.echo(`end:${key}`);
  await waitUntil(() => told.includes(`"end:${key}"`), { within: 3_000, what: 'all that was sent is seen' });
  monitor.destroy();
  return told.split('\r\n').filter((line) => line.includes(key) && !/^\+[\d.]+ \[\d+ lua\]/.test(line))
    .length;
}
