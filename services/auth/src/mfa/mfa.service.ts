import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { Tx, UserId } from '@odyssey/events';
import { Clock, newId } from '@odyssey/platform';
import { DataSource, IsNull, LessThan } from 'typeorm';
import { UsersService } from '../accounts/users.service.ts';
import { PasskeyEntity } from '../passkeys/passkey.entity.ts';
import type { SecurityAbout } from '../security-log/security-log.service.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import type { MfaView, NewAuthenticator } from './mfa.dto.ts';
import { MfaNotEnabled, WrongCode } from './mfa.errors.ts';
import { RecoveryCodeEntity } from './recovery-code.entity.ts';
import { hashOfCode, newRecoveryCodes } from './recovery-code.rules.ts';
import { RequiredFactor } from './required-factor.service.ts';
import { SecondFactors } from './second-factors.service.ts';
import { newTotpSecret, otpauthUrl } from './totp.rules.ts';
import { TotpFactorEntity } from './totp-factor.entity.ts';

/** Milliseconds that a new app has to show its first code. */
const CONFIRM_WITHIN = 15 * 60_000;

/** Sets up and takes away the second factor of an account. */
@Injectable()
export class MfaService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly users: UsersService,
    private readonly factors: SecondFactors,
    private readonly required: RequiredFactor,
    private readonly log: SecurityLog,
    private readonly clock: Clock,
  ) {}

  async read(tx: Tx, owner: UserId): Promise<MfaView> {
    const app = await this.factors.confirmed(tx, owner);
    return {
      enabled: app !== undefined,
      ...(app && {
        authenticator: {
          id: app.id,
          createdAt: app.createdAt.toISOString(),
          ...(app.lastUsedAt && { lastUsedAt: app.lastUsedAt.toISOString() }),
        },
      }),
      recoveryCodesLeft: await this.factors.recoveryCodesLeft(tx, owner),
      passkeys: await tx.manager.countBy(PasskeyEntity, { ownerId: owner }),
    };
  }

  /** An app that counts from its first code on. Until then the one before goes on counting: a change of phones leaves no gap. */
  async begin(tx: Tx, owner: UserId): Promise<NewAuthenticator> {
    const { email } = await this.users.get(tx, owner);
    const id = newId();
    const secret = newTotpSecret();
    const now = this.clock.now();
    await tx.manager.delete(TotpFactorEntity, { ownerId: owner, confirmedAt: IsNull() });
    await tx.manager.insert(TotpFactorEntity, {
      id,
      ownerId: owner,
      sealedSecret: this.factors.sealed(id, secret),
      lastUsedStep: null,
      createdAt: now,
      confirmedAt: null,
      lastUsedAt: null,
    });
    const expiresAt = new Date(now.getTime() + CONFIRM_WITHIN).toISOString();
    return { id, secret, otpauthUrl: otpauthUrl(secret, email), expiresAt };
  }

  /**
   * The app shows the right code: from now on it counts, in place of the one before, with recovery codes of its own.
   * @throws WrongCode; not_found when it waits no longer.
   */
  async confirm(tx: Tx, owner: UserId, id: string, code: string, about: SecurityAbout): Promise<string[]> {
    const now = this.clock.now();
    const app = await tx.findOwned(TotpFactorEntity, owner, id);
    if (app.confirmedAt || app.createdAt.getTime() + CONFIRM_WITHIN <= now.getTime())
      throw new OdysseyError('not_found', 'This app waits for no code any more: set it up anew.');
    if (!(await this.factors.spendTotp(tx, app, code))) throw new WrongCode();
    const before = await this.factors.confirmed(tx, owner);
    if (before) await tx.manager.delete(TotpFactorEntity, { id: before.id });
    await tx.manager.update(TotpFactorEntity, { id }, { confirmedAt: now });
    await this.required.shown(tx, owner, about.sessionId);
    await this.log.record(tx, owner, 'mfa_enabled', {
      ...about,
      ...(before && { details: { reason: 'replaced' } }),
    });
    return this.makeRecoveryCodes(tx, owner);
  }

  /** The recovery codes go with the app: without it they would open nothing. @throws not_found, second_factor_required */
  async remove(tx: Tx, owner: UserId, id: string, about: SecurityAbout): Promise<void> {
    const app = await tx.findOwned(TotpFactorEntity, owner, id);
    if (app.confirmedAt) await this.required.keepOne(tx, owner, id);
    await tx.manager.delete(TotpFactorEntity, { id });
    if (!app.confirmedAt) return;
    await tx.manager.delete(RecoveryCodeEntity, { ownerId: owner });
    await this.log.record(tx, owner, 'mfa_disabled', about);
  }

  /** New ones; all that were made before are void. @throws MfaNotEnabled */
  async renewRecoveryCodes(tx: Tx, owner: UserId, about: SecurityAbout): Promise<string[]> {
    if (!(await this.factors.confirmed(tx, owner))) throw new MfaNotEnabled();
    await this.log.record(tx, owner, 'recovery_codes_made', about);
    return this.makeRecoveryCodes(tx, owner);
  }

  /** Drops apps that were never confirmed. */
  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - CONFIRM_WITHIN);
    await this.dataSource.manager.delete(TotpFactorEntity, {
      confirmedAt: IsNull(),
      createdAt: LessThan(before),
    });
  }

  private async makeRecoveryCodes(tx: Tx, owner: UserId): Promise<string[]> {
    const codes = newRecoveryCodes();
    const madeAt = this.clock.now();
    await tx.manager.delete(RecoveryCodeEntity, { ownerId: owner });
    await tx.manager.insert(
      RecoveryCodeEntity,
      codes.map((code) => ({ hash: hashOfCode(code), ownerId: owner, madeAt, usedAt: null })),
    );
    return codes;
  }
}
