import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { In, IsNull, Not } from 'typeorm';
import { UsersService } from '../accounts/users.service.ts';
import { TotpFactorEntity } from '../mfa/totp-factor.entity.ts';
import { PasskeyEntity } from '../passkeys/passkey.entity.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { eraseFactors } from '../user-data/factor-records.ts';
import { IdentityEntity } from './identity.entity.ts';
import { LastWayIn } from './identity.errors.ts';
import { OidcFlowEntity } from './oidc-flow.entity.ts';
import { OidcProviders } from './oidc-providers.service.ts';

/** What opens an account: a password, a passkey, an identity at a provider that is still configured. */
@Injectable()
export class WaysIn {
  constructor(
    private readonly users: UsersService,
    private readonly providers: OidcProviders,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Call it before a passkey or an identity is removed, in the same transaction: one writer a person, so two that are removed at
   * once do not count on each other.
   * @throws LastWayIn when nothing else opens the account.
   */
  async without(tx: Tx, ownerId: UserId, id: string): Promise<void> {
    const { passwordHash } = await this.users.get(tx, ownerId);
    if (passwordHash !== null) return;
    if (await tx.manager.existsBy(PasskeyEntity, { ownerId, id: Not(id) })) return;
    const configured = this.providers.list().map(({ name }) => name);
    if (await tx.manager.existsBy(IdentityEntity, { ownerId, id: Not(id), provider: In(configured) })) return;
    throw new LastWayIn();
  }

  /**
   * Takes away all that opens the account or guards it but its password and personal tokens, which a reset replaces and ends itself: for
   * the first who shows that the address is theirs, since somebody else may have opened the account with it and waited.
   */
  async dropAll(tx: Tx, ownerId: UserId, place: RequestPlace): Promise<void> {
    const because = (details: Record<string, string> = {}) => ({
      place,
      details: { ...details, reason: 'address_not_verified' },
    });
    for (const { name } of await tx.manager.findBy(PasskeyEntity, { ownerId }))
      await this.log.record(tx, ownerId, 'passkey_removed', because({ name }));
    for (const { provider } of await tx.manager.findBy(IdentityEntity, { ownerId }))
      await this.log.record(tx, ownerId, 'identity_unlinked', because({ provider }));
    if (await tx.manager.existsBy(TotpFactorEntity, { ownerId, confirmedAt: Not(IsNull()) }))
      await this.log.record(tx, ownerId, 'mfa_disabled', because());
    await eraseFactors(tx, ownerId);
    await tx.manager.delete(IdentityEntity, { ownerId });
    await tx.manager.delete(OidcFlowEntity, { ownerId });
  }
}
