export { MailServer } from './mail-server.ts';
export { mailsTo, type ReceivedMail } from './mailbox.ts';
export { tokenIn } from './token-in.ts';
