import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestService } from '@odyssey/testing';
import { aGateway } from './a-gateway.ts';
import { answering, anUpstream, type Upstream } from './upstream.ts';

let upstream: Upstream;
let door: TestService;
beforeAll(async () => {
  upstream = await anUpstream(answering(200, { ok: true }));
  door = await aGateway(upstream, { ODYSSEY_PUBLIC_URL: 'https://odyssey.example.org' });
});
afterAll(async () => {
  await door.close();
  await upstream.close();
});

/** OWASP ASVS 5.0, 3.4: of every answer, whether it is a page, data, or an error. */
describe('a browser is told', () => {
  it.each(['/', '/docs', '/errors', '/errors/not_found', '/v1/tasks', '/v1/nothing', '/openapi.json'])(
    'by %s what it may do with it',
    async (path) => {
      const { headers } = await fetch(`${door.url}${path}`, { headers: { accept: 'text/html' } });
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of [
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ])
        expect(policy).toContain(part);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('set-cookie')).toBeNull();
    },
  );
});
