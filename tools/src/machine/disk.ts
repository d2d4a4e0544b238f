import { statfsSync } from 'node:fs';
import { Fault } from '../fault.ts';

const NEEDED_BYTES = 1024 ** 3;

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** @throws Fault below 1 GiB: databases and brokers end badly on a full disk. */
export function demandDisk(folder: string): void {
  const free = freeBytes(folder);
  if (free >= NEEDED_BYTES) return;
  const mebibytes = Math.round(free / 1024 ** 2);
  throw new Fault(
    `Only ${mebibytes} MiB are free on the disk of ${folder}; 1 GiB is needed.`,
    'free some space (du -sh .odyssey/* shows ours), then start again',
  );
}
