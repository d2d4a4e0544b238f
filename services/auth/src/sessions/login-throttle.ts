import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import { RateLimits } from '@odyssey/platform';

/** When an account is being guessed at, each try of one network counts for so many. */
const COST_UNDER_ATTACK = 10;

/**
 * Slows down guessing one account's password from many networks; the gateway slows down each network. The account is never
 * locked: when others have used up its tries, a network that has not taken part still has its own few a minute.
 */
@Injectable()
export class LoginThrottle {
  constructor(private readonly limits: RateLimits) {}

  /**
   * Counts a try, the same for an account that exists and one that does not.
   * @throws rate_limited
   */
  async count(email: string, network: string): Promise<void> {
    const account = `account:${createHash('sha256').update(email).digest('base64url')}`;
    if (await this.take(account)) return;
    for (let cost = 0; cost < COST_UNDER_ATTACK; cost += 1)
      await this.limits.take('auth', `${account}:${network}`);
  }

  private async take(account: string): Promise<boolean> {
    try {
      await this.limits.take('auth', account);
      return true;
    } catch (error) {
      if (error instanceof OdysseyError && error.code === 'rate_limited') return false;
      throw error;
    }
  }
}
