import { limitHeaders, networkOf, type RateLimits } from '@odyssey/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Where a password can be guessed or an account made: the strict limit. Refresh tokens cannot be guessed, and many tabs wake at once. */
const GUESSABLE = /^\/v1\/auth\/(login|register)\/?(\?|$)/;
/** Probes are for the machine that runs us. */
const PROBES = /^\/(livez|readyz|startupz|metrics)(\?|$)/;

/**
 * Counts what one network asks for in a minute, before anybody knows who it is: generous for everything, strict where passwords are
 * tried. Persons have limits of their own in each service.
 * @throws rate_limited
 */
export async function countNetwork(
  limits: RateLimits,
  address: string,
  { url, method }: Pick<FastifyRequest, 'url' | 'method'>,
  reply: FastifyReply,
): Promise<void> {
  if (PROBES.test(url)) return;
  const key = `network:${networkOf(address)}`;
  await limits.take('edge', key);
  if (method === 'POST' && GUESSABLE.test(url))
    void reply.headers(limitHeaders('auth', await limits.take('auth', key)));
}
