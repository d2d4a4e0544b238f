import type { Server, ServerResponse } from 'node:http';
import { setImmediate as afterReading } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { onHttpConnection } from '../tls/server-sockets.ts';

/** After this, open streams and requests still running are cut, in milliseconds. */
const CUT_AFTER_MS = 8_000;
/** The cut comes so long before the end of what the close may take: who waits for that is not to give up first. Milliseconds. */
const CUT_EARLIER_MS = 500;
/** So long who is connected may still ask, and is told with the answer that it was the last. Milliseconds. */
const LAST_ANSWERS_MS = 300;

export interface Draining {
  /** From now on every answer is the last of its connection. */
  begin(): void;
  /** Resolves when nobody is connected any more, or has asked for nothing in a while. */
  drained(): Promise<void>;
  /** From now on the close may take no longer than this, in milliseconds: what still runs is cut before. */
  endsWithin(ms: number): void;
}

/**
 * Answers what is in flight and then closes. Connections are ended by an answer that says so, as far as possible: one
 * that is closed while it is idle may have a request under way, and the caller can not know whether it was heard. So what
 * has arrived is read before any is taken for idle: on a busy machine that may be long after it came. Fastify
 * alone would also wait out the keep-alive time of connections that were busy when it began to close (72 s). A live stream
 * that is passed on has no end of its own to wait for: it is cut, and its reader opens another. One that answers anything but
 * a GET has: it is what that request has done, and asking again would do it twice.
 */
export function closeGracefully(fastify: FastifyInstance): Draining {
  let closing = false;
  let cutting = false;
  let endBy = Number.POSITIVE_INFINITY;
  let idle: NodeJS.Timeout | undefined;
  let cut: NodeJS.Timeout | undefined;
  const passedOn = new Set<ServerResponse>();
  spareUnsent(fastify.server);
  fastify.addHook('onSend', async (request, reply) => {
    if (closing) void reply.header('connection', 'close');
    if (!isLiveStream(request, reply) || reply.raw.destroyed) return;
    // After its head: the reader is to see that it has begun, and ended.
    if (cutting) setImmediate(() => reply.raw.destroy());
    passedOn.add(reply.raw);
    reply.raw.once('close', () => passedOn.delete(reply.raw));
  });
  fastify.addHook('preClose', async () => {
    closing = true;
    cutting = true;
    for (const stream of passedOn) stream.destroy();
    idle = setInterval(() => setImmediate(() => fastify.server.closeIdleConnections()), 50).unref();
    const cutAfter = Math.min(CUT_AFTER_MS, endBy - performance.now() - CUT_EARLIER_MS);
    cut = setTimeout(() => fastify.server.closeAllConnections(), cutAfter).unref();
    await afterReading();
  });
  fastify.addHook('onClose', async () => {
    clearInterval(idle);
    clearTimeout(cut);
  });
  return {
    begin() {
      closing = true;
    },
    async drained() {
      const end = performance.now() + LAST_ANSWERS_MS;
      while (fastify.server.listening && (await connectionsOf(fastify)) > 0 && performance.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 20));
    },
    endsWithin(ms) {
      endBy = performance.now() + ms;
    },
  };
}

/**
 * Node takes a connection for idle once its answer was given whole, though most of it may be in our memory still, on its way to
 * who reads slowly; and `server.close` begins with closing those. They are idle once all of it has been sent.
 */
function spareUnsent(server: Server): void {
  const close = server.closeIdleConnections.bind(server);
  let isClosing = false;
  onHttpConnection(server, (socket) => {
    const destroy = socket.destroy.bind(socket);
    socket.destroy = (error) => (isClosing && socket.writableLength > 0 ? socket : destroy(error));
  });
  server.closeIdleConnections = () => {
    isClosing = true;
    close();
    isClosing = false;
  };
}

const isLiveStream = ({ method }: FastifyRequest, reply: FastifyReply) =>
  method === 'GET' && String(reply.getHeader('content-type')).startsWith('text/event-stream');

const connectionsOf = ({ server }: FastifyInstance) =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
