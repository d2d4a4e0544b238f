import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
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

/** Somebody who asks for the page and has not read anything of it yet. */
async function aReader(stallMs: number) {
  const server = createServer((_request, response) => response.end(PAGE));
  const end = cutStalledAnswers(server, stallMs);
  const closed = once(server, 'connection').then(([theirs]) => once(theirs as Socket, 'close'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
  socket.on('error', () => socket.destroy());
  open.push({ server, socket, end });
  socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  return { socket, closed };
}

describe('an answer in one large piece', () => {
  it('gets to the end of it for who reads slowly but steadily', async () => {
    // Far more than a pause: reader and server share a machine that may be busy.
    const stallMs = 4_000;
    const { socket } = await aReader(stallMs);
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
    const { socket, closed } = await aReader(1_000);
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
