import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { EventWorkers } from '@odyssey/events';
import { asUser, type TestService, testDatabase, testService, waitUntil } from '@odyssey/testing';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  Answers,
  defineJob,
  defineService,
  Jobs,
  Public,
  processEnvironment,
  Scope,
  serviceConfig,
  startService,
} from '../src/index.ts';
import { Printer } from './notes/print-note.job.ts';
import { notes } from './notes/service.ts';

const testEnvironmentOf = (databaseUrl: string) => ({
  ...processEnvironment(),
  ODYSSEY_LOG_LEVEL: 'silent',
  ODYSSEY_GOALS_PORT: '0',
  ODYSSEY_GOALS_DATABASE_URL: databaseUrl,
});

const quiet = { ODYSSEY_LOG_LEVEL: 'silent' };

/**
 * A service that ends while a request is half there and its consumer hangs. It takes as long as an end may: the other tests
 * go by meanwhile.
 */
async function hangingEnd() {
  const service = await testService(notes, { env: quiet });
  const asked = once(service.app.getHttpServer(), 'request');
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
  const socketCut = once(socket, 'close');
  socket.write(
    'POST /v1/notes HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
  );
  await asked;
  const events = service.get(EventWorkers);
  const stop = events.stop.bind(events);
  jest.spyOn(events, 'stop').mockImplementation(() => new Promise(() => {}));
  const closed = service.close().then(
    () => 'everything closed',
    (error: Error) => error.message,
  );
  return { service, socketCut, closed, stop };
}
let hanging: ReturnType<typeof hangingEnd>;
beforeAll(async () => {
  hanging = hangingEnd();
  await hanging;
});

describe('a service at work', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService(notes, { env: quiet });
  });
  afterAll(() => service.close());

  it('says that it lives, is ready and has started', async () => {
    for (const probe of ['/livez', '/readyz', '/startupz']) {
      expect(await service.http().get(probe)).toMatchObject({ status: 200, body: { status: 'ok' } });
    }
  });

  it('shows its metrics, by the pattern of the route', async () => {
    const user = asUser();
    const { body } = await service.http(user).post('/v1/notes', { title: 'Measured' });
    await service.http(user).get(`/v1/notes/${body.id}`);
    const metrics = (await service.http().get('/metrics')).body as string;
    expect(metrics).toContain(
      'odyssey_http_request_seconds_count{service="goals",method="GET",route="/v1/notes/:id",status="200"} 1',
    );
    expect(metrics).not.toContain(body.id);
  });

  it('may not change its own tables', async () => {
    await expect(service.get(DataSource).query('create table mine (id int)')).rejects.toThrow(
      'permission denied',
    );
  });

  it('lets no statement, lock or open transaction last for ever, and keeps time in UTC', async () => {
    const settings: { name: string; setting: string }[] = await service.get(DataSource).query(
      `select name, setting from pg_settings where name in
         ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'TimeZone')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      statement_timeout: '5000',
      lock_timeout: '2000',
      idle_in_transaction_session_timeout: '10000',
      TimeZone: 'UTC',
    });
  });

  it('answers 503 while PostgreSQL restarts, and is well again by itself', async () => {
    const http = service.http(asUser());
    await service.rows(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename <> current_user`);
    const answers: number[] = [];
    await waitUntil(
      async () => {
        const { status, headers } = await http.get('/v1/notes');
        answers.push(status);
        if (status === 503) expect(headers['retry-after']).toBeDefined();
        return status === 200;
      },
      { within: 5_000, what: 'requests are answered again' },
    );
    expect(answers.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  });
});

describe('stopping', () => {
  it('turns readiness red, answers what is in flight, ends streams, and closes the database last', async () => {
    const service = await testService(notes, { env: quiet });
    const user = asUser();
    const printer = service.get(Printer);
    let release = () => {};
    printer.gate = new Promise((resolve) => {
      release = resolve;
    });
    const token = await service.tokens.ofPerson(user);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const inFlight = fetch(`${service.url}/v1/notes`, {
      method: 'POST',
      headers,
      body: '{"title":"In flight"}',
    });
    await waitUntil(() => printer.entered === 1, { within: 3_000, what: 'the request is inside' });
    const stream = await fetch(`${service.url}/v1/ticks`, { headers });
    const streamed = stream.text();
    const closing = service.close();
    expect(await streamed).toContain(': connected');
    const ready = await fetch(`${service.url}/readyz`).then(
      ({ status }) => status,
      () => 'closed',
    );
    expect([503, 'closed']).toContain(ready);
    release();
    expect((await inFlight).status).toBe(201);
    const started = performance.now();
    await closing;
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(service.get(DataSource).isInitialized).toBe(false);
    await expect(fetch(`${service.url}/livez`)).rejects.toThrow();
  });
});

describe('the order of an end', () => {
  it('is consumer and relay, jobs, HTTP, database', async () => {
    const service = await testService(notes, { env: quiet });
    const order: string[] = [];
    const noting = (name: string, part: Record<string, () => Promise<unknown>>, method: string) => {
      const end = part[method]?.bind(part);
      part[method] = async () => {
        await end?.();
        order.push(name);
      };
    };
    noting('events', service.get(EventWorkers) as never, 'stop');
    noting('jobs', service.get(Jobs) as never, 'close');
    noting('database', service.get(DataSource) as never, 'destroy');
    service.app.getHttpServer().on('close', () => order.push('http'));
    await service.close();
    await service.close();
    expect(order).toEqual(['events', 'jobs', 'http', 'database']);
  });
});

describe('with the broker away', () => {
  it('a service starts, serves, and keeps what it has to publish; only its start is not over', async () => {
    const service = await testService(notes, {
      env: { ...quiet, ODYSSEY_KAFKA_URL: '127.0.0.1:1' },
      kafka: true,
    });
    try {
      const http = service.http(asUser());
      expect((await http.get('/readyz')).status).toBe(200);
      expect(await http.get('/startupz')).toMatchObject({
        status: 503,
        body: { reason: 'the consumer has not joined its group' },
      });
      const { body } = await http.post('/v1/notes', { title: 'Written anyway' });
      expect((await http.post(`/v1/notes/${body.id}/print`)).status).toBe(202);
      expect(await service.published()).toHaveLength(1);
    } finally {
      const started = performance.now();
      await service.close();
      expect(performance.now() - started).toBeLessThan(8_000);
    }
  });
});

describe('several services in one process', () => {
  it('have each their own port, database and metrics', async () => {
    const [a, b] = await Promise.all([
      testService(notes, { env: quiet }),
      testService(notes, { env: quiet }),
    ]);
    try {
      const user = asUser();
      await a.http(user).post('/v1/notes', { title: 'In a' });
      expect((await a.http(user).get('/v1/notes')).body.items).toHaveLength(1);
      expect((await b.http(user).get('/v1/notes')).body.items).toHaveLength(0);
      expect(a.url).not.toBe(b.url);
    } finally {
      await a.close();
    }
    // One that ends takes nothing of the other with it.
    expect((await b.http(asUser()).get('/v1/notes')).status).toBe(200);
    await b.close();
  });
});

describe('a service that is put together wrongly does not start', () => {
  @Controller('v1/open')
  class NobodySaysWho {
    @Get()
    @Answers(200, z.object({}))
    read() {
      return {};
    }
    @Get('two')
    @Public()
    @Scope('a:b')
    @Answers(200, z.object({}))
    two() {
      return {};
    }
    @Get('silent')
    @Public()
    silent() {}
  }
  @Module({ controllers: [NobodySaysWho] })
  class Wrong {}

  it('because routes lack their decorators: all are named', async () => {
    const wrong = defineService({ ...notes, module: Wrong, queues: [] });
    await expect(testService(wrong, { env: quiet })).rejects.toThrow(
      /NobodySaysWho\.read needs exactly one of.*NobodySaysWho\.two needs exactly one of.*NobodySaysWho\.silent needs one @Answers/s,
    );
  });

  it('because a queue has no worker', async () => {
    const orphan = defineJob({ name: 'orphan', data: z.object({}) });
    const wrong = defineService({ ...notes, queues: [...notes.queues, orphan] });
    await expect(testService(wrong, { env: quiet })).rejects.toThrow('orphan has no worker');
  });

  it('because its environment does not fit: every fault is named at once', async () => {
    const wrong = defineService({
      ...notes,
      config: serviceConfig(z.object({ NOTES_COLOUR: z.enum(['white', 'yellow']) })),
    });
    const env = { ...quiet, NOTES_COLOUR: 'blue', ODYSSEY_GOALS_PORT: 'x', ODYSSEY_KAFKA_URL: 'nowhere' };
    await expect(testService(wrong, { env })).rejects.toThrow(
      /3 fault.*ODYSSEY_GOALS_PORT.*ODYSSEY_KAFKA_URL.*NOTES_COLOUR/s,
    );
  });

  it('because its database is not as new as the code: it says what to run', async () => {
    const database = await testDatabase(notes, { migrated: false });
    try {
      await expect(startService(notes, { ...testEnvironmentOf(database.url) })).rejects.toThrow(
        /the database of goals lacks \d+ migration\(s\), the first is CreateEventTables1760000000000: run .\/odyssey migrate goals/,
      );
    } finally {
      await database.close();
    }
  });

  it('because its database does not answer: it says where it looked', async () => {
    const env = testEnvironmentOf('postgres://goals:x@127.0.0.1:1/odyssey_goals');
    await expect(startService(notes, env)).rejects.toThrow(
      /goals cannot open its database odyssey_goals at 127\.0\.0\.1:1 .*ODYSSEY_GOALS_DATABASE_URL/,
    );
  });

  it('and leaves nothing open', async () => {
    const taken = await testService(notes, { env: quiet });
    try {
      const { port } = new URL(taken.url);
      await expect(testService(notes, { env: { ...quiet, ODYSSEY_GOALS_PORT: port } })).rejects.toThrow(
        'EADDRINUSE',
      );
    } finally {
      await taken.close();
    }
  });
});

describe('an end with a part that hangs', () => {
  it('waits for no part that hangs longer than the others can wait, names it, and cuts requests in time', async () => {
    const { service, socketCut, closed, stop } = await hanging;
    await expect(closed).resolves.toMatch(/^events did not close within [\d.]+ s$/);
    await socketCut;
    await expect(fetch(`${service.url}/livez`)).rejects.toThrow();
    expect(service.get(DataSource).isInitialized).toBe(false);
    await stop();
    await service.database?.close();
  }, 30_000);
});
