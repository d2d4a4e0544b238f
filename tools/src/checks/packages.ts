import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../paths.ts';
import { Lockfile } from '../supply/lockfile.ts';
import { faultsOf } from '../supply/rules.ts';

const read = (file: string) => readFileSync(join(REPOSITORY, file), 'utf8');
const lockfile = Lockfile.read();
const found = faultsOf(JSON.parse(read('package.json')) as object, lockfile, read('.npmrc'));
console.log(
  found.length === 0 ? `${lockfile.entries().length} packages, pinned and hashed` : found.join('\n'),
);
process.exitCode = found.length === 0 ? 0 : 1;
