import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { MailFolder } from '../mail/mail-folder.ts';

/** The local mailbox, as a process of the stack: `node mailbox.ts <port> <folder>`. It takes every mail and sends none on. */
const [port, dir = ''] = process.argv.slice(2);
const folder = new MailFolder(dir);
const LARGEST = 10 * 1_048_576;

/** No address and no subject: a log is read by others than a mailbox. */
const say = (level: number, msg: string) =>
  console.log(JSON.stringify({ level, time: Date.now(), service: 'mail', msg }));

const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  size: LARGEST,
  disableReverseLookup: true,
  onData: (stream, _session, done) => {
    buffer(stream).then(
      (source) => {
        folder.keep(source);
        say(30, 'a mail came: ./odyssey mail');
        done();
      },
      (error: Error) => done(error),
    );
  },
});
// A client that gives up half-way; without a listener it would end the process.
server.on('error', (error: Error) => say(40, error.message));
server.listen(Number(port), '127.0.0.1', () => say(30, 'listening'));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
