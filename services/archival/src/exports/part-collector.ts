import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { DataService } from '@odyssey/contracts';
import { readUserData } from '@odyssey/user-data';
import { z } from 'zod';
import { ExportDisk } from './export-disk.ts';
import { JsonArrayFile } from './json-array-file.ts';
import { PartSources } from './part-sources.ts';

/** A file that a record refers to: where its bytes are to be had, and what they must be. */
const FileReference = z.object({
  path: z.string().regex(/^[\w-]{1,100}\.[a-z0-9]{1,8}$/),
  source: z.string().startsWith('/internal/'),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type FileReference = z.output<typeof FileReference>;
const RecordWithFiles = z.object({ files: z.array(FileReference) });

/** What is known of a part that has arrived whole; kept beside it, so that a later try need not fetch it again. */
const PartSummary = z.object({
  counts: z.record(z.string(), z.number()),
  entries: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
  files: z.array(FileReference),
});
export type PartSummary = z.output<typeof PartSummary>;

const SUMMARY = 'summary';

/** Fetches what each service keeps about a person. */
@Injectable()
export class PartCollector {
  constructor(
    private readonly disk: ExportDisk,
    private readonly sources: PartSources,
  ) {}

  /** The part as an earlier try has left it, if it did. */
  async found(exportId: string, service: DataService): Promise<PartSummary | undefined> {
    const text = await this.disk.read(join(this.disk.partFolder(exportId, service), SUMMARY));
    return text === undefined ? undefined : PartSummary.parse(JSON.parse(text));
  }

  /**
   * Fetches one part and makes sure that it came as it was sent.
   * @throws UserDataDamaged, PeerUnavailable, PeerRefused; the next try begins anew
   */
  async collect(
    exportId: string,
    service: DataService,
    userId: string,
    signal: AbortSignal,
  ): Promise<PartSummary> {
    const folder = await this.disk.beginPart(exportId, service);
    const kinds = new Map<string, JsonArrayFile>();
    const files: FileReference[] = [];
    try {
      const trailer = await readUserData(
        await this.sources.part(service, userId, signal),
        async ({ kind, record }) => {
          const file =
            kinds.get(kind) ?? new JsonArrayFile(join(folder, `${kind}.json`), `${service}/${kind}.json`);
          kinds.set(kind, file);
          const referring = RecordWithFiles.safeParse(record);
          if (referring.success) files.push(...referring.data.files);
          await file.add(record);
        },
      );
      const entries = await Promise.all([...kinds.values()].map((file) => file.end()));
      const summary: PartSummary = { counts: trailer.counts, entries, files };
      await writeFile(join(folder, SUMMARY), JSON.stringify(summary), { flush: true });
      await this.disk.finishPart(exportId, service);
      return summary;
    } catch (error) {
      for (const file of kinds.values()) file.abandon();
      throw error;
    }
  }
}
