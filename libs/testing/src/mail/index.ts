export { MailServer } from './mail-server.ts';
export { mailsTo } from './mailbox.ts';
export type { ReceivedMail } from './read-mail.ts';
