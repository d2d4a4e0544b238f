import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { ExportEntry } from './json-array-file.ts';

/** What lies in an export, so that its owner can check that nothing is missing. */
export interface Manifest {
  format: 'odyssey-export';
  formatVersion: 1;
  exportId: string;
  userId: string;
  createdAt: string;
  /** How many records of each kind every service has; the kinds are the names of the files. */
  services: Record<string, { counts: Record<string, number> }>;
  files: number;
  /** Deleted between the moment their records were read and the moment their bytes were. */
  missingFiles: string[];
  entries: ExportEntry[];
}

export interface ZipEntry {
  /** Inside the zip. */
  path: string;
  /** On disk. */
  from: string;
  /** False for what is compressed already. */
  compress: boolean;
}

/** Writes the zip, manifest first, and makes sure that it is on disk. */
export async function writeZip(
  path: string,
  manifest: Manifest,
  entries: readonly ZipEntry[],
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const zip = new yazl.ZipFile();
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'manifest.json');
  for (const { path: inside, from, compress } of entries) zip.addFile(from, inside, { compress });
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(path, { flush: true })), failed]);
}

export const mediaPath = (name: string): string => join('media', name);
