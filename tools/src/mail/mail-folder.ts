import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** More than anybody looks through; the oldest make room. */
const KEPT = 1_000;

/** Where the local mailbox of a stack keeps what it was sent: a file each, named by its time. */
export class MailFolder {
  private readonly path: string;

  constructor(dir: string) {
    this.path = join(dir, 'mail');
  }

  /** Newest first. */
  list(): string[] {
    mkdirSync(this.path, { recursive: true });
    return readdirSync(this.path)
      .filter((file) => file.endsWith('.eml'))
      .sort()
      .reverse();
  }

  read(file: string): Buffer {
    return readFileSync(join(this.path, file));
  }

  /** Whole or not at all: who lists the folder meanwhile sees no half of it. */
  keep(source: Buffer, now = new Date()): void {
    const name = `${now.toISOString().replaceAll(':', '-')}-${randomBytes(4).toString('hex')}`;
    const unfinished = join(this.path, `${name}.part`);
    mkdirSync(this.path, { recursive: true });
    // It may open an account.
    writeFileSync(unfinished, source, { mode: 0o600 });
    renameSync(unfinished, join(this.path, `${name}.eml`));
    for (const old of this.list().slice(KEPT)) rmSync(join(this.path, old), { force: true });
  }
}
