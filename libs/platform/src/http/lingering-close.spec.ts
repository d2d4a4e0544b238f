import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from '@jest/globals';
import { TestAuthority } from '@odyssey/testing';
import { closeLingering, closeWith } from './lingering-close.ts';

const CHUNK = Buffer.alloc(64 * 1024, 'x');
const ANSWER = 'This is more than is taken.';

const authority = new TestAuthority();
/** How a server takes connections, and a caller makes one. */
const IN_THE_CLEAR = {
  server: (listener: RequestListener): Server => createServer(listener),
  connection: 'connection',
  connect: (port: number): Socket => connect({ port, host: '127.0.0.1', allowHalfOpen: true }),
  connected: 'connect',
};
const OVER_TLS: typeof IN_THE_CLEAR = {
  server: (listener) => createTlsServer(authority.issue('127.0.0.1'), listener),
  connection: 'secureConnection',
  connect: (port) => {
    // Node's types know no `allowHalfOpen` here.
    const options = { port, host: '127.0.0.1', ca: authority.cert, allowHalfOpen: true };
    return connectTls(options);
  },
  connected: 'secureConnect',
};

const open: { server: Server; sockets: Socket[] }[] = [];
afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
    server.closeAllConnections();
  }
});

/** Refuses everything as soon as its headers are there, for good. */
const refusing: RequestListener = (_request, response) => {
  response.writeHead(413, { connection: 'close', 'content-length': ANSWER.length }).end(ANSWER);
};

async function served(
  way: typeof IN_THE_CLEAR,
  listener: RequestListener,
  patience = { wholeMs: 2_000, silenceMs: 1_000 },
) {
  const server = way.server(listener);
  closeLingering(server, patience);
  server.on('clientError', (_error, socket) =>
    closeWith(socket as Socket, 'HTTP/1.1 400 Bad Request\r\n\r\n', patience),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets: Socket[] = [];
  open.push({ server, sockets });
  const answered = new Promise<void>((resolve) =>
    server.prependListener('request', (_request, response) => response.once('finish', () => resolve())),
  );
  const gone = once(server, way.connection).then(([socket]) => once(socket as Socket, 'close'));
  return {
    /** Resolve when the first request is answered, and when the first connection is no more. */
    answered,
    gone,
    /** A caller that goes on although the other side has ended, as one does that writes before it reads. */
    async caller() {
      const { port } = server.address() as AddressInfo;
      const socket = way.connect(port);
      sockets.push(socket);
      const heard = { text: '', error: '' };
      socket.on('data', (chunk: Buffer) => {
        heard.text += chunk.toString('latin1');
      });
      socket.on('error', (error: NodeJS.ErrnoException) => {
        heard.error = error.code ?? error.message;
      });
      await once(socket, way.connected);
      const send = (bytes: string | Buffer) => new Promise<void>((done) => socket.write(bytes, () => done()));
      return { socket, heard, send };
    },
  };
}

const head = (length: number) => `POST /v1/media HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`;

describe.each([
  ['in the clear', IN_THE_CLEAR],
  ['over TLS', OVER_TLS],
])('a connection %s that is closed after its answer', (_how, way) => {
  it('lets a caller who is still sending a refused body hear why', async () => {
    const { caller, answered } = await served(way, refusing);
    const { socket, heard, send } = await caller();
    socket.pause();
    await send(head(64 * CHUNK.length));
    await answered;
    for (let sent = 0; sent < 64; sent += 1) await send(CHUNK);
    expect(heard.error).toBe('');
    socket.resume();
    socket.end();
    await once(socket, 'close');
    expect(heard).toEqual({ error: '', text: expect.stringMatching(/^HTTP\/1\.1 413 .*is taken\.$/s) });
  });

  it('takes nothing more for a request', async () => {
    const asked: string[] = [];
    const { caller, answered } = await served(way, (request, response) => {
      asked.push(`${request.method} ${request.url}`);
      refusing(request, response);
    });
    const { socket, heard, send } = await caller();
    await send(head(4));
    await answered;
    await send('bodyDELETE /v1/auth/me HTTP/1.1\r\nhost: x\r\n\r\n');
    socket.end();
    await once(socket, 'close');
    expect(asked).toEqual(['POST /v1/media']);
    expect(heard.text.match(/HTTP/g)).toHaveLength(1);
  });

  it.each([
    ['after a while for one who sends for ever', 'x', head(1_000_000_000)],
    ['soon for one who says nothing more', undefined, head(1_000_000_000)],
    ['soon for one who has spoken no HTTP, and stays', undefined, 'hello\r\n\r\n'],
  ])('ends %s', async (_who, dripped, words) => {
    const patience = dripped ? { wholeMs: 1_500, silenceMs: 1_500 } : { wholeMs: 20_000, silenceMs: 200 };
    const { caller, gone } = await served(way, refusing, patience);
    const { socket, send } = await caller();
    const started = performance.now();
    await send(words);
    const drip = setInterval(() => dripped && socket.writable && socket.write(dripped), 20);
    try {
      await gone;
    } finally {
      clearInterval(drip);
    }
    const took = performance.now() - started;
    expect(took).toBeGreaterThan((dripped ? patience.wholeMs : patience.silenceMs) - 20);
    expect(took).toBeLessThan(dripped ? 10_000 : patience.wholeMs / 2);
  });

  it.each([
    ['in the midst of an answer', ''],
    ['in the midst of the answer before the one that is asked for', 'GET / HTTP/1.1\r\nhost: x\r\n\r\n'],
  ])('is cut off %s, instead of a second one within it', async (_when, before) => {
    let asked = 0;
    const { caller, gone } = await served(way, (_request, response) => {
      asked += 1;
      if (before && asked > 1) return;
      response.writeHead(200, { 'content-length': 100 });
      response.write('begun');
    });
    const { socket, heard, send } = await caller();
    await send(`${before}POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n`);
    await once(socket, 'data');
    await send('no length\r\n');
    await gone;
    expect(heard.text).toMatch(/begun$/);
  });
});
