import type { FastifyInstance } from 'fastify';

/** After this, open streams and requests still running are cut, in milliseconds. */
const CUT_AFTER_MS = 8_000;

/**
 * Answers what is in flight and then closes. Fastify alone waits out the keep-alive time of connections that were
 * busy when it began to close (72 s); closing all of them would cut running requests.
 */
export function closeGracefully(fastify: FastifyInstance): void {
  let closing = false;
  let idle: NodeJS.Timeout | undefined;
  let cut: NodeJS.Timeout | undefined;
  fastify.addHook('onSend', async (_request, reply) => {
    if (closing) void reply.header('connection', 'close');
  });
  fastify.addHook('preClose', async () => {
    closing = true;
    idle = setInterval(() => fastify.server.closeIdleConnections(), 50).unref();
    cut = setTimeout(() => fastify.server.closeAllConnections(), CUT_AFTER_MS).unref();
  });
  fastify.addHook('onClose', async () => {
    clearInterval(idle);
    clearTimeout(cut);
  });
}
