import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** After this, open streams and requests still running are cut, in milliseconds. */
const CUT_AFTER_MS = 8_000;
/** So long who is connected may still ask, and is told with the answer that it was the last. Milliseconds. */
const LAST_ANSWERS_MS = 300;

export interface Draining {
  /** From now on every answer is the last of its connection. */
  begin(): void;
  /** Resolves when nobody is connected any more, or has asked for nothing in a while. */
  drained(): Promise<void>;
}

/**
 * Answers what is in flight and then closes. Connections are ended by an answer that says so, as far as possible: one
 * that is closed while it is idle may have a request under way, and the caller can not know whether it was heard. Fastify
 * alone would also wait out the keep-alive time of connections that were busy when it began to close (72 s). A live stream
 * that is passed on has no end of its own to wait for: it is cut, and its reader opens another.
 */
export function closeGracefully(fastify: FastifyInstance): Draining {
  let closing = false;
  let idle: NodeJS.Timeout | undefined;
  let cut: NodeJS.Timeout | undefined;
  const passedOn = new Set<ServerResponse>();
  fastify.addHook('onSend', async (_request, reply) => {
    if (closing) void reply.header('connection', 'close');
    if (!String(reply.getHeader('content-type')).startsWith('text/event-stream')) return;
    passedOn.add(reply.raw);
    reply.raw.once('close', () => passedOn.delete(reply.raw));
  });
  fastify.addHook('preClose', async () => {
    closing = true;
    for (const stream of passedOn) stream.destroy();
    idle = setInterval(() => fastify.server.closeIdleConnections(), 50).unref();
    cut = setTimeout(() => fastify.server.closeAllConnections(), CUT_AFTER_MS).unref();
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
  };
}

const connectionsOf = ({ server }: FastifyInstance) =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
