import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { DataService } from '@odyssey/contracts';
import { Transactions } from '@odyssey/events';
import { Clock, CONFIG } from '@odyssey/platform';
import type { ArchivalConfig } from '../config.ts';
import { ExportDisk } from './export-disk.ts';
import { type Manifest, mediaPath, writeZip, type ZipEntry } from './export-zip.ts';
import { ExportsService } from './exports.service.ts';
import { FileCollector } from './file-collector.ts';
import type { ExportEntry } from './json-array-file.ts';
import type { PartSummary } from './part-collector.ts';

type Part = readonly [DataService, PartSummary];

/** Makes one zip of the parts of an export and of the files that they refer to. */
@Injectable()
export class ExportAssembly {
  constructor(
    @Inject(CONFIG) private readonly config: ArchivalConfig,
    private readonly transactions: Transactions,
    private readonly exports: ExportsService,
    private readonly files: FileCollector,
    private readonly disk: ExportDisk,
    private readonly clock: Clock,
  ) {}

  async finish(
    work: { exportId: string; userId: string },
    parts: readonly Part[],
    signal: AbortSignal,
  ): Promise<void> {
    const { exportId, userId } = work;
    const { entries, missing, zipEntries } = await this.collectFiles(exportId, parts, signal);
    const manifest: Manifest = {
      format: 'odyssey-export',
      formatVersion: 1,
      exportId,
      userId,
      createdAt: this.clock.now().toISOString(),
      services: Object.fromEntries(parts.map(([service, { counts }]) => [service, { counts }])),
      files: entries.length,
      missingFiles: missing,
      entries: [...parts.flatMap(([, { entries: own }]) => own), ...entries],
    };
    const unfinished = join(this.disk.workFolder(exportId), 'export.zip');
    await writeZip(unfinished, manifest, [...this.recordEntries(exportId, parts), ...zipEntries]);
    await this.disk.publish(unfinished, this.disk.zipPath(exportId));
    const bytes = (await this.disk.size(this.disk.zipPath(exportId))) ?? 0;
    await this.transactions.forPerson(userId, (tx) => this.exports.complete(tx, exportId, bytes));
  }

  private async collectFiles(exportId: string, parts: readonly Part[], signal: AbortSignal) {
    const entries: ExportEntry[] = [];
    const zipEntries: ZipEntry[] = [];
    const missing: string[] = [];
    for (const [service, { files }] of parts) {
      for (const file of files) {
        const path = mediaPath(file.path);
        const deadline = AbortSignal.any([signal, AbortSignal.timeout(this.config.partMs)]);
        if (await this.files.collect(exportId, service, file, deadline)) {
          entries.push({ path, bytes: file.bytes, sha256: file.sha256 });
          zipEntries.push({ path, from: this.disk.filePath(exportId, file.path), compress: false });
        } else missing.push(path);
      }
    }
    return { entries, zipEntries, missing };
  }

  private recordEntries(exportId: string, parts: readonly Part[]): ZipEntry[] {
    return parts.flatMap(([service, { entries }]) =>
      entries.map(({ path }) => ({
        path,
        from: join(this.disk.partFolder(exportId, service), path.slice(service.length + 1)),
        compress: true,
      })),
    );
  }
}
