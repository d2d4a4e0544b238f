import { Inject, Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import {
  type CallerIdentity,
  Clock,
  CONFIG,
  isSecondFactorPending,
  secondFactorRequired,
} from '@odyssey/platform';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import type { SecondFactorNeeded } from '../accounts/user.dto.ts';
import type { AuthConfig } from '../config.ts';
import { PasskeyEntity } from '../passkeys/passkey.entity.ts';
import { SessionEntity } from '../sessions/session.entity.ts';
import { TotpFactorEntity } from './totp-factor.entity.ts';

/**
 * What holds where the operator demands a second factor of everybody (ODYSSEY_AUTH_SECOND_FACTOR): an authenticator app or a passkey. It
 * is noted of every session whether one was shown in it, demanded or not, so that the demand can be made at any time.
 */
@Injectable()
export class RequiredFactor {
  constructor(
    @Inject(CONFIG) private readonly config: AuthConfig,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What the session has to do before it may do anything else; undefined: nothing. */
  async neededBy(
    session: SessionEntity,
    manager = this.dataSource.manager,
  ): Promise<SecondFactorNeeded | undefined> {
    if (!this.config.secondFactorRequired) return undefined;
    if (!(await hasOne(manager, session.ownerId))) return 'set_up';
    // Somebody who knew the password may have logged in before its owner had a factor: that there is one now lets nobody else on.
    return session.secondFactorAt ? undefined : 'prove';
  }

  /** The same for who calls: while the token is a narrow one, and no longer. */
  async neededByCaller(tx: Tx, caller: CallerIdentity): Promise<SecondFactorNeeded | undefined> {
    if (!isSecondFactorPending(caller)) return undefined;
    const { sessionId: id, userId: ownerId } = caller;
    const session = await tx.manager.findOneBy(SessionEntity, { id, ownerId });
    return (session && (await this.neededBy(session, tx.manager))) ?? 'refresh';
  }

  /** Whether the person has to have a factor and has none. */
  async isMissing(owner: UserId): Promise<boolean> {
    return this.config.secondFactorRequired && !(await hasOne(this.dataSource.manager, owner));
  }

  /** Whether the factor that has to be there is a passkey, since there is no app. */
  async restsOnPasskeys(tx: Tx, ownerId: UserId): Promise<boolean> {
    if (!this.config.secondFactorRequired) return false;
    return !(await tx.manager.existsBy(TotpFactorEntity, { ownerId, confirmedAt: Not(IsNull()) }));
  }

  /**
   * Call it in the transaction that sets one up: who has shown none may do that once, for somebody who has none. Else a stolen password
   * would put the thief's factor beside the owner's.
   * @throws second_factor_required
   */
  async maySetUp(tx: Tx, caller: CallerIdentity): Promise<void> {
    if (!isSecondFactorPending(caller) || !(await hasOne(tx.manager, caller.userId))) return;
    throw secondFactorRequired(
      'This account has a second factor: prove it at /v1/auth/reauthenticate, or refresh if you have just set it up.',
    );
  }

  /** Call it before a confirmed app or a passkey is removed, in the same transaction. @throws second_factor_required when it is the last. */
  async keepOne(tx: Tx, owner: UserId, id: string): Promise<void> {
    if (!this.config.secondFactorRequired || (await hasOne(tx.manager, owner, id))) return;
    throw secondFactorRequired(
      'It is the last second factor of this account, and one is demanded here: set up another one first.',
    );
  }

  /** In this session one was set up. @param sessionId undefined: in none */
  async shown(tx: Tx, owner: UserId, sessionId: string | undefined): Promise<void> {
    await tx.execute('update sessions set second_factor_at = $3 where id = $1 and owner_id = $2', [
      sessionId,
      owner,
      this.clock.now(),
    ]);
  }
}

/** @param but the id of one that does not count */
async function hasOne(manager: EntityManager, ownerId: UserId, but?: string): Promise<boolean> {
  const id = but && { id: Not(but) };
  return (
    (await manager.existsBy(TotpFactorEntity, { ownerId, confirmedAt: Not(IsNull()), ...id })) ||
    manager.existsBy(PasskeyEntity, { ownerId, ...id })
  );
}
