import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { type ReceivedMail, readMail } from './read-mail.ts';

/** A real SMTP server that keeps what it is given, or answers as it is told. */
export class MailServer {
  /** The source of every mail that was accepted. */
  readonly mails: string[] = [];
  readonly broken: Error[] = [];
  /** How many deliveries were tried. */
  tries = 0;
  /** Answers to the next recipients, one each; afterwards everything is accepted. */
  readonly refusals: number[] = [];
  private readonly server: SMTPServer;

  private constructor(password?: string) {
    this.server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: password === undefined,
      onAuth: (_auth, _session, done) => done(Object.assign(new Error('no'), { responseCode: 535 })),
      onRcptTo: (_address, _session, done) => {
        this.tries += 1;
        const responseCode = this.refusals.shift();
        done(responseCode ? Object.assign(new Error('as told'), { responseCode }) : undefined);
      },
      onData: (stream, _session, done) => {
        text(stream).then(
          (mail) => {
            this.mails.push(mail);
            done();
          },
          (error: Error) => this.broken.push(error),
        );
      },
    });
    // A client that gives up half-way is part of the tests; without a listener it would end the process.
    this.server.on('error', (error) => this.broken.push(error));
  }

  static async start(options: { password?: string } = {}): Promise<MailServer> {
    const server = new MailServer(options.password);
    await new Promise<void>((resolve) => server.server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** The mails to one address. */
  to(address: string): string[] {
    return this.mails.filter((mail) => mail.includes(`<${address}>`) || mail.includes(`To: ${address}`));
  }

  /** The same, as a person reads them. */
  read(address: string): Promise<ReceivedMail[]> {
    return Promise.all(this.to(address).map(readMail));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}
