import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from '@jest/globals';
import { TestAuthority } from '@odyssey/testing';
import { cutStalledAnswers } from './stalled-answers.ts';

const MIB = 1_048_576;
/** One piece, as the gateway's own pages are; more than the operating system's buffers of both sides take. */
const PAGE = Buffer.alloc(48 * MIB, 'x');

const open: { server: Server; socket: Socket; end: () => void }[] = [];
afterEach(() => {
  for (const { server, socket, end } of open.splice(0)) {
    end();
    socket.destroy();
    server.close();
    server.closeAllConnections();
  }
});

const authority = new TestAuthority();
const IN_THE_CLEAR = {
  server: (listener: RequestListener): Server => createServer(listener),
  connection: 'connection',
  connect: (port: number): Socket => connect(port, '127.0.0.1'),
};
const OVER_TLS: typeof IN_THE_CLEAR = {
  server: (listener) => createTlsServer(authority.issue('127.0.0.1'), listener),
  connection: 'secureConnection',
  connect: (port) => connectTls({ port, host: '127.0.0.1', ca: authority.cert }),
};

/** Somebody who asks for the page and has not read anything of it yet. */
async function aReader(way: typeof IN_THE_CLEAR, stallMs: number) {
  const server = way.server((_request, response) => response.end(PAGE));
  const end = cutStalledAnswers(server, stallMs);
  const closed = once(server, way.connection).then(([theirs]) => once(theirs as Socket, 'close'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = way.connect((server.address() as AddressInfo).port).pause();
  socket.on('error', () => socket.destroy());
  open.push({ server, socket, end });
  socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  return { socket, closed };
}

describe.each([
  ['in the clear', IN_THE_CLEAR],
  ['over TLS', OVER_TLS],
])('an answer in one large piece %s', (_how, way) => {
  it('gets to the end of it for who reads slowly but steadily', async () => {
    // Far more than a pause: reader and server share a machine that may be busy.
    const stallMs = 4_000;
    const { socket } = await aReader(way, stallMs);
    let read = 0;
    let pause = 0;
    const started = performance.now();
    socket.on('data', (chunk: Buffer) => {
      read += chunk.length;
      if (read < pause) return;
      pause = read + 4 * MIB;
      socket.pause();
      setTimeout(() => socket.resume(), stallMs / 8);
    });
    socket.resume();
    await once(socket, 'close');
    expect(read).toBeGreaterThan(PAGE.length);
    expect(performance.now() - started).toBeGreaterThan(1.25 * stallMs);
  });

  it('is cut for who stops reading', async () => {
    const { socket, closed } = await aReader(way, 1_000);
    let read = 0;
    socket.on('data', (chunk: Buffer) => {
      read += chunk.length;
      if (read > 4 * MIB) socket.pause();
    });
    socket.resume();
    await closed;
    expect(read).toBeLessThan(PAGE.length);
  });
});
