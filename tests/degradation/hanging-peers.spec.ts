import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { SERVICES, type ServiceName } from '@odyssey/contracts';
import { kafkaClient, traced } from '@odyssey/events';
import { Mailer } from '@odyssey/mail';
import {
  Introspection,
  newId,
  outgoingCall,
  RateLimits,
  remoteKeys,
  ServiceTokens,
  serviceClient,
} from '@odyssey/platform';
import { waitUntil } from '@odyssey/testing';
import { SpanKind } from '@opentelemetry/api';
import { workContext } from '../../libs/platform/src/boot/context.ts';
import { runtimeDataSource } from '../../libs/platform/src/boot/data-source.ts';
import { connections } from '../../libs/platform/src/clients/connections.ts';
import { openBoss } from '../../libs/platform/src/jobs/queue.ts';
import { startTracing } from '../../libs/platform/src/telemetry/tracing.ts';
import { OpenAiCompatibleModel } from '../../services/ai/src/models/openai-compatible.model.ts';
import { boundedFetch } from '../../services/auth/src/identities/bounded-fetch.ts';
import { OidcProvider } from '../../services/auth/src/identities/oidc-provider.ts';
import { serviceConnections } from '../../services/gateway/src/proxy/service-connections.ts';
import { Silences } from '../../services/gateway/src/proxy/silences.ts';
import { InboxWakes } from '../../services/notifications/src/inbox/inbox-wakes.service.ts';
import { TcpProxy } from '../../tools/src/chaos/tcp-proxy.ts';
import { OUTGOING } from './deadlines.ts';

/** The machine may be busy; a client without a deadline waits for minutes. */
const atMost = (deadlineMs: number) => deadlineMs * 1.5 + 2_000;

const MEMORY = outgoingCall({ by: 'ai', to: 'memory', method: 'POST', path: '/internal/hanging' });
const LIMITS = { read: 1, write: 1, ai: 1, auth: 1 };
const SHOUT = {
  purpose: 'conversation' as const,
  prompt: 'shout.v1',
  maxOutputTokens: 10,
  temperature: 0,
  ask: (content: string) => ({ system: 'Shout.', turns: [{ role: 'user' as const, content }] }),
  read: (text: string) => ({ output: text, faults: [] }),
  house: (input: string) => input,
  say: (output: string) => output,
};
const PROVIDER_MS = { headers: 10_000, firstToken: 30_000, idle: 15_000, total: 120_000 };

/** What each client is asked to do; `host` is silent, in one way or another. */
const CALLS: Readonly<Record<string, (host: string) => Promise<unknown>>> = {
  'libs/platform/src/boot/data-source.ts': (host) =>
    runtimeDataSource(
      { name: 'goals', entities: [], migrations: [] },
      `postgres://u:p@${host}/d`,
    ).initialize(),
  async 'libs/platform/src/jobs/queue.ts'(host) {
    const boss = openBoss(`postgres://u:p@${host}/d`, 'goals');
    await boss.start();
  },
  // It tries again for ever by itself: what has a deadline is each try.
  async 'libs/events/src/kafka/kafka.ts'(host) {
    const left = Promise.withResolvers<void>();
    const here = new AsyncLocalStorage<true>();
    const watch = (made: unknown) => {
      if (here.getStore()) (made as { socket: Socket }).socket.once('close', () => left.resolve());
    };
    subscribe('net.client.socket', watch);
    const { kafka, giveUp } = kafkaClient('hanging', [host]);
    void here.run(true, () => kafka.producer().connect()).catch(giveUp);
    await left.promise;
    unsubscribe('net.client.socket', watch);
    giveUp();
  },
  async 'libs/platform/src/limits/shared-counts.ts'(host) {
    const limits = new RateLimits(`redis://${host}`, LIMITS);
    limits.start();
    await limits.take('read', `person:${newId()}`);
    limits.close();
  },
  async 'services/notifications/src/inbox/inbox-wakes.service.ts'(host) {
    const wakes = new InboxWakes({ redisUrl: `redis://${host}` }, {} as never);
    wakes.onApplicationBootstrap();
    wakes.wake(newId());
    wakes.onModuleDestroy();
  },
  'libs/platform/src/clients/connections.ts': (host) =>
    connections.request({ origin: `http://${host}`, path: '/', method: 'GET' }),
  async 'libs/platform/src/clients/service-client.ts'(host) {
    const config = { service: 'ai' as const, secret: 'a secret of our own', urls: urlsOf(host) };
    const client = serviceClient(config, 'memory', { deadlineMs: 2_000 });
    await client.post(MEMORY.at(), {}).finally(() => client.close());
  },
  'libs/platform/src/access/introspection.ts': (host) =>
    new Introspection({ service: 'ai', secret: 'a secret of our own', urls: urlsOf(host) }).find(
      '0'.repeat(64),
      '203.0.113.9',
    ),
  'libs/platform/src/clients/service-tokens.ts': (host) =>
    new ServiceTokens({ service: 'ai', secret: 'a secret of our own', urls: urlsOf(host) }).for('memory'),
  async 'libs/platform/src/access/token-keys.ts'(host) {
    await remoteKeys(new URL(`http://${host}/keys`))(
      { alg: 'EdDSA', kid: 'k' },
      { payload: '', signature: '' },
    );
  },
  'libs/mail/src/mailer.service.ts': (host) =>
    new Mailer({
      smtp: { url: `smtp://${host}`, from: 'a@example.org' },
      publicUrl: 'http://localhost',
    }).send(
      { to: { name: 'A', address: 'a@example.org' }, id: newId(), subject: 's', text: 't', html: 'h' },
      new AbortController().signal,
    ),
  'services/ai/src/models/openai-compatible.model.ts': (host) =>
    new OpenAiCompatibleModel({ name: 'm', baseUrl: `http://${host}/v1`, model: 'm' }, PROVIDER_MS).attempt(
      SHOUT,
      'hello',
      { signal: new AbortController().signal },
    ),
  async 'services/gateway/src/proxy/service-connections.ts'(host) {
    const connections = serviceConnections();
    const asked = connections.request({ origin: `http://${host}`, path: '/', method: 'GET' });
    await asked.finally(() => connections.destroy());
  },
  async 'services/gateway/src/proxy/silences.ts'(host) {
    const silences = new Silences(urlsOf(host));
    const asker = { service: 'goals' as const, end: new AbortController() };
    silences.sent(asker);
    // As a connection that was not taken: it is asked at once.
    silences.ended(asker, Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' }));
    await waitUntil(() => isThrown(() => silences.refuse('goals')), { within: 10_000, what: 'it is silent' });
    await silences.close();
  },
  'services/auth/src/identities/bounded-fetch.ts': (host) =>
    boundedFetch(`http://${host}/`, { method: 'GET', headers: {}, body: undefined }, 5_000),
  'services/auth/src/identities/oidc-provider.ts': (host) =>
    new OidcProvider(
      { name: 'p', label: 'P', issuer: `http://${host}`, clientId: 'c', scopes: 'openid' },
      5_000,
    ).ready(),
  async 'libs/platform/src/telemetry/tracing.ts'(host) {
    await workContext.run({ service: 'goals' }, async () => {
      const tracing = await startTracing('goals', `http://${host}/v1/traces`);
      await traced({ name: 'a span', kind: SpanKind.CLIENT, attributes: {} }, {}, async () => undefined);
      await tracing.stop();
    });
  },
};

/** Only a whole stack can show it: see degradation.spec.ts. */
const SHOWN_ELSEWHERE = ['services/gateway/src/proxy/proxy.plugin.ts'];

const urlsOf = (host: string) =>
  Object.fromEntries(SERVICES.map((name) => [name, `http://${host}`])) as Record<ServiceName, string>;

/** On a connection that was taken they wait as long as whoever asks by them does: those are called themselves. */
const ONLY_UNTIL_TAKEN = [
  'libs/platform/src/clients/connections.ts',
  'services/gateway/src/proxy/service-connections.ts',
];
const PEERS: Readonly<
  Record<string, { behave(peer: TcpProxy): void | Promise<void>; files: readonly string[] }>
> = {
  'takes connections and says nothing': {
    behave: (peer) => peer.swallow(),
    files: Object.keys(CALLS).filter((file) => !ONLY_UNTIL_TAKEN.includes(file)),
  },
  'neither takes nor refuses connections': {
    behave: (peer) => peer.vanish(),
    files: Object.keys(CALLS),
  },
};

function isThrown(act: () => void): boolean {
  try {
    act();
    return false;
  } catch {
    return true;
  }
}

const peers: TcpProxy[] = [];
const took = new Map<string, number>();

/** An error is an answer too: what counts is when it comes. */
async function time(peer: string, host: string, file: string): Promise<void> {
  const began = performance.now();
  const limit = atMost(OUTGOING.find((one) => one.file === file)?.deadlineMs ?? 0);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, limit + 1_000);
  });
  await Promise.race([CALLS[file]?.(host).catch(() => undefined), late]);
  clearTimeout(timer);
  took.set(`${peer} ${file}`, performance.now() - began);
}

beforeAll(async () => {
  Logger.overrideLogger(false);
  await Promise.all(
    Object.entries(PEERS).map(async ([name, { behave, files }]) => {
      const peer = await TcpProxy.listen();
      peers.push(peer);
      await behave(peer);
      await Promise.all(files.map((file) => time(name, `127.0.0.1:${peer.port}`, file)));
    }),
  );
}, 60_000);
afterAll(() => Promise.all(peers.map((peer) => peer.close())));

it('is tried with everything that opens connections', () => {
  expect([...Object.keys(CALLS), ...SHOWN_ELSEWHERE].sort()).toEqual(OUTGOING.map(({ file }) => file).sort());
});

describe.each(Object.entries(PEERS))('a peer that %s', (peer, { files }) => {
  it.each(OUTGOING.filter(({ file }) => files.includes(file)).map((one) => [one.peer, one] as const))(
    'costs its deadline, not more: %s',
    (_peer, { file, deadlineMs }) => {
      expect(took.get(`${peer} ${file}`)).toBeLessThan(atMost(deadlineMs));
    },
  );
});
