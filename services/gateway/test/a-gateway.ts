import { randomBytes } from 'node:crypto';
import { DATA_SERVICES } from '@odyssey/contracts';
import { RateLimits } from '@odyssey/platform';
import { type TestService, testService, waitUntil } from '@odyssey/testing';
import { Redis } from 'ioredis';
import { gateway } from '../src/service.ts';
import type { Upstream } from './upstream.ts';

/** A gateway whose services are all the one upstream. */
export const aGateway = (upstream: Upstream, env: Record<string, string> = {}): Promise<TestService> =>
  testService(gateway, {
    env: {
      ...Object.fromEntries(DATA_SERVICES.map((name) => [`ODYSSEY_${name.toUpperCase()}_URL`, upstream.url])),
      ...env,
    },
  });

/** One that counts in Redis already: until Redis is there each process counts for itself. */
export async function aCountingGateway(
  upstream: Upstream,
  env: Record<string, string>,
): Promise<TestService> {
  const made = await aGateway(upstream, env);
  const redis = new Redis(process.env.ODYSSEY_REDIS_URL ?? '');
  const probe = randomBytes(8).toString('hex');
  try {
    await waitUntil(
      async () => {
        await made
          .get(RateLimits)
          .take('auth', probe)
          .catch(() => undefined);
        return (await redis.exists(`limit:auth:${probe}`)) === 1;
      },
      { within: 5_000, what: 'the limits are counted in Redis' },
    );
  } finally {
    redis.disconnect();
  }
  return made;
}

/** Things that a test opened, closed when it is over: `afterEach(closeAll)`. */
const open: { close(): Promise<unknown> }[] = [];
export function until<T extends { close(): Promise<unknown> }>(one: T): T {
  open.push(one);
  return one;
}
export async function closeAll(): Promise<void> {
  for (const one of open.splice(0).reverse()) await one.close();
}
