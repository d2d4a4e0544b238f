import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { CONFIG } from '@odyssey/platform';
import type { AuthConfig } from '../config.ts';
import { HashPool } from './hash-pool.ts';
import { normalisePassword } from './password.rules.ts';

/**
 * A third of a second of work may wait (75 hashes a second on one processor); one processor always stays free for the rest. Half of the
 * requests that a service works on at once (shedding.ts): log-ins that wait here must not hold all the places.
 */
const WAITING = 24;

/** Hashes and verifies passwords with argon2id, a few at a time. */
@Injectable()
export class PasswordHasher {
  private readonly pool = new HashPool(Math.max(1, availableParallelism() - 1), WAITING);
  private readonly cost: { memoryCost: number; timeCost: number; parallelism: number };
  private nobody: Promise<string> | undefined;

  constructor(@Inject(CONFIG) { argon2 }: Pick<AuthConfig, 'argon2'>) {
    this.cost = { memoryCost: argon2.memoryKib, timeCost: argon2.passes, parallelism: 1 };
  }

  /** @throws HashPoolFull */
  hash(password: string): Promise<string> {
    return this.pool.run(() => hash(normalisePassword(password), this.cost));
  }

  /**
   * Whether the password is the one that was hashed. Without a hash (no such account) it does the same work and says no.
   * @throws HashPoolFull
   */
  async verify(hashed: string | undefined, password: string): Promise<boolean> {
    const compared = hashed ?? (await this.hashOfNobody());
    const right = await this.pool.run(() => verify(compared, normalisePassword(password)));
    return right && hashed !== undefined;
  }

  /** Whether the hash was made at another cost than today's: then the next log-in makes it anew. */
  isOutdated(hashed: string): boolean {
    const made = parseOptions(hashed);
    return (
      made.memoryCost !== this.cost.memoryCost ||
      made.timeCost !== this.cost.timeCost ||
      made.parallelism !== this.cost.parallelism
    );
  }

  /** Of a password nobody has, at the cost of today's: verified when there is no account, so that both cases take as long. */
  hashOfNobody(): Promise<string> {
    this.nobody ??= hash(randomBytes(32), this.cost);
    return this.nobody;
  }
}
