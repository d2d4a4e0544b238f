import { type Lockfile, nameAt } from './lockfile.ts';

/**
 * Packages that would like to run a script when they are installed, and what becomes of it. `.npmrc` runs none (ignore-scripts);
 * a new one is named here only when somebody has looked at what it does and seen that we can do without.
 */
const SCRIPTS: Readonly<Record<string, string>> = {
  '@parcel/watcher': 'compiles where no binary is published; ours is a package of its own',
  '@scarf/scarf': 'tells its vendor who installs what',
  '@swc/core': 'checks its binary, which is a package of its own',
  esbuild: 'checks its binary, which is a package of its own',
  nx: 'warms a cache',
  'unrs-resolver': 'checks its binary, which is a package of its own',
};

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const EXACT = /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

/** What of the packages does not hold, a line each with its remedy. */
export function faultsOf(manifest: Manifest, lockfile: Lockfile, npmrc: string): string[] {
  const wanted = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  const loose = wanted
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name} ${version}: pin one version exactly (npm install --save-exact)`);
  const found = lockfile
    .entries()
    .flatMap(([place, { integrity, hasInstallScript }]) => [
      ...(integrity?.startsWith('sha512-') ? [] : [`${place}: has no SHA-512 in package-lock.json`]),
      ...(hasInstallScript && !(nameAt(place) in SCRIPTS)
        ? [`${place}: wants to run an install script; read it, and name it in tools/src/supply/rules.ts`]
        : []),
    ]);
  const installed = new Set(lockfile.entries().map(([place]) => nameAt(place)));
  const idle = Object.keys(SCRIPTS)
    .filter((name) => !installed.has(name))
    .map((name) => `${name}: is not installed any more; take it from tools/src/supply/rules.ts`);
  const scripts = /^ignore-scripts=true$/m.test(npmrc)
    ? []
    : ['.npmrc: must say ignore-scripts=true, or every package may run what it likes'];
  return [...loose, ...found, ...idle, ...scripts];
}
