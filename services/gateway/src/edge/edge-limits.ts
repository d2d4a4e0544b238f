import { OdysseyError } from '@odyssey/contracts';
import {
  LocalCounts,
  limitHeaders,
  networkOf,
  type Quota,
  type RateLimits,
  refusalHeaders,
} from '@odyssey/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GuessableRoutes } from '../openapi/guessable.ts';

/** Probes are for the machine that runs us. */
const PROBES = /^\/(livez|readyz|startupz|metrics)(\?|$)/;
const WINDOW_MS = 60_000;

/**
 * What one network may ask for in a minute, before anybody knows who it is: generous for everything, strict where secrets can be
 * guessed. Persons have limits of their own in each service.
 */
export class EdgeLimits {
  private readonly everything = new LocalCounts(WINDOW_MS);
  private readonly counted = new WeakMap<FastifyRequest, Quota>();

  /**
   * @param shared counts the tries of all replicas together
   * @param perMinute for everything; each replica counts for itself, since a trip to Redis for every request would cost more than
   *   this limit is exact for
   */
  constructor(
    private readonly shared: RateLimits,
    private readonly perMinute: number,
    private readonly guessable: GuessableRoutes,
  ) {}

  /** @throws rate_limited */
  async count(address: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { url, method } = request;
    if (PROBES.test(url)) return;
    const network = networkOf(address);
    this.countNetwork(network, request);
    if (this.guessable.has(method, url))
      void reply.headers(limitHeaders('auth', await this.shared.take('auth', `door:${network}`)));
  }

  /** States the network's limit on an answer, before whatever limit the service that made it has stated. */
  state(request: FastifyRequest, reply: FastifyReply): void {
    const quota = this.counted.get(request);
    if (!quota) return;
    for (const [name, ours] of Object.entries(limitHeaders('network', quota))) {
      const theirs = reply.getHeader(name);
      void reply.header(name, theirs === undefined ? ours : `${ours}, ${String(theirs)}`);
    }
  }

  private countNetwork(network: string, request: FastifyRequest): void {
    const { taken, endsInMs } = this.everything.add(network, 1);
    const quota = {
      limit: this.perMinute,
      remaining: Math.max(0, this.perMinute - taken),
      reset: Math.max(1, Math.ceil(endsInMs / 1000)),
    };
    if (taken > this.perMinute) {
      throw new OdysseyError(
        'rate_limited',
        `More than ${this.perMinute} requests a minute from one network; go on in ${quota.reset} s.`,
        { headers: refusalHeaders('network', quota) },
      );
    }
    this.counted.set(request, quota);
  }
}
