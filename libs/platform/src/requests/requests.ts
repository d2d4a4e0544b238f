import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import { Transactions, type Tx } from '@odyssey/events';
import type { CallerIdentity } from '../access/caller.ts';
import { RevokedSessions } from '../access/revoked-sessions.ts';
import { IdempotencyKeys } from './idempotency-keys.ts';

/** Opens the transaction of a request, once for each Idempotency-Key, and only while the caller's session lives. */
@Injectable()
export class Requests {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: IdempotencyKeys,
  ) {}

  /**
   * Runs `work` in a transaction of the caller. With an Idempotency-Key its view is stored in the same commit and
   * given again to every repetition; a request that failed may be repeated with its key.
   *
   * `work` returns the view that is answered, as JSON knows it: no Date, no entity.
   * @throws idempotency_in_flight while the first request runs; idempotency_key_reused for another request;
   * unauthenticated when the session has ended before its turn came.
   */
  forCaller<View>(caller: CallerIdentity, work: (tx: Tx) => Promise<View>): Promise<View> {
    return this.afterWaiting(caller, async () => undefined, work);
  }

  /**
   * Like `forCaller`, for what is told once (`@ToldOnce`): no answer is kept, whatever key the request carries.
   * @throws unauthenticated when the session has ended before its turn came.
   */
  withoutKey<View>({ userId, sessionId }: CallerIdentity, work: (tx: Tx) => Promise<View>): Promise<View> {
    return this.transactions.forPerson(userId, work, RevokedSessions.ended(userId, sessionId));
  }

  /**
   * Like `forCaller`, for a request that first waits for something outside (a model): `wait` runs before the
   * transaction is opened, and not at all for a repetition.
   */
  async afterWaiting<Ready, View>(
    caller: CallerIdentity,
    wait: () => Promise<Ready>,
    work: (tx: Tx, ready: Ready) => Promise<View>,
  ): Promise<View> {
    const { idempotency: request, userId, sessionId } = caller;
    if (!request) {
      const ready = await wait();
      return this.withoutKey(caller, (tx) => work(tx, ready));
    }
    const before = await this.keys.claim(userId, request);
    if (before === 'running')
      throw new OdysseyError('idempotency_in_flight', 'The first request with this key still runs.', {
        headers: { 'retry-after': '1' },
      });
    if (before === 'other') throw reused();
    if (before !== 'claimed') return before.answer as View;
    try {
      const ready = await wait();
      return await this.transactions.forPerson(
        userId,
        async (tx) => {
          // A claim can run out under a slow request, and another may have taken over: only one of them may work.
          const stored = await this.keys.stored(tx, userId, request);
          if (stored && stored.fingerprint !== request.fingerprint) throw reused();
          if (stored) return stored.answer as View;
          const view = await work(tx, ready);
          await this.keys.store(tx, userId, request, asJson(view));
          return view;
        },
        RevokedSessions.ended(userId, sessionId),
      );
    } catch (error) {
      await this.keys.letGo(userId, request);
      throw error;
    }
  }
}

const reused = () =>
  new OdysseyError('idempotency_key_reused', 'This key came with another address or body before.');

/** @throws when replaying the text would not give the same answer again. */
function asJson(view: unknown): string {
  const text = JSON.stringify(view ?? null, function (this: Record<string, unknown>, key, value: unknown) {
    if (this[key] instanceof Date) throw new Error(`forCaller must return the view, but ${key} is a Date`);
    return value;
  });
  return text;
}
