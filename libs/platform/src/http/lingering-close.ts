import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { onHttpConnection } from '../tls/server-sockets.ts';

/** So long what still comes after the last answer is read and thrown away, and so long while nothing comes: nginx's numbers. Milliseconds. */
const PATIENCE = { wholeMs: 30_000, silenceMs: 5_000 };

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Those that are being closed: Node asks for it once more with every answer that was still on its way. */
const lingering = new WeakSet<Socket>();
/** What is asked on a connection, the last of it at the end; what is answered to its end is left out with the next request. */
const exchanges = new WeakMap<Socket, Exchange[]>();

/**
 * Closes connections so that their last answer arrives (RFC 9112, 9.6): our side is ended, and what the caller still sends
 * is thrown away until it has ended its own. Node would close both at once; what comes then, like the rest of a
 * body that was refused, is answered by the kernel with a reset, which takes the answer away from under the caller.
 */
export function closeLingering(server: Server, patience = PATIENCE): void {
  server.prependListener('request', (request, response) => {
    const earlier = exchanges.get(request.socket) ?? [];
    const open = earlier.filter((one) => !one.response.writableFinished);
    exchanges.set(request.socket, [...open, { request, response }]);
  });
  onHttpConnection(server, (socket) => {
    // Node's way to close after an answer that says `connection: close`.
    socket.destroySoon = () => linger(socket, patience);
  });
}

/** Says something that is no answer to a request, and closes. What is in the midst of an answer is only cut off. */
export function closeWith(socket: Socket, bytes: string, patience = PATIENCE): void {
  const isAnswering = exchanges
    .get(socket)
    ?.some(({ response }) => response.headersSent && !response.writableFinished);
  if (!socket.writable || isAnswering) {
    socket.destroy();
    return;
  }
  socket.write(bytes);
  linger(socket, patience);
}

function linger(socket: Socket, { wholeMs, silenceMs }: typeof PATIENCE): void {
  if (lingering.has(socket)) return;
  lingering.add(socket);
  socket.end();
  if (socket.readableEnded || socket.destroyed) {
    socket.destroy();
    return;
  }
  // Nothing that follows is a request: the parser gets no more of it.
  socket.removeAllListeners('data');
  const close = () => socket.destroy();
  const whole = setTimeout(close, wholeMs).unref();
  const silence = setTimeout(close, silenceMs).unref();
  socket.on('data', () => silence.refresh());
  socket.once('end', close);
  socket.once('close', () => {
    clearTimeout(whole);
    clearTimeout(silence);
  });
  // Where its body was not read, reading has stopped.
  exchanges.get(socket)?.at(-1)?.request.unpipe().resume();
  socket.resume();
}
