import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DATA_SERVICES } from '@odyssey/contracts';
import { type SignedIn, signedInClient, waitUntil } from '@odyssey/testing';
import { build } from '../../../tools/src/build/build.ts';
import { type Stack, startStack } from '../../../tools/src/stack/index.ts';
import type { Part } from '../../../tools/src/stack/part.ts';
import { Ports } from '../../../tools/src/stack/ports.ts';
import { oneService } from '../../stack/one-service.ts';
import { Balancer } from './balancer.ts';
import { StreamReader } from './stream-reader.ts';
import { type Tally, Traffic } from './traffic.ts';

jest.setTimeout(90_000);

/** A stack of its own, of real processes: each of them ends here, and starts again. */
const dir = resolve(`.odyssey/every-restart-${process.pid}`);
let stack: Stack;
let ports: Ports;
let second: Part;
let balancer: Balancer;
let traffic: Traffic;
let ada: SignedIn;
let stream: StreamReader;

beforeAll(async () => {
  mkdirSync(join(dir, 'second'), { recursive: true });
  const { folder } = await build();
  stack = await startStack({
    dir,
    services: 'separate',
    buildFolder: folder,
    env: {
      ODYSSEY_LIMIT_AUTH: '1000',
      ODYSSEY_LIMIT_READ: '100000',
      ODYSSEY_LIMIT_WRITE: '100000',
      ODYSSEY_LIMIT_EDGE: '1000000',
      // A busy machine starts a process in more than the five seconds that the door waits else.
      ODYSSEY_EDGE_RESTART_SECONDS: '20',
    },
  });
  ports = await Ports.take(join(dir, 'second'), ['gateway'], { preferred: {} });
  second = oneService({
    service: 'gateway',
    dir: join(dir, 'second'),
    ports,
    buildFolder: folder,
    env: { ...stack.env, ODYSSEY_GATEWAY_PORT: String(ports.port('gateway')) },
  });
  await second.start();
  balancer = Balancer.over([stack.urls.gateway, `http://127.0.0.1:${ports.port('gateway')}`]);
  ada = await signedInClient(stack.urls.gateway);
  stream = new StreamReader(balancer, '/v1/notifications/stream', ada.accessToken);
  traffic = await Traffic.of(6, stack.urls.gateway, balancer);
  await waitUntil(() => stream.text.includes('connected'), { within: 10_000, what: 'the stream' });
  await traffic.begin();
}, 240_000);

afterAll(async () => {
  await stream?.close();
  await balancer?.close();
  await second?.stop();
  await stack?.stop();
  await ports?.releaseAll();
  rmSync(dir, { recursive: true, force: true });
}, 60_000);

const failed = ({ came }: Tally) =>
  Object.entries(came).flatMap(([name, answers]) =>
    Object.entries(answers)
      .filter(([answer]) => !/^2\d\d$/.test(answer))
      .map(([answer, times]) => `${name}: ${times} × ${answer}`),
  );

/** Less than the cut of what still runs: a process that comes to that holds up its whole address until then. */
const STOPS_WITHIN_MS = 6_000;

/** It stays away until `held` has come to it. */
const restarted = (part: Part, held: () => Promise<void>) => async () => {
  const began = performance.now();
  await part.stop();
  const ms = performance.now() - began;
  await held();
  await part.start();
  expect({ part: part.name, late: ms > STOPS_WITHIN_MS ? ms : 0 }).toEqual({ part: part.name, late: 0 });
};

describe('under load at every service', () => {
  it.each(DATA_SERVICES)('%s ends and starts again, and no request fails', async (name) => {
    const tally = await traffic.during(restarted(stack.part(name), () => traffic.asksBoth(name)));
    expect(failed(tally)).toEqual([]);
  });

  it('one gateway after the other ends and starts again, and no request fails', async () => {
    for (const part of [stack.part('gateway'), second]) {
      const tally = await traffic.during(restarted(part, () => traffic.more(2 * DATA_SERVICES.length)));
      expect(failed(tally)).toEqual([]);
    }
  });

  it('a live stream that ends with its process is opened again, and misses nothing', async () => {
    const { body } = await ada.client.post('/v1/tasks', { title: 'Sit under the tree' });
    await ada.client.post(`/v1/tasks/${body.id}/complete`);
    await waitUntil(() => stream.text.includes('task_completed'), {
      within: 20_000,
      what: 'the message arrives',
    });
    // Once for each process on its way, at least: the service, and the gateway that it went through.
    expect(stream.openings.length).toBeGreaterThanOrEqual(3);
    expect(new Set(stream.openings)).toEqual(new Set(['200']));
  });

  it('every write that was confirmed was done once', async () => {
    expect(await traffic.surplus()).toEqual({});
  });
});
