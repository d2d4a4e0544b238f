import { Injectable, Logger } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { DataSource } from 'typeorm';
import type { IdempotentRequest } from './fingerprint.ts';

/** How long a claim holds when its process dies before it answers, in seconds. Longer than any request may take. */
const CLAIM_SECONDS = 60;
/** How long an answer is kept, in hours. */
export const KEPT_HOURS = 24;

interface Row {
  fingerprint: string;
  answered: boolean;
  answer: unknown;
  mine: boolean;
}

export type Claim = 'claimed' | 'running' | 'other' | { answer: unknown };

/**
 * The table of Idempotency-Keys. A claim is a commit of its own, made before the request waits for its person's
 * turn, so that a second request can be told that the first still runs; the answer commits with the change.
 */
@Injectable()
export class IdempotencyKeys {
  private readonly logger = new Logger('IdempotencyKeys');

  constructor(private readonly dataSource: DataSource) {}

  async claim(owner: UserId, { route, key, fingerprint }: IdempotentRequest): Promise<Claim> {
    // A row that is too old, or whose claim ran out without an answer, is as good as none.
    const rows: Row[] = await this.dataSource.query(
      `with mine as (
         insert into idempotency_keys as known (owner_id, route, key, fingerprint, claimed_until)
         values ($1, $2, $3, $4, now() + $5 * interval '1 second')
         on conflict (owner_id, route, key) do update set
           fingerprint = excluded.fingerprint, claimed_until = excluded.claimed_until,
           answered = false, answer = null, created_at = now()
           where known.created_at < now() - $6 * interval '1 hour'
             or (not known.answered and known.claimed_until < now())
         returning fingerprint, answered, answer
       )
       select fingerprint, answered, answer, true as mine from mine
       union all
       select fingerprint, answered, answer, false from idempotency_keys
         where owner_id = $1 and route = $2 and key = $3 and not exists (select from mine)`,
      [owner, route, key, fingerprint, CLAIM_SECONDS, KEPT_HOURS],
    );
    const [row] = rows;
    // Neither inserted nor seen: another request's claim committed while this statement ran.
    if (!row) return 'running';
    if (row.mine) return 'claimed';
    if (row.fingerprint !== fingerprint) return 'other';
    return row.answered ? { answer: row.answer } : 'running';
  }

  /** The answer that another holder of the claim has stored meanwhile. */
  async stored(
    tx: Tx,
    owner: UserId,
    { route, key }: IdempotentRequest,
  ): Promise<{ answer: unknown; fingerprint: string } | undefined> {
    const [row] = await tx.query<{ answer: unknown; fingerprint: string }>(
      'select answer, fingerprint from idempotency_keys where owner_id = $1 and route = $2 and key = $3 and answered',
      [owner, route, key],
    );
    return row;
  }

  /** Also when the claim is no longer there: a failed holder that was taken over from lets go of it. */
  async store(tx: Tx, owner: UserId, request: IdempotentRequest, answer: string): Promise<void> {
    await tx.execute(
      `insert into idempotency_keys (owner_id, route, key, fingerprint, answered, answer, claimed_until)
       values ($1, $2, $3, $4, true, $5, now())
       on conflict (owner_id, route, key)
       do update set answered = true, answer = excluded.answer, fingerprint = excluded.fingerprint`,
      [owner, request.route, request.key, request.fingerprint, answer],
    );
  }

  /** Nothing was changed, so the key may be used again. When this fails too, the claim runs out by itself. */
  async letGo(owner: UserId, { route, key }: IdempotentRequest): Promise<void> {
    try {
      await this.dataSource.query(
        'delete from idempotency_keys where owner_id = $1 and route = $2 and key = $3 and not answered',
        [owner, route, key],
      );
    } catch (error) {
      this.logger.debug(`a claim stays until it runs out: ${(error as Error).message}`);
    }
  }

  /** Everything kept for a person, when they are erased. @returns how many rows. */
  erase(tx: Tx, owner: UserId): Promise<number> {
    return tx.execute('delete from idempotency_keys where owner_id = $1', [owner]);
  }

  async purge(): Promise<void> {
    await this.dataSource.query(
      `delete from idempotency_keys where created_at < now() - $1 * interval '1 hour'`,
      [KEPT_HOURS],
    );
  }
}
