import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Registry } from 'prom-client';
import type { Health } from './health.ts';

/** The probes and the metrics, beside Nest: they answer also while it starts, and in no API document. */
export function healthRoutes(fastify: FastifyInstance, health: Health, registry: Registry): void {
  const options = { logLevel: 'warn' as const };
  const answer = (reply: FastifyReply, trouble: string | undefined) =>
    reply
      .status(trouble ? 503 : 200)
      .header('cache-control', 'no-store')
      .send(trouble ? { status: 'unavailable', reason: trouble } : { status: 'ok' });
  fastify.get('/livez', options, (_request, reply) => answer(reply, health.stuck()));
  fastify.get('/readyz', options, async (_request, reply) => answer(reply, await health.notReady()));
  fastify.get('/startupz', options, async (_request, reply) => answer(reply, await health.notStarted()));
  fastify.get('/metrics', options, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
