import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { DataService } from '@odyssey/contracts';
import { PeerRefused } from '@odyssey/platform';
import { PartMissing } from './export.errors.ts';
import { ExportDisk } from './export-disk.ts';
import type { FileReference } from './part-collector.ts';
import { PartSources } from './part-sources.ts';

/** Fetches the files that records refer to. */
@Injectable()
export class FileCollector {
  constructor(
    private readonly disk: ExportDisk,
    private readonly sources: PartSources,
  ) {}

  /**
   * @returns false when the file was deleted after the snapshot of the records was taken
   * @throws PartMissing when other bytes arrived than the record promises, PeerUnavailable
   */
  async collect(
    exportId: string,
    service: DataService,
    file: FileReference,
    signal: AbortSignal,
  ): Promise<boolean> {
    const path = this.disk.filePath(exportId, file.path);
    if ((await this.disk.size(path)) === file.bytes) return true;
    await mkdir(dirname(path), { recursive: true });
    const unfinished = `${path}.unfinished`;
    const hash = createHash('sha256');
    try {
      const body = await this.sources.file(service, file.source, signal);
      const hashed = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      };
      await pipeline(body, hashed, createWriteStream(unfinished, { flush: true }), { signal });
    } catch (error) {
      await rm(unfinished, { force: true });
      if (error instanceof PeerRefused && error.status === 404) return false;
      throw error;
    }
    if (hash.digest('hex') !== file.sha256)
      throw new PartMissing(`${service} sent other bytes for ${file.path} than its record promises`);
    await this.disk.publish(unfinished, path);
    return true;
  }
}
