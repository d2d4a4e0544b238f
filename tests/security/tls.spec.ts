import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceName } from '@odyssey/contracts';
import {
  PublicClient,
  type SignedIn,
  signedInClient,
  stack,
  TestAuthority,
  waitUntil,
} from '@odyssey/testing';
import { build } from '../../tools/src/build/build.ts';
import { logPathOf } from '../../tools/src/stack/child.ts';
import type { Part } from '../../tools/src/stack/part.ts';
import { Ports } from '../../tools/src/stack/ports.ts';
import { oneService } from '../stack/one-service.ts';

const PROCESSES = ['auth', 'goals', 'gateway'] as const;

const authority = new TestAuthority();
const trusted = getCACertificates('default');
const dir = mkdtempSync(resolve('.odyssey/tls-'));
let ports: Ports;
let impostor: Server;
let parts: Part[] = [];
let ada: SignedIn;

const urlOf = (service: ServiceName, host = '127.0.0.1') => `https://${host}:${ports.port(service)}`;

/** Processes as an operator runs them, each with a certificate, beside those of the stack: what has to be read by events is read there. */
beforeAll(async () => {
  setDefaultCACertificates([...trusted, authority.cert]);
  const { cert, key } = authority.issue('127.0.0.1');
  const files = { ca: authority.cert, cert, key };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  mkdirSync(join(dir, 'logs'));
  impostor = createServer(new TestAuthority('Another').issue('127.0.0.1'), (_request, response) =>
    response.end('{"items":[]}'),
  );
  await new Promise<void>((listening) => impostor.listen(0, '127.0.0.1', listening));
  ports = await Ports.take(dir, PROCESSES, { preferred: {} });
  const env = {
    ...stack().env,
    ODYSSEY_KAFKA_URL: '127.0.0.1:1',
    ODYSSEY_TLS_CERT_FILE: join(dir, 'cert'),
    ODYSSEY_TLS_KEY_FILE: join(dir, 'key'),
    NODE_EXTRA_CA_CERTS: join(dir, 'ca'),
    ...Object.fromEntries(
      PROCESSES.flatMap((name) => [
        [`ODYSSEY_${name.toUpperCase()}_PORT`, String(ports.port(name))],
        [`ODYSSEY_${name.toUpperCase()}_URL`, urlOf(name)],
      ]),
    ),
    // Three that are not who they should be: of another authority, under another name, and in the clear.
    ODYSSEY_MEDIA_URL: `https://127.0.0.1:${(impostor.address() as AddressInfo).port}`,
    ODYSSEY_MEMORY_URL: urlOf('goals', 'localhost'),
    ODYSSEY_NOTIFICATIONS_URL: stack()
      .url('notifications')
      .replace(/^http:/, 'https:'),
  } as Record<string, string>;
  const { folder } = await build();
  parts = PROCESSES.map((service) => {
    const isReady = async () => (await answerOf(urlOf(service), '/readyz')) === 200;
    return oneService({ service, dir, ports, buildFolder: folder, env, isReady });
  });
  for (const part of parts) await part.start();
  ada = await signedInClient(urlOf('gateway'));
}, 120_000);

afterAll(async () => {
  for (const part of parts) await part.stop();
  await ports?.releaseAll();
  impostor?.close();
  setDefaultCACertificates(trusted);
  rmSync(dir, { recursive: true, force: true });
}, 60_000);

const answerOf = (url: string, path: string) =>
  fetch(url + path).then(
    ({ status }) => status,
    () => undefined,
  );

describe('with a certificate each, and its authority in NODE_EXTRA_CA_CERTS', () => {
  it('the door asks services, and a service asks auth for its keys', async () => {
    const { status, body } = await ada.client.post('/v1/tasks', { title: 'Write to grandmother' });
    expect(status).toBe(201);
    expect((await ada.client.get(`/v1/tasks/${body.id}`)).status).toBe(200);
  });

  it('a service asks auth what a personal token is for', async () => {
    const { body } = await ada.client.post('/v1/auth/tokens', { name: 'Test', scopes: ['tasks:read'] });
    const program = new PublicClient(urlOf('gateway'), body.token);
    expect((await program.get('/v1/tasks')).status).toBe(200);
  });

  it.each(PROCESSES)('%s takes nothing in the clear', async (name) => {
    await expect(fetch(`${urlOf(name).replace(/^https/, 'http')}/livez`)).rejects.toThrow('fetch failed');
    expect(await answerOf(urlOf(name), '/livez')).toBe(200);
  });

  it.each([
    [
      'of an authority that nobody named',
      '/v1/media',
      'media shows a certificate that is not trusted: name the file of its authority in NODE_EXTRA_CA_CERTS',
    ],
    [
      'for another name',
      '/v1/memories',
      'memory shows a certificate for another name: ODYSSEY_MEMORY_URL has to be',
    ],
    [
      'that it has not',
      '/v1/notifications',
      'notifications speaks no TLS: give it a certificate, or write http in ODYSSEY_NOTIFICATIONS_URL',
    ],
  ])(
    'a service with a certificate %s is asked nothing, and the log says what to do',
    async (_which, path, words) => {
      const { status, body } = await ada.client.get(path);
      expect([status, body.code]).toEqual([503, 'upstream_unavailable']);
      expect(JSON.stringify(body)).not.toMatch(/certificate|TLS|_URL/);
      await waitUntil(() => readFileSync(logPathOf(dir, 'gateway'), 'utf8').includes(words), {
        within: 5_000,
        what: words,
      });
    },
  );
});
