import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, getCACertificates, type SecureVersion, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TestAuthority, type TestService, waitUntil } from '@odyssey/testing';
import { aGateway, closeAll, until } from './a-gateway.ts';
import { head, RawClient } from './raw-client.ts';
import { anEndlessUpstream, answering, anUpstream, rawRequest, type Upstream } from './upstream.ts';

const MIB = 1_048_576;
/** As long as a new certificate may take to be seen, and some for a machine that is busy. */
const SEEN_WITHIN_MS = 15_000;

const authority = new TestAuthority();
const trusted = getCACertificates('default');
const folder = mkdtempSync(join(tmpdir(), 'odyssey-door-'));
const files = { ODYSSEY_TLS_CERT_FILE: join(folder, 'cert'), ODYSSEY_TLS_KEY_FILE: join(folder, 'key') };
const impatient = { ODYSSEY_EDGE_HEADERS_SECONDS: '1', ODYSSEY_EDGE_CONNECTIONS_PER_NETWORK: '6' };

let upstream: Upstream;
let door: TestService;
beforeAll(async () => {
  // What NODE_EXTRA_CA_CERTS does for a process.
  setDefaultCACertificates([...trusted, authority.cert]);
  renew('first');
  upstream = await anUpstream(answering(200, { ok: true }), authority.issue('127.0.0.1'));
  door = await aGateway(upstream, { ...files, ...impatient });
});
afterAll(async () => {
  await door.close();
  await upstream.close();
  setDefaultCACertificates(trusted);
  rmSync(folder, { recursive: true, force: true });
});
afterEach(closeAll);

function renew(name: string): void {
  const { cert, key } = authority.issue('127.0.0.1', name);
  writeFileSync(files.ODYSSEY_TLS_CERT_FILE, cert);
  writeFileSync(files.ODYSSEY_TLS_KEY_FILE, key);
}

const aClient = async (url = door.url, from?: string) => until(await RawClient.to(url, from));
/** A caller who has made a TCP connection, and no more. */
const aCaller = (from?: string) => aClient(door.url.replace(/^https/, 'http'), from);
const wellFrom = async (localAddress: string, path = '/v1/tasks') =>
  (await rawRequest(door.url, path, { localAddress })).status;

/** How a handshake ends: what was agreed on, or the code of the error. */
function handshake(options: {
  minVersion?: SecureVersion;
  maxVersion?: SecureVersion;
  ciphers?: string;
  ALPNProtocols?: string[];
}): Promise<string> {
  const { port } = new URL(door.url);
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: Number(port), ...options }, () => {
      resolve(`${socket.getProtocol()} ${socket.getCipher().name} ${socket.alpnProtocol}`);
      socket.destroy();
    });
    socket.on('error', ({ code = '' }: NodeJS.ErrnoException) => resolve(code));
  });
}

describe('a door with a certificate', () => {
  it('takes requests over TLS, and passes them on over TLS', async () => {
    expect(door.url).toMatch(/^https:/);
    expect(upstream.url).toMatch(/^https:/);
    const answer = await rawRequest(door.url, '/v1/tasks');
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true}' });
    expect(upstream.seen.at(-1)?.headers).toMatchObject({
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '127.0.0.1',
    });
  });

  it.each([
    ['TLS 1.3', {}, 'TLSv1.3 TLS_AES_256_GCM_SHA384 false'],
    ['TLS 1.2', { maxVersion: 'TLSv1.2' as const }, 'TLSv1.2 ECDHE-ECDSA-AES256-GCM-SHA384 false'],
    ['HTTP/1.1 of several', { ALPNProtocols: ['h2', 'http/1.1'] }, 'TLSv1.3 TLS_AES_256_GCM_SHA384 http/1.1'],
  ])('speaks %s', async (_what, options, agreed) => expect(await handshake(options)).toBe(agreed));

  const old = { minVersion: 'TLSv1' as const, ciphers: 'ALL:@SECLEVEL=0' };
  it.each([
    ['TLS 1.1', { ...old, maxVersion: 'TLSv1.1' as const }],
    ['TLS 1.0', { ...old, maxVersion: 'TLSv1' as const }],
    [
      'a suite that does not authenticate what it encrypts',
      { ...old, maxVersion: 'TLSv1.2' as const, ciphers: 'ECDHE-ECDSA-AES256-SHA384' },
    ],
    ['HTTP/2 alone', { ALPNProtocols: ['h2'] }],
  ])('refuses %s', async (_what, options) => expect(await handshake(options)).toMatch(/ALERT/));

  it('gives plain HTTP nothing, and serves the others', async () => {
    const plain = await aCaller('127.9.3.1');
    plain.write(head('GET /v1/tasks'));
    await plain.until('it is closed', () => plain.closed);
    expect(plain.bytes).toBeLessThan(16);
    expect(plain.statuses).toEqual([]);
    expect(await wellFrom('127.9.3.2')).toBe(200);
  });

  it('closes one who takes too long for the handshake, also byte by byte', async () => {
    const [silent, slow] = await Promise.all([aCaller('127.9.3.3'), aCaller('127.9.3.3')]);
    const drip = setInterval(() => slow.write('\x16'), 50);
    try {
      expect(await silent.until('who says nothing is cut', () => silent.closed)).toBeLessThan(4_000);
      await slow.until('who says little is cut', () => slow.closed);
    } finally {
      clearInterval(drip);
    }
  });

  it('closes one who says nothing after the handshake', async () => {
    const client = await aClient();
    await client.until('it is cut', () => client.closed);
    expect(client.statuses).toEqual([408]);
  });

  it('counts connections of a network before their handshake, and nobody else goes short', async () => {
    const patient = until(await aGateway(upstream, { ...files, ODYSSEY_EDGE_CONNECTIONS_PER_NETWORK: '6' }));
    const tcp = patient.url.replace(/^https/, 'http');
    const greedy = await Promise.all(Array.from({ length: 12 }, () => aClient(tcp, '127.9.3.4')));
    const refused = () => greedy.filter(({ closed }) => closed);
    await waitUntil(() => refused().length === 6, { within: 5_000, what: 'all but six are refused' });
    await expect(rawRequest(patient.url, '/v1/tasks', { localAddress: '127.9.3.4' })).rejects.toThrow();
    expect((await rawRequest(patient.url, '/v1/tasks', { localAddress: '127.9.3.5' })).status).toBe(200);
    for (const one of greedy) await one.close();
    await waitUntil(
      async () => (await rawRequest(patient.url, '/v1/tasks', { localAddress: '127.9.3.4' })).status === 200,
      { within: 5_000, what: 'the network may come again' },
    );
  });

  it('lets a caller who goes on sending a body that is refused hear why', async () => {
    const client = await aClient();
    const part = Buffer.alloc(64 * 1024, 'x');
    client.write(
      head('POST /v1/tasks', { 'content-type': 'application/json', 'content-length': String(64 * MIB) }),
    );
    await client.until('it is answered', () => client.statuses.length === 1);
    for (let sent = 0; sent < 8 * MIB && !client.closed; sent += part.length)
      await new Promise<void>((resolve) => client.socket.write(part, () => resolve()));
    expect(client.socket.errored).toBeNull();
    expect(client.statuses).toEqual([413]);
  });

  it('cuts off who does not read the answer, which costs no memory meanwhile', async () => {
    const endless = until(await anEndlessUpstream(authority.issue('127.0.0.1')));
    const own = until(await aGateway(endless, { ...files, ODYSSEY_EDGE_STALL_SECONDS: '1' }));
    const client = await aClient(own.url);
    client.socket.pause();
    client.write(head('GET /v1/media/1/content'));
    await waitUntil(() => endless.told.toStop, { within: 8_000, what: 'the service is told to stop' });
    expect(endless.told.bytes).toBeLessThan(32 * MIB);
    client.socket.resume();
    await client.until('it is cut', () => client.closed);
  });

  it('ends when what it has been asked is answered, whatever handshakes are under way', async () => {
    let answer: (() => void) | undefined;
    const thinking = await anUpstream((_incoming, response) => {
      answer = () => void response.end('answered');
    }, authority.issue('127.0.0.1'));
    const own = await aGateway(until(thinking), files);
    const waiting = await aClient(own.url.replace(/^https/, 'http'));
    const client = await aClient(own.url);
    client.write(head('GET /v1/tasks'));
    await waitUntil(() => answer !== undefined, { within: 5_000, what: 'the service is asked' });
    const started = performance.now();
    const closed = own.close();
    await waiting.until('a handshake is given up', () => waiting.closed);
    answer?.();
    await closed;
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(client.received).toMatch(/^HTTP\/1\.1 200 .*connection: close.*answered/is);
  });

  it('hands its port over to another process', async () => {
    const shared = { ...files, ODYSSEY_SHARE_PORT: 'true' };
    const first = await aGateway(upstream, shared);
    const port = new URL(first.url).port;
    const second = until(await aGateway(upstream, { ...shared, ODYSSEY_GATEWAY_PORT: port }));
    await first.close();
    expect((await rawRequest(second.url, '/v1/tasks')).status).toBe(200);
  });
});

describe('a certificate that is renewed', () => {
  it('is shown to new connections, and no request is lost meanwhile', async () => {
    const shown = (url: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) }, () => {
          resolve(socket.getPeerCertificate().subjectaltname ?? '');
          socket.destroy();
        });
        socket.on('error', reject);
      });
    const own = until(await aGateway(upstream, files));
    const kept = await aClient(own.url);
    expect(await shown(own.url)).toContain('first');
    const statuses: number[] = [];
    let over = false;
    const stream = (async () => {
      while (!over) statuses.push((await rawRequest(own.url, '/v1/tasks')).status);
    })();
    try {
      renew('second');
      await waitUntil(async () => (await shown(own.url)).includes('second'), {
        within: SEEN_WITHIN_MS,
        what: 'the new one is shown',
      });
      const seen = statuses.length;
      await waitUntil(() => statuses.length > seen + 5, { within: 5_000, what: 'some requests after it' });
    } finally {
      over = true;
    }
    await stream;
    expect(new Set(statuses)).toEqual(new Set([200]));
    const metrics = (await rawRequest(own.url, '/metrics')).body;
    const [, end] = /^odyssey_tls_certificate_end_seconds\{service="gateway"\} (\S+)$/m.exec(metrics) ?? [];
    expect(Number(end) * 1000).toBeGreaterThan(Date.now());
    kept.write(head('GET /v1/tasks'));
    await kept.until('a connection from before is answered', () => kept.statuses.length === 1);
    expect(kept.statuses).toEqual([200]);
  }, 30_000);
});

describe('a service whose certificate is not the right one', () => {
  it.each([
    ['of an authority that nobody named', () => new TestAuthority('Another').issue('127.0.0.1')],
    ['for another name', () => authority.issue('goals.internal')],
  ])('%s is not asked anything', async (_which, certificate) => {
    const other = until(await anUpstream(answering(200, { ok: true }), certificate()));
    const own = until(await aGateway(other));
    const { status, body } = await rawRequest(own.url, '/v1/tasks');
    expect([status, JSON.parse(body).code]).toEqual([503, 'upstream_unavailable']);
    expect(other.seen).toEqual([]);
  });
});
