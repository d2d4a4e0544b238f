import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../paths.ts';

/** What we may ship beside our own code. The last two ask for less than MIT does. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'MIT-0',
  'CC0-1.0',
]);

interface LockedPackage {
  dev?: boolean;
  link?: boolean;
  license?: string;
}

/** The packages that run in production and whose licence nobody has agreed to, as "name: licence". */
function unlisted(): { count: number; found: string[] } {
  const { packages } = JSON.parse(readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  const shipped = Object.entries(packages).filter(
    ([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link,
  );
  const found = shipped.flatMap(([path, locked]) => {
    const licence = locked.license ?? licenceIn(path);
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return agreed(name, licence) ? [] : [`${name}: ${licence ?? 'none stated'}`];
  });
  return { count: shipped.length, found };
}

/** "(MIT OR Apache-2.0)" needs one of them, "(MIT AND ISC)" all. LGPL only for libvips, which sharp loads as a library. */
function agreed(name: string, licence: string | undefined): boolean {
  if (!licence) return false;
  if (name.startsWith('@img/sharp') && licence.includes('LGPL-3.0-or-later')) return true;
  const words = licence.replaceAll(/[()]/g, '');
  if (words.includes(' OR ')) return words.split(' OR ').some((one) => ALLOWED.has(one.trim()));
  return words.split(' AND ').every((one) => ALLOWED.has(one.trim()));
}

function licenceIn(path: string): string | undefined {
  const manifest = join(REPOSITORY, path, 'package.json');
  if (!existsSync(manifest)) return undefined;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as LockedPackage).license;
}

const { count, found } = unlisted();
console.log(found.length === 0 ? `${count} packages, all agreed` : found.join('\n'));
process.exitCode = found.length === 0 ? 0 : 1;
