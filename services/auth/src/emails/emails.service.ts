import { Injectable } from '@nestjs/common';
import { Transactions, type Tx, type UserId } from '@odyssey/events';
import type { UserEntity } from '../accounts/user.entity.ts';
import { UsersService } from '../accounts/users.service.ts';
import { InvalidMailToken } from '../mail/mail.errors.ts';
import { OneUseTokens } from '../mail/one-use-tokens.service.ts';
import { SecurityMails } from '../mail/security-mails.service.ts';
import type { SecurityAbout } from '../security-log/security-log.service.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { EmailAlreadyVerified, EmailUnchanged } from './email.errors.ts';

const VERIFYING = ['verify_email', 'change_email'] as const;

/** An account's e-mail address: shown to be its owner's, or exchanged for another one. */
@Injectable()
export class EmailsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: UsersService,
    private readonly mails: SecurityMails,
    private readonly tokens: OneUseTokens,
    private readonly securityLog: SecurityLog,
  ) {}

  /** Call it in the transaction that opens the account: it owes the first mail, where there is a mail server. */
  async welcome(tx: Tx, user: UserEntity): Promise<void> {
    if (this.mails.available && !user.emailVerified)
      await this.mails.request(tx, user.id, 'verify_email', user.email);
  }

  /** @throws EmailAlreadyVerified, MailNotConfigured, TooManyMails */
  async askToVerify(tx: Tx, owner: UserId): Promise<void> {
    const user = await this.users.get(tx, owner);
    if (user.emailVerified) throw new EmailAlreadyVerified();
    await this.mails.request(tx, owner, 'verify_email', user.email);
  }

  /**
   * Nothing changes until the new address is confirmed; the old one is told meanwhile. Whether somebody else has the new address is not
   * looked up here: only the mail that goes there differs.
   * @throws EmailUnchanged, MailNotConfigured, TooManyMails
   */
  async askToChange(tx: Tx, owner: UserId, email: string, about: SecurityAbout): Promise<void> {
    const user = await this.users.get(tx, owner);
    if (user.email === email) throw new EmailUnchanged();
    await this.mails.request(tx, owner, 'change_email', email);
    await this.mails.request(tx, owner, 'email_change_notice', user.email);
    await this.securityLog.record(tx, owner, 'email_change_requested', about);
  }

  /** @throws InvalidMailToken; EmailTaken when somebody else has come to have the address meanwhile. */
  async confirm(token: string, about: SecurityAbout): Promise<UserEntity> {
    const owner = await this.tokens.ownerOf(token, VERIFYING);
    if (!owner) throw new InvalidMailToken();
    return this.transactions.forPerson(owner, async (tx) => {
      const used = await this.tokens.consume(tx, owner, token, VERIFYING);
      const user = await this.users.find(tx, owner);
      if (!used || user?.status !== 'active') throw new InvalidMailToken();
      if (used.purpose === 'change_email') return this.change(tx, user, used.email, about);
      // It was sent before the address was exchanged for another one.
      if (used.email !== user.email) throw new InvalidMailToken();
      await this.securityLog.record(tx, owner, 'email_verified', about);
      return this.users.confirmEmail(tx, user, used.email);
    });
  }

  /** What was mailed to the former address opens nothing any more: every token names the address that it went to. */
  private async change(tx: Tx, user: UserEntity, email: string, about: SecurityAbout): Promise<UserEntity> {
    await this.securityLog.record(tx, user.id, 'email_changed', about);
    return this.users.confirmEmail(tx, user, email);
  }
}
