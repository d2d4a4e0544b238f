import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { waitUntil } from '@odyssey/testing';
import { fastify as createFastify, type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { Registry } from 'prom-client';
import type { Route } from '../openapi/routes.ts';
import { Admission, AT_ONCE_IN_A_SERVICE } from './admission.ts';
import { admit, aside, letGoWhenAnswered, OVERLOADED, shedOverload } from './shedding.ts';

const WORK_MS = 20;
const WORKERS = 4;
/** What the service can do, a second. */
const CAPACITY = (1_000 / WORK_MS) * WORKERS;

/** A database with so many connections, in front of which requests queue. */
class Workers {
  private free = WORKERS;
  private readonly queue: (() => void)[] = [];

  async work(): Promise<void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.queue.push(resolve));
    await sleep(WORK_MS);
    const next = this.queue.shift();
    if (next) next();
    else this.free += 1;
  }
}

let app: FastifyInstance;
afterEach(() => app.close());

async function aService(registry = new Registry()): Promise<FastifyInstance> {
  app = createFastify();
  const thinking = {
    method: 'post',
    path: '/v1/think',
    facts: { limit: 'ai', answers: [] },
  } as unknown as Route;
  shedOverload(app, { publicUrl: 'http://localhost', registry, routes: [thinking] });
  const workers = new Workers();
  app.get('/v1/work', async () => {
    await workers.work();
    return {};
  });
  app.post('/v1/think', async () => ({}));
  app.get('/livez', { logLevel: 'warn' }, async () => ({}));
  return app;
}

const p99 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;

/** Requests come whether or not others were answered. */
async function openLoad(service: FastifyInstance, perSecond: number, ms: number) {
  const answers: Promise<{ status: number; ms: number; at: number; retryAfter: unknown; code: unknown }>[] =
    [];
  const started = performance.now();
  for (let at = 0; at < ms; at = performance.now() - started) {
    while (answers.length < (at * perSecond) / 1_000) {
      const begun = performance.now();
      answers.push(
        service.inject('/v1/work').then(({ statusCode, headers, json }) => ({
          status: statusCode,
          ms: performance.now() - begun,
          at: begun - started,
          retryAfter: headers['retry-after'],
          code: json<{ code?: string }>().code,
        })),
      );
    }
    await sleep(1);
  }
  return Promise.all(answers);
}

describe('three times as much as can be done', () => {
  it('is shed early: what is let in takes about as long as at capacity, and every request is answered', async () => {
    const registry = new Registry();
    const service = await aService(registry);
    const closed = async () => {
      const times: number[] = [];
      for (let i = 0; i < 8; i += 1) {
        const begun = performance.now();
        await service.inject('/v1/work');
        times.push(performance.now() - begun);
      }
      return times;
    };
    const begun = performance.now();
    const atCapacity = (await Promise.all(Array.from({ length: AT_ONCE_IN_A_SERVICE }, closed))).flat();
    // What this machine really does in that time.
    const doable = (atCapacity.length * 2_500) / (performance.now() - begun);
    const answers = await openLoad(service, CAPACITY * 3, 2_500);
    const accepted = answers.filter(({ status }) => status === 200);
    const shed = answers.filter(({ status }) => status === 503);
    expect(accepted.length + shed.length).toBe(answers.length);
    expect(shed.length).toBeGreaterThan(answers.length / 4);
    expect(accepted.length).toBeGreaterThan(doable / 2);
    expect(shed[0]).toMatchObject({ retryAfter: '1', code: 'service_unavailable' });
    // How fast the beginning is stands in overload.spec.ts, where time is simulated.
    const later = accepted.filter(({ at }) => at > 1_200).map(({ ms }) => ms);
    expect(later.length).toBeGreaterThan(100);
    expect(p99(later)).toBeLessThan(p99(atCapacity) * 2);
    expect(await registry.metrics()).toContain(`odyssey_http_shed_total ${shed.length}`);
    expect((await service.inject('/v1/work')).statusCode).toBe(200);
  });

  it('keeps neither the probes from answering, nor what waits for a model', async () => {
    const service = await aService();
    const load = openLoad(service, CAPACITY * 3, 400);
    await sleep(200);
    expect((await service.inject('/livez')).statusCode).toBe(200);
    expect((await service.inject({ method: 'POST', url: '/v1/think' })).statusCode).toBe(200);
    await load;
  });
});

describe('what the door is told', () => {
  it.each([
    ['of a service that can do no more', 'read', 1_020, '1'],
    ['not of a wave of log-ins, which holds nobody else up', 'auth', 232, undefined],
  ])('is %s', async (_what, limit, places, mark) => {
    app = createFastify();
    const route = { method: 'get', path: '/v1/held', facts: { limit, answers: [] } } as unknown as Route;
    shedOverload(app, { publicUrl: 'http://localhost', registry: new Registry(), routes: [route] });
    const over = Promise.withResolvers<object>();
    app.get('/v1/held', () => over.promise);
    const answers = Array.from({ length: places + 1 }, () => app.inject('/v1/held'));
    const { statusCode, headers } = await Promise.race(answers);
    expect([statusCode, headers['retry-after'], headers[OVERLOADED]]).toEqual([503, '1', mark]);
    over.resolve({});
    await Promise.all(answers);
  });

  it('is that a service is crowded, before it has to refuse anybody', async () => {
    app = createFastify();
    shedOverload(app, { publicUrl: 'http://localhost', registry: new Registry(), routes: [] });
    const held: (() => void)[] = [];
    app.get('/v1/held', () => new Promise<object>((resolve) => held.push(() => resolve({}))));
    const asked = AT_ONCE_IN_A_SERVICE * 1.5 + 1;
    const answers = Array.from({ length: asked }, () => app.inject('/v1/held'));
    const underWay = (count: number) =>
      waitUntil(() => held.length === count, { within: 5_000, what: `${count} are under way` });
    const marks = [];
    for (let next = 0; next < 3; next += 1) {
      await underWay(AT_ONCE_IN_A_SERVICE + next);
      held[next]?.();
      const { statusCode, headers } = await (answers[next] as Promise<LightMyRequestResponse>);
      marks.push([statusCode, headers[OVERLOADED]]);
    }
    // Eleven wait, then ten, then nine.
    expect(marks).toEqual([
      [200, '1'],
      [200, '1'],
      [200, undefined],
    ]);
    const left = Promise.all(answers);
    for (let next = 3; next < asked; next += 1) {
      await waitUntil(() => held.length > next, { within: 5_000, what: 'the next is under way' });
      held[next]?.();
    }
    await left;
  });
});

describe('a request that has waited for something of its own', () => {
  it('comes back behind those who came while it did', async () => {
    let clock = 0;
    const admission = new Admission({ running: 1, waiting: 10, now: () => clock });
    const order: string[] = [];
    const [own, here, held] = [0, 1, 2].map(() => Promise.withResolvers<void>());
    app = createFastify();
    app.addHook('onRequest', async (_request, reply) => admit(admission, reply));
    letGoWhenAnswered(app);
    app.get('/backlog', async (_request, reply) => {
      const done = await aside(reply, async () => {
        here?.resolve();
        await own?.promise;
        return () => undefined;
      });
      order.push('backlog');
      done();
      return {};
    });
    app.get('/held', () => held?.promise.then(() => ({})));
    app.get('/one', async () => {
      order.push('one');
      return {};
    });
    const lined = (count: number) =>
      waitUntil(() => admission.load.waiting === count, { within: 5_000, what: `${count} are in the line` });
    const backlog = app.inject('/backlog');
    await here?.promise;
    clock = 10;
    const before = app.inject('/held');
    const one = app.inject('/one');
    await lined(1);
    clock = 20;
    own?.resolve();
    await lined(2);
    held?.resolve();
    await Promise.all([backlog, before, one]);
    expect(order).toEqual(['one', 'backlog']);
  });
});

describe('a caller who leaves before it is let in', () => {
  it.each([
    ['and there is a place', 1],
    ['and there is a line', 0],
  ])('holds no place, nor one in the line: %s', async (_what, running) => {
    const admission = new Admission({ running, waiting: 10 });
    const ended = Promise.withResolvers<unknown>();
    app = createFastify();
    app.addHook('onRequest', async (_request, reply) => {
      client.destroy();
      await once(reply.raw, 'close');
    });
    app.addHook('onRequest', async (_request, reply) => {
      const entering = admit(admission, reply);
      entering.then(() => ended.resolve('let in'), ended.resolve);
      await entering;
    });
    letGoWhenAnswered(app);
    app.get('/', async () => ({}));
    const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
    const client = connect(Number(port), '127.0.0.1');
    client.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    expect(await Promise.race([ended.promise, sleep(500, 'still waiting')])).toMatchObject({
      code: 'service_unavailable',
    });
    expect(admission.load).toEqual({ running: 0, waiting: 0 });
  });
});
