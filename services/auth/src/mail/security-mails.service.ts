import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Tx, UserId } from '@odyssey/events';
import type { MailFailure } from '@odyssey/mail';
import { Clock, CONFIG, Jobs, newId } from '@odyssey/platform';
import { Between, DataSource, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import type { AuthConfig } from '../config.ts';
import { MailNotConfigured, TooManyMails } from './mail.errors.ts';
import { MAIL_WINDOW, MAILS_AN_HOUR, MAILS_TO_ONE_ADDRESS, type MailPurpose } from './mail-purposes.ts';
import { OneUseTokens } from './one-use-tokens.service.ts';
import { SecurityMailEntity } from './security-mail.entity.ts';
import { SendSecurityMail } from './send-security-mail.ts';

/** How long it can be looked up what became of a mail, in milliseconds. */
const KEPT = 30 * 86_400_000;

/** The mails that auth owes people: asked for in the transaction that makes them due, sent by a job. */
@Injectable()
export class SecurityMails implements OnApplicationBootstrap {
  private readonly logger = new Logger('SecurityMails');

  constructor(
    @Inject(CONFIG) private readonly config: Pick<AuthConfig, 'smtp'>,
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly tokens: OneUseTokens,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.available)
      this.logger.warn(
        'ODYSSEY_SMTP_URL is not set: nobody can verify or change an e-mail address, or reset a forgotten password',
      );
  }

  /** Whether there is a mail server at all. */
  get available(): boolean {
    return this.config.smtp !== null;
  }

  /** @throws MailNotConfigured; TooManyMails when this person has asked for several of this kind within the hour. */
  async request(tx: Tx, owner: UserId, purpose: MailPurpose, address: string): Promise<void> {
    if (!this.available) throw new MailNotConfigured();
    const seconds = await this.secondsUntilNext(tx, owner, purpose);
    if (seconds !== undefined) throw new TooManyMails(seconds);
    await this.owe(tx, owner, purpose, address);
  }

  /** Tells of something that is done: without a mail server, or after several of this kind within the hour, nobody is written to. */
  async tell(tx: Tx, owner: UserId, purpose: MailPurpose, address: string): Promise<void> {
    if (!this.available || (await this.secondsUntilNext(tx, owner, purpose)) !== undefined) return;
    await this.owe(tx, owner, purpose, address);
  }

  /**
   * Somebody says that they forgot a password. The same for a person there is and an id that nobody has: what differs is done by the
   * job, when nobody waits for an answer. Without a mail server nothing happens.
   */
  async requestReset(tx: Tx, somebody: UserId): Promise<void> {
    if (!this.available) return;
    await this.jobs.enqueue(tx, SendSecurityMail, { userId: somebody, purpose: 'reset_password' });
  }

  find(tx: Tx, id: string): Promise<SecurityMailEntity | null> {
    return tx.manager.findOneBy(SecurityMailEntity, { id });
  }

  async open(
    tx: Tx,
    id: string,
    about: Pick<SecurityMailEntity, 'ownerId' | 'purpose' | 'address'>,
  ): Promise<SecurityMailEntity> {
    const mail = { id, ...about, requestedAt: this.clock.now(), sentAt: null, failedAt: null, failure: null };
    await tx.manager.insert(SecurityMailEntity, mail);
    return mail;
  }

  /** Seconds until this person may ask for another mail of this kind; undefined: now. The mails that were sent stay good, so nobody is locked out. */
  async secondsUntilNext(tx: Tx, ownerId: UserId, purpose: MailPurpose): Promise<number | undefined> {
    const requestedAt = MoreThan(this.windowStart());
    const latest = await tx.manager.find(SecurityMailEntity, {
      where: { ownerId, purpose, requestedAt },
      order: { requestedAt: 'DESC' },
      take: MAILS_AN_HOUR,
    });
    const oldest = latest[MAILS_AN_HOUR - 1];
    if (!oldest) return undefined;
    return Math.max(1, Math.ceil((oldest.requestedAt.getTime() - this.windowStart().getTime()) / 1000));
  }

  /**
   * Whether an address that nobody has shown to be theirs was written to often enough within the hour, by whichever accounts: nobody's
   * mailbox is filled through us. Mail about the account that has the address is not counted, nor held back.
   */
  async isFlooded(tx: Tx, { id, address, purpose, requestedAt }: SecurityMailEntity): Promise<boolean> {
    if (purpose !== 'change_email') return false;
    const earlier = Between(this.windowStart(), requestedAt);
    const others = { id: Not(id), address, purpose, requestedAt: earlier, failedAt: IsNull() };
    return (await tx.manager.countBy(SecurityMailEntity, others)) >= MAILS_TO_ONE_ADDRESS;
  }

  async sent(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(SecurityMailEntity, { id }, { sentAt: this.clock.now() });
  }

  async failed(tx: Tx, id: string, code: MailFailure['code'] | 'address_flooded'): Promise<void> {
    this.logger.warn(`mail ${id} was not delivered: ${code}`);
    await tx.manager.update(SecurityMailEntity, { id }, { failedAt: this.clock.now(), failure: code });
  }

  /**
   * Nobody can confirm any more another address that was asked for: neither by the link that was mailed nor by one that is still to be
   * sent. Call it with every new password: the notice of the change tells its owner to set one.
   */
  async withdrawChange(tx: Tx, ownerId: UserId): Promise<void> {
    await this.tokens.void(tx, ownerId, 'change_email');
    const waiting = { ownerId, purpose: 'change_email', sentAt: IsNull(), failedAt: IsNull() } as const;
    await tx.manager.update(SecurityMailEntity, waiting, {
      failedAt: this.clock.now(),
      failure: 'withdrawn',
    });
  }

  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT);
    await this.dataSource.manager.delete(SecurityMailEntity, { requestedAt: LessThan(before) });
  }

  private async owe(tx: Tx, owner: UserId, purpose: MailPurpose, address: string): Promise<void> {
    const { id } = await this.open(tx, newId(), { ownerId: owner, purpose, address });
    await this.jobs.enqueue(tx, SendSecurityMail, { userId: owner, purpose }, { id });
  }

  private windowStart(): Date {
    return new Date(this.clock.now().getTime() - MAIL_WINDOW);
  }
}
