import { type AddressInfo, createServer, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, it } from '@jest/globals';
import { TestAuthority, waitUntil } from '@odyssey/testing';
import { Proxies } from '../../test/proxies.ts';
import { answering, anUpstream, rawRequest } from '../../test/upstream.ts';

const proxies = new Proxies();
afterEach(() => proxies.closeAll());

const MIB = 1_048_576;
const PATIENT = { restartMs: 20_000 };

/** The address of a service that has ended. */
async function ended(): Promise<string> {
  const service = await anUpstream(answering(201, {}));
  await service.close();
  return service.url;
}

/** A form of several megabytes, of which it is known how much the gateway has taken. */
function aForm(parts: number) {
  let taken = 0;
  return {
    taken: () => taken,
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' },
    *body() {
      for (; taken < parts; taken += 1) yield Buffer.alloc(MIB, String(taken));
    },
  };
}

describe('a form with a file for a service that restarts', () => {
  it('waits as every request does, and arrives whole', async () => {
    const url = await ended();
    const gateway = await proxies.listen(url, 20_000, PATIENT);
    const form = aForm(8);
    const answer = rawRequest(gateway, '/v1/media', {
      method: 'POST',
      headers: form.headers,
      body: form.body(),
    });
    await waitUntil(() => form.taken() > 0, { within: 5_000, what: 'it is under way' });
    // What was asked after it has been answered, time and again: the first connection was refused by then.
    for (let after = 0; after < 5; after += 1) await rawRequest(gateway, '/v1/nowhere');
    const service = proxies.opened(
      await anUpstream(answering(201, { id: 1 }), undefined, Number(new URL(url).port)),
    );
    expect((await answer).status).toBe(201);
    const [seen, ...others] = service.seen;
    expect(others).toEqual([]);
    expect(seen?.body.length).toBe(8 * MIB);
    expect([0, 4, 7].map((part) => seen?.body.subarray(part * MIB, part * MIB + 1).toString())).toEqual([
      '0',
      '4',
      '7',
    ]);
  });

  it('is told to come again where the service stays away', async () => {
    const gateway = await proxies.listen(await ended(), 20_000);
    const form = aForm(8);
    const sent = { method: 'POST', headers: form.headers, body: form.body() };
    const { status, headers } = await rawRequest(gateway, '/v1/media', sent);
    expect([status, headers['retry-after']]).toEqual([503, '1']);
  });
});

describe('a service over TLS that ends', () => {
  const trusted = getCACertificates('default');
  afterEach(() => setDefaultCACertificates(trusted));

  /** Takes connections, and closes them when the handshake begins. */
  async function ending() {
    let begun = 0;
    const server = createServer((socket: Socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => {
        begun += 1;
        socket.destroy();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
    return { port, begun: () => begun, close };
  }

  it('has not read what was to be sent over a connection whose handshake it broke off: it is sent again', async () => {
    const authority = new TestAuthority();
    setDefaultCACertificates([...trusted, authority.cert]);
    const before = await ending();
    const gateway = await proxies.listen(`https://127.0.0.1:${before.port}`, 20_000, PATIENT);
    const answer = rawRequest(gateway, '/v1/tasks', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      body: [Buffer.from('{}')],
    });
    await waitUntil(() => before.begun() > 0, { within: 5_000, what: 'a handshake has begun' });
    await before.close();
    const certificate = authority.issue('127.0.0.1');
    const after = proxies.opened(await anUpstream(answering(201, {}), certificate, before.port));
    expect((await answer).status).toBe(201);
    expect(after.seen.map(({ body }) => String(body))).toEqual(['{}']);
  });
});
