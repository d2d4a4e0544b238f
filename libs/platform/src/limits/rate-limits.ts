import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { LimitClass } from '../boot/config.ts';
import { type Quota, refusalHeaders, WINDOW_SECONDS } from './limit-headers.ts';
import { type Count, LocalCounts } from './local-counts.ts';
import { SharedCounts } from './shared-counts.ts';

const WINDOW_MS = WINDOW_SECONDS * 1000;

/** Something that is counted: one request, unless its cost says that it weighs more. */
export interface Take {
  readonly limit: LimitClass;
  /** Whose: `person:<id>`, `network:<address>`. */
  readonly key: string;
  readonly cost?: number;
}

export interface Taken extends Quota {
  /** More was asked for than is left. */
  readonly over: boolean;
}

/**
 * Counts requests a minute, in Redis, so that all replicas share one count. With Redis away each process counts for
 * itself with the same numbers, from nothing: N replicas then allow up to N times as much, and nobody is locked out.
 */
@Injectable()
export class RateLimits {
  private readonly shared: SharedCounts;
  private readonly local = new LocalCounts(WINDOW_MS);

  constructor(
    redisUrl: string,
    private readonly limits: Readonly<Record<LimitClass, number>>,
  ) {
    this.shared = new SharedCounts(redisUrl, WINDOW_MS);
  }

  /** Connects in the background: nothing waits for Redis. */
  start(): void {
    this.shared.start();
  }

  /**
   * Takes from the limit of this key.
   * @param cost how many requests it counts for
   * @throws rate_limited with Retry-After when nothing is left.
   */
  async take(limit: LimitClass, key: string, cost = 1): Promise<Quota> {
    const [taken] = await this.count([{ limit, key, cost }]);
    if (taken && !taken.over) return taken;
    const quota = taken ?? { limit: this.limits[limit], remaining: 0, reset: WINDOW_SECONDS };
    throw new OdysseyError(
      'rate_limited',
      `More than ${quota.limit} requests a minute; go on in ${quota.reset} s.`,
      { headers: refusalHeaders(limit, quota) },
    );
  }

  /** Counts several things at once, in one round trip, each whether or not another is over its limit. */
  async count(takes: readonly Take[]): Promise<Taken[]> {
    const entries = takes.map(({ limit, key, cost = 1 }) => ({ key: `limit:${limit}:${key}`, cost }));
    const counts =
      (await this.shared.add(entries)) ?? entries.map(({ key, cost }) => this.local.add(key, cost));
    return takes.map(({ limit }, i) => taken(this.limits[limit], counts[i] as Count));
  }

  close(): void {
    this.shared.close();
  }
}

function taken(limit: number, { taken, endsInMs }: Count): Taken {
  return {
    limit,
    remaining: Math.max(0, limit - taken),
    reset: Math.max(1, Math.ceil(endsInMs / 1000)),
    over: taken > limit,
  };
}
