import type { FastifyInstance } from 'fastify';

/** For answers that are data: a browser that is sent to one may run and load nothing. Pages say what they need themselves. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const YEAR_SECONDS = 31_536_000;

/** @param publicUrl under https browsers are told to stay there, also for names below it (OWASP ASVS 5.0, 3.4.1) */
export function securityHeaders(fastify: FastifyInstance, publicUrl: string): void {
  const headers = {
    'content-security-policy': DATA_POLICY,
    // A page of ours shares no window with the page that opened it.
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(publicUrl.startsWith('https:')
      ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}; includeSubDomains` }
      : {}),
  };
  fastify.addHook('onRequest', async (_request, reply) => {
    void reply.headers(headers);
  });
}
