import { Injectable } from '@nestjs/common';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { type CallerIdentity, Clock, newId } from '@odyssey/platform';
import { newReceipt } from '@odyssey/user-data';
import { UserEntity } from '../accounts/user.entity.ts';
import { beginErasure, erasureCancelled, erasureScheduled, requestErasure } from '../accounts/user.rules.ts';
import { UsersService } from '../accounts/users.service.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import type { ErasureOptions, RequestedErasure } from './erasure.dto.ts';

/** auth's part in an erasure: it can be asked for here, log-in ends first, and the account goes last of all. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly securityLog: SecurityLog,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws ErasureAlreadyScheduled */
  async request(
    tx: Tx,
    { userId, sessionId }: CallerIdentity,
    { coolOffSeconds }: ErasureOptions,
    place: RequestPlace,
  ): Promise<RequestedErasure> {
    const user = await this.users.get(tx, userId);
    const now = this.clock.now();
    const id = newId();
    const { receipt, receiptHash } = newReceipt();
    const asked = requestErasure(user, { erasureId: id, receiptHash, coolOffSeconds }, now);
    await this.outbox.saveChange(tx, UserEntity, asked);
    await this.securityLog.record(tx, userId, 'erasure_requested', { place, sessionId });
    return {
      id,
      status: 'scheduled',
      runsAt: new Date(now.getTime() + coolOffSeconds * 1000).toISOString(),
      receipt,
    };
  }

  /** Archival has an erasure waiting, asked for here or there. */
  async remember(tx: Tx, userId: UserId, erasureId: string): Promise<void> {
    const user = await this.users.find(tx, userId);
    if (user) await this.outbox.saveChange(tx, UserEntity, erasureScheduled(user, erasureId));
  }

  async forget(tx: Tx, userId: UserId, erasureId: string): Promise<void> {
    const user = await this.users.find(tx, userId);
    if (user) await this.outbox.saveChange(tx, UserEntity, erasureCancelled(user, erasureId));
  }

  /** It has begun: nobody logs in any more and every token ends, before the other services have forgotten anything. */
  async begin(tx: Tx, userId: UserId, erasureId: string): Promise<void> {
    const user = await this.users.find(tx, userId);
    if (!user) return;
    await this.outbox.saveChange(tx, UserEntity, beginErasure(user, erasureId));
    await this.sessions.endAll(tx, userId, { reason: 'erasure' });
  }
}
