import { connect, type Socket } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@odyssey/platform';
import { createTransport } from 'nodemailer';
import type { MailText } from './mail-frame.ts';
import { demandsTls, type SmtpSettings } from './smtp-settings.ts';

export interface Mail extends MailText {
  readonly to: { readonly name: string; readonly address: string };
  /** The same for every try, so that a mail sent twice is shown once. */
  readonly id: string;
}

/** Milliseconds. Each step of the conversation has its own, and the whole has one: a server that drips is as good as dead. */
const CONNECT_MS = 5_000;
const GREETING_MS = 15_000;
const SILENCE_MS = 15_000;
const WHOLE_MS = 30_000;

/** What the mailer needs of a service's configuration. */
interface MailerConfig {
  readonly smtp: SmtpSettings | null;
  readonly publicUrl: string;
}

const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/** Hands mails to the configured server, one connection each. */
@Injectable()
export class Mailer {
  constructor(@Inject(CONFIG) private readonly config: MailerConfig) {}

  /** @throws nodemailer's error, for `failureOf`; also when the signal ends it or it takes longer than 30 s. */
  async send(mail: Mail, signal: AbortSignal): Promise<void> {
    if (!this.config.smtp) throw new Error('ODYSSEY_SMTP_URL is not set');
    const { url, from } = this.config.smtp;
    const socket = await connected(new URL(url), AbortSignal.any([signal, AbortSignal.timeout(WHOLE_MS)]));
    try {
      const transport = createTransport({
        url,
        greetingTimeout: GREETING_MS,
        socketTimeout: SILENCE_MS,
        connectionTimeout: CONNECT_MS,
        requireTLS: demandsTls(url),
        disableFileAccess: true,
        disableUrlAccess: true,
        // Our own socket, so that the deadline ends the conversation instead of only no longer waiting for it.
        getSocket: (_options, done) => done(null, { connection: socket }),
      });
      const messageId = `<${mail.id}@${new URL(this.config.publicUrl).hostname}>`;
      const { to, subject, text, html } = mail;
      await transport.sendMail({
        from,
        to: [{ name: asTyped(to.name), address: to.address }],
        subject: asTyped(subject),
        text,
        html,
        messageId,
        headers: { 'auto-submitted': 'auto-generated' },
      });
    } finally {
      socket.destroy();
    }
  }
}

/**
 * On one line, and to be read as it was typed: an encoded word (RFC 2047) would be shown as what it encodes, line breaks and all. The
 * joiner is not seen, and makes the whole of the text be encoded.
 */
const asTyped = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('=?', '=\u2060?');

function connected({ protocol, hostname, port }: URL, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (PORTS[protocol] ?? 587),
      signal,
    });
    const late = setTimeout(() => socket.destroy(new Error('no connection in time')), CONNECT_MS);
    socket.once('close', () => clearTimeout(late));
    socket.once('error', reject);
    socket.once('connect', () => {
      clearTimeout(late);
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
