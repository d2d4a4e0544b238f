import { readFile } from 'node:fs/promises';
import type { Server } from 'node:tls';
import type { Logger as Pino } from 'pino';
import { type Certificate, type CertificateFiles, examine } from './certificate.ts';
import { contextOf } from './tls-options.ts';

/** Between two looks at the files, in milliseconds: to read both is cheaper than to know in which ways they may be replaced. */
const LOOK_MS = 5_000;

/**
 * Takes a renewed certificate into use without a restart: new connections get it, those that are open go on. What cannot
 * be used is told once and leaves the one before in its place, as while only one of the two files is replaced.
 */
export class RenewedCertificate {
  private timer: NodeJS.Timeout | undefined;
  /** What the look before has found. */
  private known = '';

  constructor(
    private readonly server: Server,
    private readonly files: CertificateFiles,
    private readonly log: Pick<Pino, 'info' | 'error'>,
    /** Hears when the certificate in use will end. */
    private readonly taken: (end: Date) => void,
  ) {}

  async follow(everyMs = LOOK_MS): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), everyMs).unref();
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const { certFile, keyFile } = this.files;
    try {
      const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
      if (this.isNew(cert + key)) this.use({ cert, key });
    } catch (error) {
      const { message } = error as Error;
      if (this.isNew(message)) this.refuse(message);
    }
  }

  private use(certificate: Certificate): void {
    try {
      const { whose, end } = examine(certificate);
      this.server.setSecureContext(contextOf(certificate));
      this.taken(end);
      this.log.info(`TLS with the certificate for ${whose}, until ${end.toISOString()}`);
    } catch (error) {
      this.refuse((error as Error).message);
    }
  }

  private refuse(why: string): void {
    this.log.error(`the renewed certificate cannot be used, the one before it still is: ${why}`);
  }

  /** Whether the look before has found something else. */
  private isNew(found: string): boolean {
    const isNew = found !== this.known;
    this.known = found;
    return isNew;
  }
}
