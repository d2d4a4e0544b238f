import { Transactions, type Tx, type UserId } from '@odyssey/events';
import { failureOf, type Mail, Mailer, type MailFailure, renderMail } from '@odyssey/mail';
import { Clock, type JobData, type JobRun, JobWorker } from '@odyssey/platform';
import { SendMail } from '../mail/send-mail.ts';
import { NotificationEntity } from '../notifications/notification.entity.ts';
import { mailed, mailFailed, type Notification } from '../notifications/notification.rules.ts';
import { NotificationWriter } from '../notifications/notification-writer.service.ts';
import { PeopleService } from '../people/people.service.ts';

/** Sends a notification that waits for the mail; ends quietly when it is sent, failed or gone already. */
@JobWorker(SendMail)
export class SendMailJob {
  constructor(
    private readonly transactions: Transactions,
    private readonly mailer: Mailer,
    private readonly people: PeopleService,
    private readonly writer: NotificationWriter,
    private readonly clock: Clock,
  ) {}

  async run({ userId, notificationId }: JobData<typeof SendMail>, job: JobRun): Promise<void> {
    const mail = await this.transactions.reading((tx) => this.prepare(tx, userId, notificationId));
    if (!mail) return;
    try {
      await this.mailer.send(mail, job.signal);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.temporary && !job.lastAttempt) throw error;
      return this.settle(userId, notificationId, (notification) => this.failed(notification, failure));
    }
    return this.settle(userId, notificationId, (notification) =>
      mailed(notification, mail.to.address, this.clock.now()),
    );
  }

  private async prepare(tx: Tx, owner: UserId, id: string): Promise<Mail | null> {
    const notification = await tx.manager.findOneBy(NotificationEntity, { id, ownerId: owner });
    const person = await this.people.find(tx, owner);
    if (notification?.deliveries.email.status !== 'queued' || !person?.email) return null;
    const name = person.displayName ?? '';
    const { title, body, cause } = notification;
    const greeting = name ? `Hello ${name},` : 'Hello,';
    const footer = `You get this e-mail from your Odyssey: ${cause} Which e-mails come is your choice, in your notification preferences.`;
    return { id, to: { name, address: person.email }, ...renderMail({ greeting, title, body, footer }) };
  }

  private failed(notification: Notification, { code, detail }: MailFailure) {
    return mailFailed(notification, { code, detail }, this.clock.now());
  }

  /** Another try may have come first, and the person may be gone since. */
  private async settle(
    owner: UserId,
    id: string,
    change: (notification: Notification) => ReturnType<typeof mailed>,
  ): Promise<void> {
    await this.transactions.forPerson(owner, async (tx) => {
      const notification = await tx.manager.findOneBy(NotificationEntity, { id, ownerId: owner });
      if (notification?.deliveries.email.status === 'queued')
        await this.writer.save(tx, change(notification));
    });
  }
}
