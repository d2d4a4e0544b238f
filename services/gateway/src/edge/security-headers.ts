import type { FastifyInstance } from 'fastify';

/** For answers that are data: a browser that is sent to one may run and load nothing. Pages say what they need themselves. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
const YEAR_SECONDS = 31_536_000;

/** @param publicUrl under https browsers are told to stay there */
export function securityHeaders(fastify: FastifyInstance, publicUrl: string): void {
  const headers = {
    'content-security-policy': DATA_POLICY,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}` } : {}),
  };
  fastify.addHook('onRequest', async (_request, reply) => {
    void reply.headers(headers);
  });
}
