import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@odyssey/platform';
import type { MediaConfig } from '../config.ts';

/** What lies here is on its way and belongs to nobody yet. */
export const PASSING_FOLDERS = ['incoming', 'work'] as const;

/** A file as it was sent, not yet anybody's. */
export interface SentFile {
  path: string;
  bytes: number;
  sha256: string;
}

/**
 * Where the files are, all on one file system so that a rename is one step:
 *   incoming/<random>                      while a body is being read
 *   people/<person>/sent/<asset>           as it was sent, until its pictures are made; never shown to anybody
 *   people/<person>/<hash, 2>/<hash>       what is kept, under the hash of its content
 *   work/<random>/                         results of one picture being made
 */
@Injectable()
export class MediaDisk {
  private readonly root: string;

  constructor(@Inject(CONFIG) { dir }: MediaConfig) {
    this.root = dir;
  }

  /**
   * Writes a body to disk and makes sure that it is there.
   * @throws what the stream throws; then nothing is kept
   */
  async receive(body: Readable): Promise<SentFile> {
    const path = join(await this.folder('incoming'), randomUUID());
    const hash = createHash('sha256');
    const file = createWriteStream(path, { flags: 'wx', flush: true, mode: 0o600 });
    let bytes = 0;
    try {
      const measured = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          hash.update(chunk);
          yield chunk;
        }
      };
      await pipeline(body, measured, file);
      return { path, bytes, sha256: hash.digest('hex') };
    } catch (error) {
      // One that is still being opened would come to be after it was removed.
      if (!file.closed) await new Promise<void>((resolve) => file.once('close', resolve));
      await this.discard(path);
      throw error;
    }
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true, recursive: true });
  }

  /** Makes a sent file the asset's, to be worked on. */
  async keepSent(owner: string, assetId: string, from: string): Promise<void> {
    await move(from, this.sentPath(owner, assetId));
  }

  sentPath(owner: string, assetId: string): string {
    return join(this.personFolder(owner), 'sent', assetId);
  }

  /** An empty folder for results. */
  async workFolder(): Promise<string> {
    return mkdtemp(join(await this.folder('work'), 'picture-'));
  }

  /** Puts a finished file in its place; one that is there already has the same content. */
  async keep(owner: string, sha256: string, from: string): Promise<void> {
    await move(from, this.path(owner, sha256));
  }

  path(owner: string, sha256: string): string {
    return join(this.personFolder(owner), sha256.slice(0, 2), sha256);
  }

  async remove(owner: string, sha256: string): Promise<void> {
    await rm(this.path(owner, sha256), { force: true });
  }

  async removeSent(owner: string, assetId: string): Promise<void> {
    await rm(this.sentPath(owner, assetId), { force: true });
  }

  /** Everything of one person. */
  async removePerson(owner: string): Promise<void> {
    await rm(this.personFolder(owner), { recursive: true, force: true });
  }

  async has(path: string): Promise<boolean> {
    return stat(path).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
  }

  private personFolder(owner: string): string {
    return join(this.root, 'people', owner);
  }

  private async folder(name: (typeof PASSING_FOLDERS)[number]): Promise<string> {
    const path = join(this.root, name);
    await mkdir(path, { recursive: true });
    return path;
  }
}

/** The content was flushed before; the folder has to be as well, or a power cut forgets the new name. */
async function move(from: string, to: string): Promise<void> {
  const folder = dirname(to);
  await mkdir(folder, { recursive: true });
  await rename(from, to);
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
