import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { HashPool } from './hash-pool.ts';
import { normalisePassword } from './password.rules.ts';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. The algorithm is the library's default, argon2id. */
export const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of a password nobody has: verified when there is no account, so that both cases cost the same. */
export const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$b2R5c3NleS1ub2JvZHktc2FsdA$r9GWVnh0Zs4dzKEyEnOD0Sd0y3XOKcM4FkJnGdWQ2Zs';

/** About a second of work may wait (75 hashes a second on one processor); one processor always stays free for the rest. */
const WAITING = 64;

/** Hashes and verifies passwords with argon2id, a few at a time. */
@Injectable()
export class PasswordHasher {
  private readonly pool = new HashPool(Math.max(1, availableParallelism() - 1), WAITING);

  /** @throws HashPoolFull */
  hash(password: string): Promise<string> {
    return this.pool.run(() => hash(normalisePassword(password), COST));
  }

  /**
   * Whether the password is the one that was hashed. Without a hash (no such account) it does the same work and says no.
   * @throws HashPoolFull
   */
  async verify(hashed: string | undefined, password: string): Promise<boolean> {
    const right = await this.pool.run(() => verify(hashed ?? NOBODY, normalisePassword(password)));
    return right && hashed !== undefined;
  }

  /** Whether the hash was made at another cost than today's: then the next log-in makes it anew. */
  isOutdated(hashed: string): boolean {
    const made = parseOptions(hashed);
    return (
      made.memoryCost !== COST.memoryCost ||
      made.timeCost !== COST.timeCost ||
      made.parallelism !== COST.parallelism
    );
  }
}
