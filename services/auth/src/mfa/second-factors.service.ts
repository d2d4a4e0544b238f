import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OdysseyError } from '@odyssey/contracts';
import type { Tx, UserId } from '@odyssey/events';
import { Clock, CONFIG, KeySeal } from '@odyssey/platform';
import { IsNull, Not } from 'typeorm';
import type { AuthConfig } from '../config.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { CodeThrottle } from './code-throttle.ts';
import { MfaRequired, TooManyWrongCodes, WrongCode } from './mfa.errors.ts';
import { RecoveryCodeEntity } from './recovery-code.entity.ts';
import { hashOfCode } from './recovery-code.rules.ts';
import { acceptedStep } from './totp.rules.ts';
import { TotpFactorEntity } from './totp-factor.entity.ts';

/** What came of it: whether one was shown, none being set up otherwise; or what to throw *after the commit*. */
export type SecondStep =
  | { readonly shown: boolean; readonly refusal?: undefined }
  | { readonly refusal: OdysseyError };

/** The second step of every log-in that began with something else than a passkey. */
@Injectable()
export class SecondFactors {
  private readonly logger = new Logger('SecondFactors');
  private readonly seal: KeySeal;

  constructor(
    @Inject(CONFIG) config: AuthConfig,
    private readonly throttle: CodeThrottle,
    private readonly log: SecurityLog,
    private readonly clock: Clock,
  ) {
    this.seal = new KeySeal(config.secret, 'odyssey totp secret seal');
  }

  /**
   * Whether the person may go on. Ask it behind the first proof (password, provider), never before.
   * @param code six digits of the app, or a recovery code; ignored when MFA is off.
   * @returns a refusal to be thrown *after the commit*: a throw inside would take back that the code was counted.
   */
  async demand(tx: Tx, user: UserId, code: string | undefined, place: RequestPlace): Promise<SecondStep> {
    const factor = await this.confirmed(tx, user);
    if (!factor) return { shown: false };
    if (code === undefined) return { refusal: new MfaRequired() };
    const seconds = await this.throttle.blockedFor(tx, user);
    if (seconds !== undefined) return { refusal: new TooManyWrongCodes(seconds) };
    if ((await this.spendTotp(tx, factor, code)) || (await this.spendRecoveryCode(tx, user, code, place))) {
      await this.throttle.forget(tx, user);
      return { shown: true };
    }
    await this.throttle.count(tx, user);
    await this.log.record(tx, user, 'log_in_failed', { place, details: { reason: 'wrong_code' } });
    return { refusal: new WrongCode() };
  }

  /** The app that counts; undefined when MFA is off. */
  async confirmed(tx: Tx, owner: UserId): Promise<TotpFactorEntity | undefined> {
    const where = { ownerId: owner, confirmedAt: Not(IsNull()) };
    return (await tx.manager.findOne(TotpFactorEntity, { where })) ?? undefined;
  }

  async recoveryCodesLeft(tx: Tx, owner: UserId): Promise<number> {
    return tx.manager.countBy(RecoveryCodeEntity, { ownerId: owner, usedAt: IsNull() });
  }

  sealed(id: string, secret: string): string {
    return this.seal.seal(id, secret);
  }

  /** Uses up a code of this app. One statement compares and writes the step: of two who come with one code, one is too late. */
  async spendTotp(tx: Tx, factor: TotpFactorEntity, code: string): Promise<boolean> {
    const secret = this.seal.open(factor.id, factor.sealedSecret);
    if (secret === undefined) {
      this.logger.warn(
        'a secret was sealed with another ODYSSEY_AUTH_SECRET: only recovery codes and passkeys help',
      );
      return false;
    }
    const now = this.clock.now();
    const step = acceptedStep(secret, code.replaceAll(' ', ''), now, factor.lastUsedStep);
    if (step === undefined) return false;
    const spent = await tx.execute(
      `update totp_factors set last_used_step = $2, last_used_at = $3
       where id = $1 and (last_used_step is null or last_used_step < $2)`,
      [factor.id, step, now],
    );
    return spent === 1;
  }

  private async spendRecoveryCode(
    tx: Tx,
    owner: UserId,
    code: string,
    place: RequestPlace,
  ): Promise<boolean> {
    const spent = await tx.execute(
      'update recovery_codes set used_at = $3 where hash = $1 and owner_id = $2 and used_at is null',
      [hashOfCode(code), owner, this.clock.now()],
    );
    if (spent !== 1) return false;
    const left = String(await this.recoveryCodesLeft(tx, owner));
    await this.log.record(tx, owner, 'recovery_code_used', { place, details: { left } });
    return true;
  }
}
