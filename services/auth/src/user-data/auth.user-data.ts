import { Injectable } from '@nestjs/common';
import { UserDeleted } from '@odyssey/contracts';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock } from '@odyssey/platform';
import type { UserData, UserDataRecord } from '@odyssey/user-data';
import { toUserView } from '../accounts/user.dto.ts';
import { UserEntity } from '../accounts/user.entity.ts';
import { IdentityEntity } from '../identities/identity.entity.ts';
import { OidcFlowEntity } from '../identities/oidc-flow.entity.ts';
import { PersonalTokenEntity } from '../personal-tokens/personal-token.entity.ts';
import { SecurityEventEntity } from '../security-log/security-event.entity.ts';
import { SessionEntity } from '../sessions/session.entity.ts';
import { eraseFactors, factorRecords } from './factor-records.ts';
import { eraseMails, mailRecords } from './mail-records.ts';

/** What auth keeps about a person: the account, its sessions and what happened to it. Hashes of passwords and tokens are nobody's data to carry away. */
@Injectable()
export class AuthUserData implements UserData {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async *export(tx: Tx, userId: UserId): AsyncIterable<UserDataRecord> {
    const user = await tx.manager.findOneBy(UserEntity, { id: userId });
    if (user) yield { kind: 'users', record: { ...toUserView(user), status: user.status } };
    const sessions = await tx.manager.find(SessionEntity, {
      where: { ownerId: userId },
      order: { startedAt: 'ASC' },
    });
    for (const { ownerId: _, version: __, createdAt: ___, updatedAt: ____, ...record } of sessions) {
      yield { kind: 'sessions', record };
    }
    const events = await tx.manager.find(SecurityEventEntity, {
      where: { ownerId: userId },
      order: { id: 'ASC' },
    });
    for (const { ownerId: _, ...record } of events) yield { kind: 'security-events', record };
    const tokens = await tx.manager.find(PersonalTokenEntity, {
      where: { ownerId: userId },
      order: { id: 'ASC' },
    });
    for (const { ownerId: _, hash: __, ...record } of tokens) yield { kind: 'personal-tokens', record };
    yield* this.identities(tx, userId);
    yield* factorRecords(tx, userId);
    yield* mailRecords(tx, userId);
  }

  async erase(tx: Tx, userId: UserId): Promise<Record<string, number>> {
    const user = await tx.manager.findOneBy(UserEntity, { id: userId });
    const counts = {
      users: user ? 1 : 0,
      refreshTokens: await tx.execute('delete from refresh_tokens where owner_id = $1', [userId]),
      identities: await tx.execute('delete from identities where owner_id = $1', [userId]),
      'oidc-flows': await tx.execute('delete from oidc_flows where owner_id = $1', [userId]),
      'personal-tokens': await tx.execute('delete from personal_tokens where owner_id = $1', [userId]),
      'security-events': await tx.execute('delete from security_events where owner_id = $1', [userId]),
      ...(await eraseFactors(tx, userId)),
      ...(await eraseMails(tx, userId)),
      sessions: await tx.execute('delete from sessions where owner_id = $1', [userId]),
    };
    await tx.execute('delete from users where id = $1', [userId]);
    if (user?.erasureId) {
      const deletedAt = this.clock.now().toISOString();
      await this.outbox.add(tx, UserDeleted.of({ userId, erasureId: user.erasureId, deletedAt }));
    }
    return counts;
  }

  private async *identities(tx: Tx, ownerId: UserId): AsyncIterable<UserDataRecord> {
    const identities = await tx.manager.find(IdentityEntity, {
      where: { ownerId },
      order: { createdAt: 'ASC' },
    });
    for (const { ownerId: _, ...record } of identities) yield { kind: 'identities', record };
    const flows = await tx.manager.find(OidcFlowEntity, { where: { ownerId }, order: { createdAt: 'ASC' } });
    for (const { id, provider, purpose, createdAt, expiresAt } of flows)
      yield { kind: 'oidc-flows', record: { id, provider, purpose, createdAt, expiresAt } };
  }
}
