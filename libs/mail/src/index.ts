export { failureOf, type MailFailure } from './mail-failure.rules.ts';
export { type MailText, renderMail } from './mail-frame.ts';
export { type Mail, Mailer } from './mailer.service.ts';
export { SMTP_VARIABLES, type SmtpSettings, smtpSettings } from './smtp-settings.ts';
