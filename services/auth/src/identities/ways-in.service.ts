import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { In, Not } from 'typeorm';
import { UsersService } from '../accounts/users.service.ts';
import { PasskeyEntity } from '../passkeys/passkey.entity.ts';
import { IdentityEntity } from './identity.entity.ts';
import { LastWayIn } from './identity.errors.ts';
import { OidcProviders } from './oidc-providers.service.ts';

/** What opens an account: a password, a passkey, an identity at a provider that is still configured. */
@Injectable()
export class WaysIn {
  constructor(
    private readonly users: UsersService,
    private readonly providers: OidcProviders,
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
}
