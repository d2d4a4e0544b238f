/** Why a mail did not go out, as far as SMTP tells. */
export interface MailFailure {
  /** Published with `notifications.notification.failed`. */
  readonly code: 'mail_refused' | 'mail_deferred' | 'mail_unreachable';
  /** In a sentence that the recipient may read: no names or credentials of the server. */
  readonly detail: string;
  /** Another try may succeed. */
  readonly temporary: boolean;
}

interface SmtpError {
  /** nodemailer's kind: EAUTH, ECONNECTION, ETIMEDOUT, EENVELOPE … */
  code?: string;
  responseCode?: number;
}

/**
 * RFC 5321: 4xx is said of this moment, 5xx of this mail. A refused log-in is a 5xx too, but says nothing about the
 * mail: the operator may mend it before the last try. So does a server that does not encrypt.
 */
export function failureOf(error: unknown): MailFailure {
  const { code, responseCode } = (error ?? {}) as SmtpError;
  if (code === 'EAUTH' || code === 'ETLS') {
    return {
      code: 'mail_unreachable',
      detail: 'The mail server did not accept this Odyssey.',
      temporary: true,
    };
  }
  if (responseCode !== undefined && responseCode >= 500) {
    return { code: 'mail_refused', detail: `The mail server answered ${responseCode}.`, temporary: false };
  }
  if (responseCode !== undefined) {
    return { code: 'mail_deferred', detail: `The mail server answered ${responseCode}.`, temporary: true };
  }
  return { code: 'mail_unreachable', detail: 'The mail server could not be reached.', temporary: true };
}
