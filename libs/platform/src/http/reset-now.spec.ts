import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestAuthority } from '@odyssey/testing';
import { resetNow } from './reset-now.ts';

let server: Server;
let here: Socket;
let there: Socket;
afterEach(() => {
  there.destroy();
  server.close();
});

const authority = new TestAuthority();
const IN_THE_CLEAR = {
  server: (): Server => createServer(),
  connect: (port: number): Socket => connect(port, '127.0.0.1'),
  connection: 'connection',
};
const OVER_TLS: typeof IN_THE_CLEAR = {
  server: () => createTlsServer(authority.issue('127.0.0.1')),
  connect: (port) => connectTls({ port, host: '127.0.0.1', ca: authority.cert }),
  connection: 'secureConnection',
};

describe.each([
  ['in the clear', IN_THE_CLEAR],
  ['over TLS', OVER_TLS],
])('a connection %s that is reset', (_how, way) => {
  beforeEach(async () => {
    server = way.server().listen(0, '127.0.0.1');
    await once(server, 'listening');
    there = way.connect((server.address() as AddressInfo).port);
    [here] = (await once(server, way.connection)) as [Socket];
  });

  it('fails at the other end, though not all of it was written', async () => {
    here.write(Buffer.alloc(32 * 1024 * 1024));
    resetNow(here);
    there.resume();
    const [error] = await once(there, 'error');
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('is closed without an error where it was just being ended', async () => {
    const closed = once(here, 'close');
    here.end();
    resetNow(here);
    expect(await closed).toEqual([false]);
  });
});
