import { Injectable } from '@nestjs/common';
import { ErasedPeople, type Tx, type UserId } from '@odyssey/events';
import { IdempotencyKeys, Jobs } from '@odyssey/platform';
import { FoundUserData } from './found-user-data.ts';
import type { Counts } from './user-data.ts';

/** Makes a service forget a person: its own rows, the libraries' rows, and whatever may still arrive. */
@Injectable()
export class PersonEraser {
  constructor(
    private readonly userData: FoundUserData,
    private readonly erased: ErasedPeople,
    private readonly jobs: Jobs,
    private readonly keys: IdempotencyKeys,
  ) {}

  /**
   * Runs in a transaction that holds the person's lock: what has begun before is seen and deleted, what comes later
   * finds the mark. Events added to `tx` are still published: they are written at its end.
   * @returns how many records of each kind the service had
   */
  async erase(tx: Tx, userId: UserId): Promise<Counts> {
    const counts = await this.userData.get().erase(tx, userId);
    await this.jobs.erase(tx, userId);
    await this.keys.erase(tx, userId);
    await tx.execute('delete from outbox where key = $1', [userId]);
    await tx.execute('delete from parked_events where key = $1', [userId]);
    // A record can be dead because its key and its subject differ, or because it has no key.
    await tx.execute(
      `delete from dead_letters where key = convert_to($1, 'UTF8') or headers->>'ce_subject' = $1`,
      [userId],
    );
    // The rows stay without their person: what tells of the erasure would be handled again when it comes twice.
    await tx.execute(`update inbox set person = 'erased' where person = $1`, [userId]);
    // What is told of the erasure goes on counting, also auth.user.deleted, the last event of a user.
    await tx.execute(`delete from aggregate_versions where person = $1 and type not in ('erasure', 'user')`, [
      userId,
    ]);
    // Who did what and why is kept; whom it concerned is not. The cursor of one that runs is needed, and goes at its end.
    await tx.execute(
      `update event_operations set filter = replace(filter::text, $1, 'erased')::jsonb,
         why = replace(why, $1, 'erased'), error = replace(error, $1, 'erased')
       where strpos(concat(filter, why, error), $1) > 0`,
      [userId],
    );
    await this.erased.mark(tx, userId);
    return counts;
  }
}
