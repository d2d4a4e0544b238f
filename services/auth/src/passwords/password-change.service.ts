import { Injectable } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import { Transactions } from '@odyssey/events';
import { type CallerIdentity, Clock, Requests } from '@odyssey/platform';
import type { UserEntity } from '../accounts/user.entity.ts';
import { UsersService } from '../accounts/users.service.ts';
import { OneUseTokens } from '../mail/one-use-tokens.service.ts';
import { SecurityMails } from '../mail/security-mails.service.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { LoginThrottle } from '../sessions/login-throttle.ts';
import { WrongPassword } from '../sessions/session.errors.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import type { ChangePassword } from './password.dto.ts';
import { CurrentPasswordNeeded } from './password.errors.ts';
import { ownWords } from './password.rules.ts';
import { PasswordsService } from './passwords.service.ts';

/** As for `@RecentLogin`, in milliseconds. */
const RECENT_MS = 15 * 60_000;

/** Another password, for who knows the present one; or the first one of an account that a provider opens. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly transactions: Transactions,
    private readonly requests: Requests,
    private readonly users: UsersService,
    private readonly passwords: PasswordsService,
    private readonly throttle: LoginThrottle,
    private readonly sessions: SessionsService,
    private readonly tokens: OneUseTokens,
    private readonly mails: SecurityMails,
    private readonly securityLog: SecurityLog,
    private readonly clock: Clock,
  ) {}

  /**
   * The session that asks goes on, all others end.
   * @throws WrongPassword, CurrentPasswordNeeded, CommonPassword, reauthentication_required, rate_limited, HashPoolFull
   */
  change(caller: CallerIdentity, asked: ChangePassword, place: RequestPlace): Promise<void> {
    const { userId, sessionId } = caller;
    const prove = async () => {
      const user = await this.transactions.reading((tx) => this.users.get(tx, userId));
      await this.proved(user, caller, asked.currentPassword, place);
      const passwordHash = await this.passwords.accept(asked.newPassword, ownWords(user), '/newPassword');
      return { passwordHash, before: user.passwordHash };
    };
    return this.requests.afterWaiting(caller, prove, async (tx, { passwordHash, before }) => {
      const user = await this.users.get(tx, userId);
      // It was changed or reset while this one was being hashed: what was proved does not hold any more.
      if (user.passwordHash !== before) throw new WrongPassword();
      await this.users.setPassword(tx, userId, passwordHash);
      await this.sessions.endAll(tx, userId, { reason: 'password_changed', place }, sessionId);
      await this.tokens.void(tx, userId, 'reset_password');
      await this.mails.withdrawChange(tx, userId);
      await this.securityLog.record(tx, userId, 'password_changed', { place, sessionId });
    });
  }

  private async proved(
    user: UserEntity,
    { authTime }: CallerIdentity,
    currentPassword: string | undefined,
    { network }: RequestPlace,
  ): Promise<void> {
    if (user.passwordHash === null && currentPassword === undefined) {
      if (this.clock.now().getTime() - authTime.getTime() <= RECENT_MS) return;
      throw new OdysseyError('reauthentication_required', 'The log-in was more than 15 minutes ago.');
    }
    if (currentPassword === undefined) throw new CurrentPasswordNeeded();
    // As a log-in is: who holds a stolen token must not guess the password with it.
    await this.throttle.count(user.email, network);
    if (!(await this.passwords.matches(user, currentPassword))) throw new WrongPassword();
  }
}
