import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REPOSITORY } from '../paths.ts';
import { type LockedPackage, Lockfile } from './lockfile.ts';
import { faultsOf } from './rules.ts';

const OURS = JSON.parse(readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const NPMRC = 'ignore-scripts=true\n';
const withPackage = (locked: LockedPackage) =>
  new Lockfile({ ...OURS.packages, 'node_modules/newcomer': locked });
const hashed = { version: '1.0.0', integrity: 'sha512-AAAA' };

describe('packages', () => {
  it('are in order', () => {
    expect(faultsOf({}, Lockfile.read(), NPMRC)).toEqual([]);
  });

  it.each(['^1.2.3', '~1.2.3', '1', '*', 'latest', '>=1.0.0', 'github:a/b', 'file:../x'])(
    'may not be asked for as %s',
    (version) => {
      expect(faultsOf({ dependencies: { pg: version } }, Lockfile.read(), NPMRC)).toEqual([
        expect.stringContaining(`pg ${version}: pin`),
      ]);
    },
  );

  it('are hashed, and run nothing when they are installed', () => {
    expect(faultsOf({}, withPackage({ version: '1.0.0' }), NPMRC)).toEqual([
      expect.stringContaining('no SHA-512'),
    ]);
    expect(faultsOf({}, withPackage({ ...hashed, hasInstallScript: true }), NPMRC)).toEqual([
      expect.stringContaining('install script'),
    ]);
    expect(faultsOf({}, withPackage(hashed), 'save-exact=true\n')).toEqual([
      expect.stringContaining('ignore-scripts'),
    ]);
  });
});

describe('the lockfile', () => {
  const lockfile = new Lockfile({
    'node_modules/a': { version: '1.0.0', dependencies: { b: '1', c: '1' } },
    'node_modules/a/node_modules/b': { version: '1.0.0', dependencies: { c: '1' } },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/c': { version: '1.0.0', optionalDependencies: { elsewhere: '1' } },
  });

  it('finds what Node would: beside the asker first, then above', () => {
    expect(lockfile.needsOf('node_modules/a')).toEqual(['node_modules/a/node_modules/b', 'node_modules/c']);
    expect(lockfile.needsOf('node_modules/a/node_modules/b')).toEqual(['node_modules/c']);
    expect([...lockfile.closure(['node_modules/a'])].sort()).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ]);
  });

  it('knows which package a file is of', () => {
    expect(lockfile.placeOf('node_modules/a/node_modules/b/lib/x.js')).toBe('node_modules/a/node_modules/b');
    expect(lockfile.placeOf('services/goals/src/main.ts')).toBeUndefined();
  });
});
