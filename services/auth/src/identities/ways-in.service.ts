import { Injectable } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import { type FindOperator, In, IsNull, Not } from 'typeorm';
import type { UserEntity } from '../accounts/user.entity.ts';
import { UsersService } from '../accounts/users.service.ts';
import { RequiredFactor } from '../mfa/required-factor.service.ts';
import { TotpFactorEntity } from '../mfa/totp-factor.entity.ts';
import { PasskeyEntity } from '../passkeys/passkey.entity.ts';
import { PasskeyChallengeEntity } from '../passkeys/passkey-challenge.entity.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { eraseFactors } from '../user-data/factor-records.ts';
import { IdentityEntity } from './identity.entity.ts';
import { LastWayIn } from './identity.errors.ts';
import { OidcFlowEntity } from './oidc-flow.entity.ts';
import { OidcProviders } from './oidc-providers.service.ts';

/** What opens an account beside its password, or guards it. */
export interface OtherWaysIn {
  readonly passkeys: readonly Pick<PasskeyEntity, 'name' | 'createdAt'>[];
  readonly identities: readonly Pick<IdentityEntity, 'provider' | 'createdAt'>[];
  /** When the authenticator app was confirmed; undefined: there is none. */
  readonly secondFactorSince: Date | undefined;
}

/** Whether an authenticator app asks for codes, and whether a passkey goes past it. */
export type Guard = 'none' | 'app' | 'app_and_passkey';

/** What opens an account: a password, a passkey, an identity at a provider that is still configured. */
@Injectable()
export class WaysIn {
  constructor(
    private readonly users: UsersService,
    private readonly providers: OidcProviders,
    private readonly log: SecurityLog,
    private readonly requiredFactor: RequiredFactor,
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
    const provider = this.configured();
    if (await tx.manager.existsBy(IdentityEntity, { ownerId, id: Not(id), provider })) return;
    throw new LastWayIn();
  }

  /** What is left of them when a password has been replaced, the oldest first. */
  async others(tx: Tx, ownerId: UserId): Promise<OtherWaysIn> {
    const order = { createdAt: 'ASC' } as const;
    const app = await tx.manager.findOneBy(TotpFactorEntity, { ownerId, confirmedAt: Not(IsNull()) });
    return {
      passkeys: await tx.manager.find(PasskeyEntity, { where: { ownerId }, order }),
      identities: await tx.manager.find(IdentityEntity, {
        where: { ownerId, provider: this.configured() },
        order,
      }),
      secondFactorSince: app?.confirmedAt ?? undefined,
    };
  }

  /**
   * Takes away all that opens the account or guards it but its password and personal tokens, which who calls it takes care of: for the
   * first who shows that the address is theirs, since somebody else may have opened the account with it and waited.
   */
  async dropAll(tx: Tx, ownerId: UserId, place: RequestPlace): Promise<void> {
    const reason = 'address_not_verified';
    await this.dropIdentities(tx, ownerId, place, reason);
    await this.dropPasskeys(tx, ownerId, place, reason);
    if (await tx.manager.existsBy(TotpFactorEntity, { ownerId, confirmedAt: Not(IsNull()) }))
      await this.log.record(tx, ownerId, 'mfa_disabled', { place, details: { reason } });
    await eraseFactors(tx, ownerId);
  }

  /**
   * Takes away what logs in without the password, and nothing that guards it: who reads the mailbox has shown no second factor. So where
   * one is demanded and there is no app, the passkeys stay.
   */
  async dropLogIns(tx: Tx, ownerId: UserId, place: RequestPlace, reason: string): Promise<void> {
    await this.dropIdentities(tx, ownerId, place, reason);
    if (await this.requiredFactor.restsOnPasskeys(tx, ownerId)) return;
    await this.dropPasskeys(tx, ownerId, place, reason);
  }

  private async dropPasskeys(tx: Tx, ownerId: UserId, place: RequestPlace, reason: string): Promise<void> {
    for (const { name } of await tx.manager.findBy(PasskeyEntity, { ownerId }))
      await this.log.record(tx, ownerId, 'passkey_removed', { place, details: { name, reason } });
    await tx.manager.delete(PasskeyEntity, { ownerId });
    await tx.manager.delete(PasskeyChallengeEntity, { ownerId });
  }

  private async dropIdentities(tx: Tx, ownerId: UserId, place: RequestPlace, reason: string): Promise<void> {
    for (const { provider } of await tx.manager.findBy(IdentityEntity, { ownerId }))
      await this.log.record(tx, ownerId, 'identity_unlinked', { place, details: { provider, reason } });
    await tx.manager.delete(IdentityEntity, { ownerId });
    await tx.manager.delete(OidcFlowEntity, { ownerId });
  }

  private configured(): FindOperator<string> {
    return In(this.providers.list().map(({ name }) => name));
  }
}

const day = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * Each in plain words, with the day (UTC) since when it is there. Passkeys without their names: those are whoever added them free to
 * write, and a mail program makes a link of what looks like one. The log has the names.
 */
export const inWords = ({ passkeys, identities, secondFactorSince }: OtherWaysIn): string[] => [
  ...passkeys.map(({ createdAt }) => `a passkey, added on ${day(createdAt)}`),
  ...identities.map(({ provider, createdAt }) => `the log-in by ${provider}, linked on ${day(createdAt)}`),
  ...(secondFactorSince ? [`the authenticator app, set up on ${day(secondFactorSince)}`] : []),
];

export const guardOf = ({ passkeys, secondFactorSince }: OtherWaysIn): Guard => {
  if (!secondFactorSince) return 'none';
  return passkeys.length > 0 ? 'app_and_passkey' : 'app';
};

/** The same for the security log; nothing where there is nothing. */
export const asDetails = ({
  passkeys,
  identities,
  secondFactorSince,
}: OtherWaysIn): Record<string, string> => ({
  ...(passkeys.length > 0 && { passkeys: passkeys.map(({ name }) => name).join(', ') }),
  ...(identities.length > 0 && { identities: identities.map(({ provider }) => provider).join(', ') }),
  ...(secondFactorSince && { secondFactor: 'on' }),
});

/** For the log of an account that was taken from whoever had opened it. */
export const asTakenOver = ({ erasureId }: Pick<UserEntity, 'erasureId'>): Record<string, string> => ({
  reason: 'address_not_verified',
  ...(erasureId && { erasure: 'withdrawn' }),
});
