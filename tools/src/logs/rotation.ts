import { copyFileSync, existsSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const LARGEST_BYTES = 20 * 1024 * 1024;

/** Moves what a log holds into `<name>.log.1` when it is large. Its process goes on writing: it holds the file in append mode. */
export function rotateLogs(dir: string): void {
  const folder = join(dir, 'logs');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.log'))) {
    const path = join(folder, name);
    if (statSync(path).size < LARGEST_BYTES) continue;
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
  }
}
