import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import { RateLimits, refusalHeaders } from '@odyssey/platform';
import { FamiliarPlaces } from './familiar-places.ts';

/** When an account is being guessed at, each try of one network counts for so many. */
const COST_UNDER_ATTACK = 10;

/**
 * Slows down guessing one account's password from many networks; the gateway slows down each network. Three counts, in one round trip:
 *
 * 1. The account has tries for everybody together (class `auth`: 20 a minute).
 * 2. When they are used up, a network that has not taken part still has its own two a minute, so nobody is locked out by failing in their name.
 * 3. When even those come from hundreds of networks (class `write`: 300 a minute), only networks that the person has logged in from keep
 *    theirs: a thousand networks must not have us hash passwords for nothing all day.
 */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly limits: RateLimits,
    private readonly places: FamiliarPlaces,
  ) {}

  /**
   * Counts a try, the same for an account that exists and one that does not.
   * @throws rate_limited
   */
  async count(email: string, network: string): Promise<void> {
    const key = `account:${createHash('sha256').update(email).digest('base64url')}`;
    const [account, own, everybody] = await this.limits.count([
      { limit: 'auth', key },
      { limit: 'auth', key: `${key}:${network}`, cost: COST_UNDER_ATTACK },
      { limit: 'write', key },
    ]);
    if (!account?.over) return;
    if (!own?.over && (!everybody?.over || (await this.places.hasLoggedIn(email, network)))) return;
    const { reset } = account;
    throw new OdysseyError('rate_limited', `Too many tries to log in to this account; go on in ${reset} s.`, {
      headers: refusalHeaders('auth', account),
    });
  }
}
