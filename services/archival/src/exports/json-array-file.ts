import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** One file of an export, as its manifest names it. */
export interface ExportEntry {
  /** Inside the zip. */
  path: string;
  bytes: number;
  sha256: string;
}

/** Writes one JSON array to disk, record by record, a line for each: it is never whole in memory. */
export class JsonArrayFile {
  private readonly stream: WriteStream;
  private readonly hash = createHash('sha256');
  private bytes = 0;
  private records = 0;
  private failure: Error | undefined;

  constructor(
    readonly file: string,
    private readonly entryPath: string,
  ) {
    this.stream = createWriteStream(file, { flags: 'wx', flush: true });
    this.stream.on('error', (error) => {
      this.failure = error;
    });
  }

  async add(record: Record<string, unknown>): Promise<void> {
    await this.write(`${this.records === 0 ? '[\n' : ',\n'}${JSON.stringify(record)}`);
    this.records += 1;
  }

  /** @throws when the disk has failed */
  async end(): Promise<ExportEntry> {
    await this.write(this.records === 0 ? '[]\n' : '\n]\n');
    this.stream.end();
    await finished(this.stream);
    return { path: this.entryPath, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  /** Gives up; the file is not whole. */
  abandon(): void {
    this.stream.destroy();
  }

  private async write(text: string): Promise<void> {
    if (this.failure) throw this.failure;
    this.hash.update(text);
    this.bytes += Buffer.byteLength(text);
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }
}
