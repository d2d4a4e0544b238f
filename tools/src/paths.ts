import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything we make lies here. */
export const HOME = join(REPOSITORY, '.odyssey');

/** What every stack on this machine can share: it depends on the code, not on anybody's data. */
export const KAFKA_JARS = join(HOME, 'kafka');
export const BUILDS = join(HOME, 'build');
export const COMPILE_CACHE = join(HOME, 'compile-cache');

/** Data, logs, ports and secrets of the stack that `./odyssey up` starts; ODYSSEY_DIR puts them elsewhere. */
export function stackFolder(): string {
  return process.env.ODYSSEY_DIR ?? HOME;
}
