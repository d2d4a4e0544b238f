import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** So long what still comes after the last answer is read and thrown away, and so long while nothing comes: nginx's numbers. Milliseconds. */
const PATIENCE = { wholeMs: 30_000, silenceMs: 5_000 };

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** What a connection was last used for. */
const latest = new WeakMap<Socket, Exchange>();

/**
 * Closes connections so that their last answer arrives (RFC 9112, 9.6): our side is ended, and what the caller still sends
 * is thrown away until it has ended its own. Node would close both at once; what comes then, like the rest of a
 * body that was refused, is answered by the kernel with a reset, which takes the answer away from under the caller.
 */
export function closeLingering(server: Server, patience = PATIENCE): void {
  server.prependListener('request', (request, response) => latest.set(request.socket, { request, response }));
  server.on('connection', (socket: Socket) => {
    // Node's way to close after an answer that says `connection: close`.
    socket.destroySoon = () => linger(socket, patience);
  });
}

/** Says something that is no answer to a request, and closes. What is in the midst of an answer is only cut off. */
export function closeWith(socket: Socket, bytes: string, patience = PATIENCE): void {
  const { response } = latest.get(socket) ?? {};
  const isAnswering = response?.headersSent === true && !response.writableFinished;
  if (!socket.writable || isAnswering) {
    socket.destroy();
    return;
  }
  socket.write(bytes);
  linger(socket, patience);
}

function linger(socket: Socket, { wholeMs, silenceMs }: typeof PATIENCE): void {
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
  latest.get(socket)?.request.unpipe().resume();
  socket.resume();
}
