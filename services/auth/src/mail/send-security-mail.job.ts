import { Inject } from '@nestjs/common';
import { Transactions, type Tx } from '@odyssey/events';
import { failureOf, type Mail, Mailer } from '@odyssey/mail';
import { CONFIG, type JobData, type JobRun, JobWorker, newId } from '@odyssey/platform';
import type { UserEntity } from '../accounts/user.entity.ts';
import { UsersService } from '../accounts/users.service.ts';
import type { AuthConfig } from '../config.ts';
import { guardOf, inWords, WaysIn } from '../identities/ways-in.service.ts';
import { SecurityLog } from '../security-log/security-log.service.ts';
import { OneUseTokens } from './one-use-tokens.service.ts';
import type { SecurityMailEntity } from './security-mail.entity.ts';
import { type SecurityMailContent, securityMail } from './security-mail.template.ts';
import { SecurityMails } from './security-mails.service.ts';
import { SendSecurityMail } from './send-security-mail.ts';

/** Makes the token of a mail and sends it; ends quietly when there is nobody, nothing to say any more, or it was sent already. */
@JobWorker(SendSecurityMail)
export class SendSecurityMailJob {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<AuthConfig, 'publicUrl'>,
    private readonly transactions: Transactions,
    private readonly mailer: Mailer,
    private readonly users: UsersService,
    private readonly mails: SecurityMails,
    private readonly tokens: OneUseTokens,
    private readonly waysIn: WaysIn,
    private readonly securityLog: SecurityLog,
  ) {}

  async run({ userId, purpose }: JobData<typeof SendSecurityMail>, job: JobRun): Promise<void> {
    const mail = await this.transactions.forPerson(userId, async (tx) => {
      const user = await this.users.find(tx, userId);
      if (user?.status !== 'active') return undefined;
      const owed = (await this.mails.find(tx, job.id)) ?? (await this.reset(tx, user, purpose, job.id));
      if (!owed || owed.sentAt || owed.failedAt) return undefined;
      return this.compose(tx, user, owed);
    });
    if (!mail) return;
    try {
      await this.mailer.send(mail, job.signal);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.temporary && !job.lastAttempt) throw error;
      return this.transactions.forPerson(userId, (tx) => this.mails.failed(tx, job.id, failure.code));
    }
    await this.transactions.forPerson(userId, (tx) => this.mails.sent(tx, job.id));
  }

  /** The route that asked for it knew nobody: it begins here, unless several were sent within the hour. Their newest link still works. */
  private async reset(
    tx: Tx,
    user: UserEntity,
    purpose: JobData<typeof SendSecurityMail>['purpose'],
    id: string,
  ): Promise<SecurityMailEntity | undefined> {
    if (purpose !== 'reset_password') return undefined;
    if ((await this.mails.secondsUntilNext(tx, user.id, purpose)) !== undefined) return undefined;
    await this.securityLog.record(tx, user.id, 'password_reset_requested', {});
    return this.mails.open(tx, id, { ownerId: user.id, purpose, address: user.email });
  }

  private async compose(tx: Tx, user: UserEntity, owed: SecurityMailEntity): Promise<Mail | undefined> {
    const { address } = owed;
    if (await this.mails.isFlooded(tx, owed)) {
      await this.mails.failed(tx, owed.id, 'address_flooded');
      return undefined;
    }
    const content = await this.contentOf(tx, user, owed);
    if (!content) return undefined;
    const name = user.emailVerified && address === user.email ? user.displayName : undefined;
    const text = securityMail(content, { name, publicUrl: this.config.publicUrl });
    // Another try brings another token, so it is another mail.
    return { id: newId(), to: { name: name ?? '', address }, ...text };
  }

  /** Undefined when there is nothing to say any more: the address was verified, or is another one by now. */
  private async contentOf(
    tx: Tx,
    user: UserEntity,
    { purpose, address }: SecurityMailEntity,
  ): Promise<SecurityMailContent | undefined> {
    if (purpose === 'email_change_notice') return { kind: purpose };
    if (purpose === 'still_opens') {
      const others = await this.waysIn.others(tx, user.id);
      const waysIn = inWords(others);
      if (waysIn.length === 0 || address !== user.email) return undefined;
      return { kind: purpose, waysIn, guard: guardOf(others) };
    }
    if (purpose === 'verify_email' && (user.emailVerified || address !== user.email)) return undefined;
    // Looked up here, where nobody waits: who asks for an address that is taken is not told.
    if (purpose === 'change_email' && (await this.users.isTaken(tx, address, user.id)))
      return { kind: 'address_wanted' };
    return {
      kind: purpose,
      token: await this.tokens.make(tx, { ownerId: user.id, purpose, email: address }),
    };
  }
}
