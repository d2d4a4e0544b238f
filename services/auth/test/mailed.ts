import { type TestService, testService, waitUntil } from '@odyssey/testing';
import { MailServer, type ReceivedMail } from '@odyssey/testing/mail';
import { auth } from '../src/service.ts';

export const PUBLIC_URL = 'https://odyssey.example';

/** auth with a mail server of its own. */
export class MailedAuth implements AsyncDisposable {
  private constructor(
    readonly service: TestService,
    readonly mails: MailServer,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<MailedAuth> {
    const mails = await MailServer.start();
    const service = await testService(auth, {
      env: { ODYSSEY_SMTP_URL: mails.url, ODYSSEY_PUBLIC_URL: PUBLIC_URL, ...env },
    });
    return new MailedAuth(service, mails);
  }

  /** Waits for so many mails with this subject; the newest of them. */
  async mail(address: string, subject: string, count = 1): Promise<ReceivedMail & { token: string }> {
    const found = await waitUntil(
      async () => {
        const mails = (await this.mails.read(address)).filter((mail) => mail.subject === subject);
        return mails.length >= count ? mails : undefined;
      },
      { within: 20_000, what: `mail ${count} to ${address}: ${subject}` },
    );
    const mail = found.at(-1) as ReceivedMail;
    return { ...mail, token: mail.token ?? '' };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service.close();
    await this.mails.stop();
  }
}

export const VERIFY = 'Confirm your e-mail address';
export const CHANGE = 'Confirm your new e-mail address';
export const RESET = 'Set a new password';
export const STILL_OPENS = 'What else opens your account';
export const NOTICE = 'Your e-mail address is about to change';
export const WANTED = 'Somebody tried to use your e-mail address';
