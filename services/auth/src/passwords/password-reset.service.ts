import { Injectable } from '@nestjs/common';
import { Transactions } from '@odyssey/events';
import { newId } from '@odyssey/platform';
import { UsersService } from '../accounts/users.service.ts';
import { asDetails, asTakenOver, WaysIn } from '../identities/ways-in.service.ts';
import { InvalidMailToken } from '../mail/mail.errors.ts';
import { OneUseTokens } from '../mail/one-use-tokens.service.ts';
import { SecurityMails } from '../mail/security-mails.service.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import type { ResetPassword } from './password.dto.ts';
import { ownWords } from './password.rules.ts';
import { PasswordsService } from './passwords.service.ts';

const RESETTING = ['reset_password'] as const;

/** A new password for who forgot theirs and reads the account's mailbox. */
@Injectable()
export class PasswordReset {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: UsersService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly mails: SecurityMails,
    private readonly tokens: OneUseTokens,
    private readonly waysIn: WaysIn,
    private readonly securityLog: SecurityLog,
  ) {}

  /** Nobody learns here who has an account: for an unknown address a job is enqueued, too, for an id that nobody has. */
  async ask(email: string): Promise<void> {
    const known = await this.users.findByEmail(email);
    const somebody = known?.id ?? newId();
    await this.transactions.forPerson(somebody, (tx) => this.mails.requestReset(tx, somebody));
  }

  /**
   * Ends every session and logs nobody in, so that a second factor is asked for as ever. A token that is not good costs as much as
   * one that is: the password is hashed first. A second factor goes only where the address was never verified: else it would take no
   * more than the mailbox to get in. There an erasure that was asked for is called off, too.
   * @throws CommonPassword, InvalidMailToken, HashPoolFull
   */
  async reset({ token, password, removeOtherWaysIn }: ResetPassword, place: RequestPlace): Promise<void> {
    const sent = await this.tokens.find(token, RESETTING);
    const somebody = sent?.ownerId ?? newId();
    const known = await this.transactions.reading((tx) => this.users.find(tx, somebody));
    const passwordHash = await this.passwords.accept(password, known ? ownWords(known) : []);
    await this.transactions.forPerson(somebody, async (tx) => {
      const used = await this.tokens.consume(tx, somebody, token, RESETTING);
      const user = await this.users.find(tx, somebody);
      if (!used || user?.status !== 'active' || used.email !== user.email) throw new InvalidMailToken();
      if (!user.emailVerified) await this.waysIn.dropAll(tx, user.id, place);
      else if (removeOtherWaysIn) await this.waysIn.dropLogIns(tx, user.id, place, 'password_reset');
      // The link was read in this mailbox: that is what verifying asks for. First, since it saves the row as it was read.
      const confirmed = await this.users.confirmEmail(tx, user, used.email);
      if (!user.emailVerified) await this.users.withdrawErasure(tx, confirmed);
      await this.users.setPassword(tx, user.id, passwordHash);
      await this.mails.withdrawChange(tx, user.id);
      await this.sessions.endAll(tx, user.id, { reason: 'password_reset', place });
      const left = asDetails(await this.waysIn.others(tx, user.id));
      const details = user.emailVerified ? left : asTakenOver(user);
      await this.securityLog.record(tx, user.id, 'password_reset', { place, details });
      if (Object.keys(left).length > 0) await this.mails.tell(tx, user.id, 'still_opens', user.email);
    });
  }
}
