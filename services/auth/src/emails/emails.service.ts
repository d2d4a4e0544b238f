import { Injectable } from '@nestjs/common';
import { Transactions, type Tx, type UserId } from '@odyssey/events';
import type { UserEntity } from '../accounts/user.entity.ts';
import { UsersService } from '../accounts/users.service.ts';
import { asTakenOver, WaysIn } from '../identities/ways-in.service.ts';
import { InvalidMailToken } from '../mail/mail.errors.ts';
import { OneUseTokens, type SentToken } from '../mail/one-use-tokens.service.ts';
import { SecurityMails } from '../mail/security-mails.service.ts';
import { PasswordsService } from '../passwords/passwords.service.ts';
import type { RequestPlace } from '../security-log/request-place.ts';
import type { SecurityAbout } from '../security-log/security-log.service.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { LoginThrottle } from '../sessions/login-throttle.ts';
import { WrongPassword } from '../sessions/session.errors.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import type { VerifyEmail } from './email.dto.ts';
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
    private readonly throttle: LoginThrottle,
    private readonly passwords: PasswordsService,
    private readonly waysIn: WaysIn,
    private readonly sessions: SessionsService,
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

  /**
   * Whoever shows no more than that they read the mailbox gets an account that nobody else can come back to. The link that takes over a
   * new address asks for no password, and looks at none.
   * @throws InvalidMailToken; WrongPassword, and the token stays good; EmailTaken when somebody else has come to have the address meanwhile;
   * rate_limited, HashPoolFull
   */
  async confirm({ token, password }: VerifyEmail, place: RequestPlace): Promise<UserEntity> {
    const sent = await this.tokens.find(token, VERIFYING);
    if (!sent) throw new InvalidMailToken();
    const owner = sent.ownerId;
    const before = await this.transactions.reading((tx) => this.users.find(tx, owner));
    if (!before || !fits(sent, before)) throw new InvalidMailToken();
    const given = sent.purpose === 'verify_email' ? password : undefined;
    if (given !== undefined) await this.prove(before, given, place);
    return this.transactions.forPerson(owner, async (tx) => {
      const used = await this.tokens.consume(tx, owner, token, VERIFYING);
      const user = await this.users.find(tx, owner);
      if (!used || !user || !fits(used, user)) throw new InvalidMailToken();
      if (used.purpose === 'change_email') return this.change(tx, user, used.email, { place });
      if (given !== undefined && !(await this.passwords.stillMatches(user, before, given)))
        throw new WrongPassword();
      await this.securityLog.record(tx, owner, 'email_verified', { place });
      const confirmed = await this.users.confirmEmail(tx, user, used.email);
      // After it, since that saves the row as it was read.
      return given === undefined ? this.lockOut(tx, confirmed, place) : confirmed;
    });
  }

  /** Counted and noted as a log-in is. @throws WrongPassword, rate_limited, HashPoolFull */
  private async prove(user: UserEntity, password: string, place: RequestPlace): Promise<void> {
    await this.throttle.count(user.email, place.network);
    if (await this.passwords.matches(user, password)) return;
    this.securityLog.noteFailedLogIn(user.id, place);
    throw new WrongPassword();
  }

  /**
   * Ends and takes away everything that somebody could come back by who opened the account with an address that is not theirs, and the
   * erasure that they asked for. Their password, too: the reader of the mailbox sets another, as for a forgotten one.
   */
  private async lockOut(tx: Tx, user: UserEntity, place: RequestPlace): Promise<UserEntity> {
    const kept = await this.users.withdrawErasure(tx, user);
    await this.waysIn.dropAll(tx, user.id, place);
    await this.users.setPassword(tx, user.id, null);
    await this.mails.withdrawChange(tx, user.id);
    await this.sessions.endAll(tx, user.id, { reason: 'password_reset', place });
    await this.securityLog.record(tx, user.id, 'password_reset', { place, details: asTakenOver(user) });
    return kept;
  }

  /** What was mailed to the former address opens nothing any more: every token names the address that it went to. */
  private async change(tx: Tx, user: UserEntity, email: string, about: SecurityAbout): Promise<UserEntity> {
    await this.securityLog.record(tx, user.id, 'email_changed', about);
    return this.users.confirmEmail(tx, user, email);
  }
}

/**
 * Whether the token still has something to do. What verifies an address is past its time once the address was verified otherwise, or
 * exchanged for another one: whoever had it locked out then would be told of a success that was none.
 */
const fits = ({ purpose, email }: Omit<SentToken, 'ownerId'>, user: UserEntity): boolean =>
  user.status === 'active' && (purpose === 'change_email' || (email === user.email && !user.emailVerified));
