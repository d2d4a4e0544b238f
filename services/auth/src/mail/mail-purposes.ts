/** Why auth writes to somebody. */
export const MAIL_PURPOSES = [
  'verify_email',
  'change_email',
  'email_change_notice',
  'reset_password',
  'still_opens',
] as const;
export type MailPurpose = (typeof MAIL_PURPOSES)[number];

/** The mails that carry a token. */
export const TOKEN_PURPOSES = ['verify_email', 'change_email', 'reset_password'] as const;
export type TokenPurpose = (typeof TOKEN_PURPOSES)[number];

const HOUR = 3_600_000;

/** How long a token of a mail is good, in milliseconds. What sets a password is short: a mailbox stays open on many devices. */
export const TOKEN_LIFE: Readonly<Record<TokenPurpose, number>> = {
  verify_email: 24 * HOUR,
  change_email: 24 * HOUR,
  reset_password: HOUR,
};

/** An account can ask for so many mails of a kind within an hour. */
export const MAILS_AN_HOUR = 5;
/** An address that accounts want to take over is written to so often within an hour, however many ask. */
export const MAILS_TO_ONE_ADDRESS = 10;
export const MAIL_WINDOW = HOUR;
