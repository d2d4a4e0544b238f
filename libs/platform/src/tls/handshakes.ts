import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger as Pino } from 'pino';
import { carrierOf, speaksTls } from './server-sockets.ts';

/**
 * Holds connections to the bounds of HTTP before they are any: one whose handshake is not done when headers have to be there is
 * closed, and none keeps a server from its end. What fails at TLS, as plain HTTP does, gets no answer.
 */
export function boundHandshakes(fastify: FastifyInstance, service: string, log: Pino): void {
  const { server } = fastify;
  if (!speaksTls(server)) return;
  const pending = new Map<Socket, NodeJS.Timeout>();
  let closing = false;
  const over = (socket: Socket) => {
    clearTimeout(pending.get(socket));
    pending.delete(socket);
  };
  server.on('connection', (socket: Socket) => {
    if (closing) return void socket.destroy();
    const late = setTimeout(() => socket.destroy(), server.headersTimeout).unref();
    pending.set(socket, late);
    socket.once('close', () => over(socket));
  });
  server.on('secureConnection', (socket) => over(carrierOf(socket)));
  // Before Node's own, which takes it for a request that cannot be read.
  server.prependListener('tlsClientError', ({ code }: NodeJS.ErrnoException, socket) => {
    log.debug({ service, code }, 'a TLS handshake failed');
    socket.destroy();
  });
  fastify.addHook('preClose', async () => {
    closing = true;
    for (const socket of pending.keys()) socket.destroy();
  });
}
