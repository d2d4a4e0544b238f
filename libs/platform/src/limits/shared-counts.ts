import { Logger } from '@nestjs/common';
import { Redis, type Result } from 'ioredis';
import type { Count } from './local-counts.ts';

/** Longer than this nothing waits for Redis. Milliseconds. */
const REDIS_TIMEOUT_MS = 200;

/**
 * Adds to every key at once and says how much was taken of each and when its window ends. A key without an end (half a
 * write, a restored dump) gets one: nobody is locked out for ever.
 */
const ADD = `
local answer = {}
for i, key in ipairs(KEYS) do
  answer[2 * i - 1] = redis.call('incrby', key, ARGV[i + 1])
  local ends = redis.call('pttl', key)
  if ends < 0 then
    redis.call('pexpire', key, ARGV[1])
    ends = tonumber(ARGV[1])
  end
  answer[2 * i] = ends
end
return answer`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    addToWindows(keys: number, ...keysAndArguments: (string | number)[]): Result<number[], Context>;
  }
}

export interface Added {
  readonly key: string;
  readonly cost: number;
}

/**
 * Counts of all replicas together, in Redis: one round trip, however many keys. A Redis that refuses, breaks off or
 * does not answer in 200 ms is left alone until it has answered on a new connection: only who asks at that moment waits.
 */
export class SharedCounts {
  private readonly logger = new Logger('RateLimits');
  private readonly redis: Redis;
  private away = false;
  private leaving = false;

  constructor(
    redisUrl: string,
    private readonly windowMs: number,
  ) {
    this.redis = new Redis(redisUrl, {
      lazyConnect: true,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      commandTimeout: REDIS_TIMEOUT_MS,
      connectTimeout: 1_000,
      // Else closing while Redis is away holds the process for two seconds more.
      disconnectTimeout: 100,
      retryStrategy: (times) => Math.min(times * 100, 2_000),
    });
    this.redis.defineCommand('addToWindows', { lua: ADD });
    this.redis.on('error', (error: Error) => this.lost(error));
    this.redis.on('ready', () => this.found());
    this.redis.on('close', () => {
      this.leaving = false;
    });
  }

  /** Connects in the background: nothing waits for Redis. */
  start(): void {
    this.redis.connect().catch((error: Error) => this.lost(error));
  }

  /** Undefined while Redis is away. */
  async add(entries: readonly Added[]): Promise<Count[] | undefined> {
    // Ready is only who has answered on this connection.
    if (this.redis.status !== 'ready' || this.leaving) return undefined;
    try {
      const answer = await this.redis.addToWindows(
        entries.length,
        ...entries.map(({ key }) => key),
        this.windowMs,
        ...entries.map(({ cost }) => cost),
      );
      return entries.map((_, i) => ({ taken: answer[2 * i] ?? 0, endsInMs: answer[2 * i + 1] ?? 0 }));
    } catch (error) {
      this.lost(error as Error);
      this.leave();
      return undefined;
    }
  }

  close(): void {
    this.redis.disconnect();
  }

  /**
   * A connection that swallows what it is given looks well for minutes: only a new one tells. It is left once, by the
   * first of all who waited: each further time would hang another timer on it.
   */
  private leave(): void {
    if (this.redis.status !== 'ready' || this.leaving) return;
    this.leaving = true;
    this.redis.disconnect(true);
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
