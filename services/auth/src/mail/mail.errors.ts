import { OdysseyError } from '@odyssey/contracts';

/** The same words whether it never existed, has expired, was used, or a newer one took its place. */
export class InvalidMailToken extends OdysseyError {
  override readonly name = 'InvalidMailToken';

  constructor() {
    super(
      'invalid_mail_token',
      'This link cannot be used any more. Ask for a new e-mail and use the newest one.',
    );
  }
}

export class MailNotConfigured extends OdysseyError {
  override readonly name = 'MailNotConfigured';

  constructor() {
    super('mail_not_configured', 'This Odyssey has no mail server, so no e-mail can be sent.');
  }
}

export class TooManyMails extends OdysseyError {
  override readonly name = 'TooManyMails';

  /** @param seconds until the next one can be asked for */
  constructor(seconds: number) {
    super(
      'rate_limited',
      `Several of these e-mails were sent within the hour: look for the newest one, or ask again in ${Math.ceil(seconds / 60)} min.`,
      { headers: { 'retry-after': String(seconds) } },
    );
  }
}
