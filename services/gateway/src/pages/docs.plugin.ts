import { randomBytes } from 'node:crypto';
import apiReference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';

/** Marks the page's own script; the page shows nothing that a visitor sends, so one for the life of the process is enough. */
const nonce = randomBytes(16).toString('base64');

/** Nothing may come from elsewhere: the page works without the internet, and tells nobody that it was read. */
const POLICY = [
  "default-src 'none'",
  `script-src 'self' 'nonce-${nonce}'`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The reference page at /docs, made by the browser from /openapi.json. */
export async function docs(scope: FastifyInstance): Promise<void> {
  scope.addHook('onRequest', async (_request, reply) => {
    void reply.header('content-security-policy', POLICY);
  });
  await scope.register(apiReference, {
    routePrefix: '/docs',
    configuration: {
      pageTitle: 'Odyssey API',
      url: '/openapi.json',
      authentication: { preferredSecurityScheme: 'accessToken' },
      nonce,
      withDefaultFonts: false,
      hideClientButton: true,
      telemetry: false,
      agent: { disabled: true },
      mcp: { disabled: true },
      showDeveloperTools: 'never',
    },
  });
}
