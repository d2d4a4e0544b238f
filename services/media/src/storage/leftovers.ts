import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '@odyssey/platform';
import type { MediaConfig } from '../config.ts';
import { PASSING_FOLDERS } from './media-disk.ts';

/** Longer than any body or picture takes: what is older belongs to nobody who is still at it. */
const LEFT_BEHIND_MS = 3_600_000;

/** Removes what a killed process has left half done: such files are in nobody's folder, so no erasure would find them. */
@Injectable()
export class Leftovers implements OnApplicationBootstrap {
  private readonly logger = new Logger('Leftovers');

  constructor(@Inject(CONFIG) private readonly config: MediaConfig) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const name of PASSING_FOLDERS) await this.clear(join(this.config.dir, name));
  }

  private async clear(folder: string): Promise<void> {
    for (const name of await readdir(folder).catch(orNone)) {
      const path = join(folder, name);
      const found = await stat(path).catch(orNone);
      if (!('mtimeMs' in found) || Date.now() - found.mtimeMs < LEFT_BEHIND_MS) continue;
      await rm(path, { recursive: true, force: true });
      this.logger.log(`${path} was left behind by a process that ended; it is removed`);
    }
  }
}

function orNone(error: NodeJS.ErrnoException): never[] {
  if (error.code !== 'ENOENT') throw error;
  return [];
}
