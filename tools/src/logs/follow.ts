import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep } from 'node:timers/promises';
import { logPathOf } from '../stack/child.ts';

const LOOK_EVERY_MS = 200;

export interface FollowOptions {
  dir: string;
  parts: readonly string[];
  /** Where to begin: at what is written from now on, or this many bytes before it. */
  backBytes?: number;
  signal?: AbortSignal;
  line(part: string, text: string): void;
}

/** Hands over every line that the parts write, until the signal. Follows a log through its rotation. */
export async function follow({ dir, parts, backBytes = 0, signal, line }: FollowOptions): Promise<void> {
  const followed = parts.map((part) => new FollowedLog(part, logPathOf(dir, part), backBytes));
  const look = () => {
    for (const log of followed) for (const text of log.newLines()) line(log.part, text);
  };
  while (!signal?.aborted) {
    look();
    await sleep(LOOK_EVERY_MS);
  }
  look();
}

class FollowedLog {
  readonly part: string;
  private readonly path: string;
  private position: number;
  private rest = '';
  /** A read may end inside a letter. */
  private readonly decoder = new StringDecoder('utf8');

  constructor(part: string, path: string, backBytes: number) {
    this.part = part;
    this.path = path;
    this.position = Math.max(0, (existsSync(path) ? statSync(path).size : 0) - backBytes);
  }

  newLines(): string[] {
    if (!existsSync(this.path)) return [];
    const size = statSync(this.path).size;
    if (size < this.position) this.position = 0;
    if (size === this.position) return [];
    const lines = (this.rest + this.read(size - this.position)).split('\n');
    this.rest = lines.pop() ?? '';
    return lines.filter(Boolean);
  }

  private read(length: number): string {
    const buffer = Buffer.alloc(length);
    const file = openSync(this.path, 'r');
    const count = readSync(file, buffer, 0, length, this.position);
    closeSync(file);
    this.position += count;
    return this.decoder.write(buffer.subarray(0, count));
  }
}
