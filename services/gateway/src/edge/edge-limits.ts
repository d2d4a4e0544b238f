import { OdysseyError } from '@odyssey/contracts';
import { limitHeaders, networkOf, type RateLimits } from '@odyssey/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** Where a password can be guessed or an account made: the strict limit. Refresh tokens cannot be guessed, and many tabs wake at once. */
const GUESSABLE = /^\/v1\/auth\/(login|register)\/?(\?|$)/;
/** Probes are for the machine that runs us. */
const PROBES = /^\/(livez|readyz|startupz|metrics)(\?|$)/;

/**
 * What one network may ask for in a minute, before anybody knows who it is: generous for everything, strict where passwords are tried.
 * Persons have limits of their own in each service.
 */
export class EdgeLimits {
  private readonly everything: RateLimiterMemory;

  /**
   * @param shared counts the tries of all replicas together
   * @param perMinute for everything; each replica counts for itself, since a trip to Redis for every request would cost more than
   *   this limit is exact for
   */
  constructor(
    private readonly shared: RateLimits,
    private readonly perMinute: number,
  ) {
    this.everything = new RateLimiterMemory({ points: perMinute, duration: 60 });
  }

  /** @throws rate_limited */
  async count(
    address: string,
    { url, method }: Pick<FastifyRequest, 'url' | 'method'>,
    reply: FastifyReply,
  ): Promise<void> {
    if (PROBES.test(url)) return;
    const network = networkOf(address);
    await this.everything.consume(network).catch((refused: RateLimiterRes) => this.refuse(refused));
    if (method === 'POST' && GUESSABLE.test(url)) {
      void reply.headers(limitHeaders('auth', await this.shared.take('auth', `network:${network}`)));
    }
  }

  private refuse({ msBeforeNext }: RateLimiterRes): never {
    const wait = Math.max(1, Math.ceil(msBeforeNext / 1000));
    throw new OdysseyError(
      'rate_limited',
      `More than ${this.perMinute} requests a minute from one network; go on in ${wait} s.`,
      {
        headers: { 'retry-after': String(wait) },
      },
    );
  }
}
