import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { DataService } from '@odyssey/contracts';
import { CONFIG } from '@odyssey/platform';
import type { ArchivalConfig } from '../config.ts';

/**
 * Where exports are made and kept:
 *   exports/<export>.zip              finished
 *   work/<export>/<service>/          a part that has arrived whole, with its summary
 *   work/<export>/files/              what the records refer to
 */
@Injectable()
export class ExportDisk {
  private readonly root: string;

  constructor(@Inject(CONFIG) { dir }: ArchivalConfig) {
    this.root = dir;
  }

  zipPath(exportId: string): string {
    return join(this.root, 'exports', `${exportId}.zip`);
  }

  partFolder(exportId: string, service: DataService): string {
    return join(this.workFolder(exportId), service);
  }

  filePath(exportId: string, name: string): string {
    return join(this.workFolder(exportId), 'files', name);
  }

  /** An empty folder that becomes the part when it is whole. */
  async beginPart(exportId: string, service: DataService): Promise<string> {
    const folder = `${this.partFolder(exportId, service)}.unfinished`;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return folder;
  }

  async finishPart(exportId: string, service: DataService): Promise<void> {
    const folder = this.partFolder(exportId, service);
    await rm(folder, { recursive: true, force: true });
    await rename(`${folder}.unfinished`, folder);
  }

  /** @returns undefined when there is no such file */
  async read(path: string): Promise<string | undefined> {
    return readFile(path, 'utf8').catch(orMissing);
  }

  /** Its length in bytes; undefined when there is no such file. */
  async size(path: string): Promise<number | undefined> {
    return stat(path).then(({ size }) => size, orMissing);
  }

  /** Gives a finished, flushed file its name, and makes sure that the name outlives a power cut. */
  async publish(from: string, to: string): Promise<void> {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
    const folder = await open(dirname(to), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  async removeWork(exportId: string): Promise<void> {
    await rm(this.workFolder(exportId), { recursive: true, force: true });
  }

  /** Everything of one export. */
  async remove(exportId: string): Promise<void> {
    await this.removeWork(exportId);
    await rm(this.zipPath(exportId), { force: true });
  }

  workFolder(exportId: string): string {
    return join(this.root, 'work', exportId);
  }
}

function orMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
