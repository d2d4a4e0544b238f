import { Injectable, Logger } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { LIMIT_CLASSES, type LimitClass } from '../boot/config.ts';

const WINDOW_SECONDS = 60;
/** Longer than this no request waits for Redis; it is counted in this process instead. Milliseconds. */
const REDIS_TIMEOUT_MS = 200;

/** What is left of a limit, as the RateLimit header says. */
export interface Quota {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window ends. */
  readonly reset: number;
}

/**
 * Counts requests a minute, in Redis, so that all replicas share one count; one round trip a request. With Redis
 * away each process counts for itself with the same numbers: N replicas then allow up to N times as much.
 */
@Injectable()
export class RateLimits {
  private readonly logger = new Logger('RateLimits');
  private readonly redis: Redis;
  private readonly limiters: Record<LimitClass, RateLimiterRedis>;
  private away = false;

  constructor(
    redisUrl: string,
    private readonly limits: Readonly<Record<LimitClass, number>>,
  ) {
    this.redis = new Redis(redisUrl, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: REDIS_TIMEOUT_MS,
      connectTimeout: 1_000,
      // Else closing while Redis is away holds the process for two seconds more.
      disconnectTimeout: 100,
      retryStrategy: (times) => Math.min(times * 100, 2_000),
    });
    this.redis.on('error', (error: Error) => this.lost(error));
    this.redis.on('ready', () => this.found());
    const entries = LIMIT_CLASSES.map((name) => [name, this.limiter(name)]);
    this.limiters = Object.fromEntries(entries) as Record<LimitClass, RateLimiterRedis>;
  }

  /** Connects in the background: nothing waits for Redis. */
  start(): void {
    this.redis.connect().catch((error: Error) => this.lost(error));
  }

  /**
   * Takes one request from the limit of this key (`person:<id>`, `network:<address>`).
   * @throws rate_limited with Retry-After when nothing is left.
   */
  async take(limit: LimitClass, key: string): Promise<Quota> {
    const allowed = this.limits[limit];
    try {
      return quota(allowed, await this.limiters[limit].consume(key));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const { reset } = quota(allowed, refused);
      throw new OdysseyError('rate_limited', `More than ${allowed} requests a minute; go on in ${reset} s.`, {
        headers: {
          'retry-after': String(reset),
          ...limitHeaders(limit, { limit: allowed, remaining: 0, reset }),
        },
      });
    }
  }

  /** True while each process counts for itself. */
  get local(): boolean {
    return this.away;
  }

  close(): void {
    this.redis.disconnect();
  }

  private limiter(name: LimitClass): RateLimiterRedis {
    const options = { points: this.limits[name], duration: WINDOW_SECONDS, keyPrefix: `limit:${name}` };
    return new RateLimiterRedis({
      ...options,
      storeClient: this.redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory(options),
    });
  }

  private lost(error: Error): void {
    if (!this.away)
      this.logger.warn(`Redis is away, limits are counted in this process alone: ${error.message}`);
    this.away = true;
  }

  private found(): void {
    if (this.away) this.logger.log('Redis is back, limits are shared again');
    this.away = false;
  }
}

function quota(limit: number, result: RateLimiterRes): Quota {
  return {
    limit,
    remaining: Math.max(0, result.remainingPoints),
    reset: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
  };
}

/** The headers of draft-ietf-httpapi-ratelimit-headers. */
export function limitHeaders(name: LimitClass, { limit, remaining, reset }: Quota): Record<string, string> {
  return {
    'ratelimit-policy': `"${name}";q=${limit};w=${WINDOW_SECONDS}`,
    ratelimit: `"${name}";r=${remaining};t=${reset}`,
  };
}
