import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { Clock } from '@odyssey/platform';
import { WrongCodesEntity } from './wrong-codes.entity.ts';

const WINDOW = 3_600_000;
/** Three of a million codes are good at any time: who knows the password and tries without a pause is in after 3.8 years, on average. */
const ALLOWED = 10;

/**
 * Counts wrong codes of an account. They are counted behind the right password only, so a stranger can keep nobody out;
 * in a row and not in Redis, because ten an hour must hold while Redis is away, too.
 */
@Injectable()
export class CodeThrottle {
  constructor(private readonly clock: Clock) {}

  /** Seconds until codes are looked at again; undefined when they are looked at now. */
  async blockedFor(tx: Tx, owner: UserId): Promise<number | undefined> {
    const wrong = await tx.manager.findOneBy(WrongCodesEntity, { ownerId: owner });
    if (!wrong || wrong.count < ALLOWED) return undefined;
    const left = wrong.since.getTime() + WINDOW - this.clock.now().getTime();
    return left > 0 ? Math.ceil(left / 1000) : undefined;
  }

  async count(tx: Tx, owner: UserId): Promise<void> {
    const now = this.clock.now();
    await tx.execute(
      `insert into wrong_codes as known (owner_id, count, since) values ($1, 1, $2)
       on conflict (owner_id) do update set
         count = case when known.since <= $3 then 1 else known.count + 1 end,
         since = case when known.since <= $3 then excluded.since else known.since end`,
      [owner, now, new Date(now.getTime() - WINDOW)],
    );
  }

  async forget(tx: Tx, owner: UserId): Promise<void> {
    await tx.manager.delete(WrongCodesEntity, { ownerId: owner });
  }
}
