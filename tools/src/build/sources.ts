import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../paths.ts';

/** What ends up in a bundle: all but the tests. */
const FOLDERS = ['contracts', 'libs', 'services', 'tools/src/build', 'tools/src/hosts'];
const SOURCE = /\.(ts|json)$/;
const NOT_BUNDLED = /(\.(int-|pact-)?spec\.ts$)|(^|\/)(node_modules|released|pacts|test)\//;

/** Every file that a bundle is made from, relative to the repository, in a fixed order. */
export function sources(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(REPOSITORY.length + 1))
      .filter((path) => SOURCE.test(path) && !NOT_BUNDLED.test(path)),
  ).sort();
}

export function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const path of [...sources(), 'package-lock.json']) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(REPOSITORY, path)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
