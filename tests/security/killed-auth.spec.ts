import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PublicClient, signedInClient, stack, waitUntil } from '@odyssey/testing';
import { build } from '../../tools/src/build/build.ts';
import { TcpProxy } from '../../tools/src/chaos/tcp-proxy.ts';
import type { Part } from '../../tools/src/stack/part.ts';
import { Ports } from '../../tools/src/stack/ports.ts';
import { withClient } from '../../tools/src/stack/postgres-client.ts';
import { answersOk } from '../../tools/src/stack/service-parts.ts';
import { oneService } from '../stack/one-service.ts';

jest.setTimeout(60_000);

const dir = resolve(`.odyssey/killed-auth-${process.pid}`);
let ports: Ports;
let replica: Part;
let road: TcpProxy;
beforeAll(async () => {
  mkdirSync(dir, { recursive: true });
  ports = await Ports.take(dir, ['auth'], { preferred: {} });
  const { folder } = await build();
  replica = oneService({
    service: 'auth',
    dir,
    ports,
    buildFolder: folder,
    env: {
      ...stack().env,
      ODYSSEY_AUTH_PORT: String(ports.port('auth')),
      // In the group of the others it would take part of their events with it when it is killed.
      ODYSSEY_KAFKA_URL: '127.0.0.1:1',
    },
    isReady: () => answersOk(ports.port('auth'), '/readyz'),
  });
  await replica.start();
  road = await TcpProxy.listen();
  road.leadTo(ports.port('auth'));
});
afterAll(async () => {
  await replica?.stop();
  await road?.close();
  await ports?.releaseAll();
  rmSync(dir, { recursive: true, force: true });
});

const refreshAt = (url: string, refreshToken: string) =>
  new PublicClient(url).post('/v1/auth/refresh', { refreshToken });

describe('a process of auth that is killed (kill -9) between a rotation and its answer', () => {
  it('costs nobody the session: another gives the successor, and it lives on', async () => {
    const person = await signedInClient(stack().gateway);
    road.dropAnswers(true);
    const unanswered = refreshAt(`http://127.0.0.1:${road.port}`, person.refreshToken).then(
      ({ status }) => `answered ${status}`,
      (error: Error) => error.message,
    );
    await waitUntil(
      () =>
        withClient(stack().env.ODYSSEY_AUTH_DATABASE_URL ?? '', async (client) => {
          const sql = 'select 1 from refresh_tokens where owner_id = $1 and rotated_at is not null';
          return (await client.query(sql, [person.userId])).rowCount === 1;
        }),
      { within: 10_000, what: 'the rotation is committed' },
    );
    await replica.kill();
    expect(replica.state).toBe('stopped');
    expect(await unanswered).toBe('fetch failed');

    const again = await refreshAt(stack().gateway, person.refreshToken);
    expect(again.status).toBe(200);
    const next = await refreshAt(stack().gateway, again.body.refreshToken);
    expect(next.status).toBe(200);
    const client = new PublicClient(stack().gateway, next.body.accessToken);
    const { body } = await client.get('/v1/auth/sessions');
    expect(body.items.map(({ current }: { current: boolean }) => current)).toEqual([true]);
    const { rows } = await withClient(stack().env.ODYSSEY_AUTH_DATABASE_URL ?? '', (database) =>
      database.query('select count(*)::int as tokens from refresh_tokens where owner_id = $1', [
        person.userId,
      ]),
    );
    // The first, its one successor, and the successor's: the repetition made no branch of its own.
    expect(rows).toEqual([{ tokens: 3 }]);
  });
});
