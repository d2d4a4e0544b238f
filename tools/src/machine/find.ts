import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first executable of that name on PATH. */
export function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/** A Chromium that runs without a screen, whatever this system calls it. */
export function chromium(): string | undefined {
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
  ];
  return names.map(onPath).find((path) => path !== undefined);
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a command prints on both streams (java -version speaks on the second); undefined when it fails. */
export function said(command: string, args: string[]): string | undefined {
  try {
    return execFileSync('/bin/sh', ['-c', 'exec "$0" "$@" 2>&1', command, ...args], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

/** The major version of a working Java, whatever its age. */
export function javaVersion(java: string): number | undefined {
  const version = /version "(\d+)(?:\.(\d+))?/.exec(said(java, ['-version']) ?? '');
  if (!version) return undefined;
  // Java 8 called itself 1.8.
  return Number(version[1] === '1' ? version[2] : version[1]);
}

/** Folders that hold a PostgreSQL server, newest first: Debian keeps them off PATH. */
export function postgresFolders(): { folder: string; major: number }[] {
  const root = '/usr/lib/postgresql';
  const packaged = existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : [];
  const named = onPath('postgres');
  return [...packaged, ...(named ? [join(named, '..')] : [])]
    .filter((folder) => isExecutable(join(folder, 'postgres')) && isExecutable(join(folder, 'initdb')))
    .map((folder) => ({ folder, major: postgresMajor(join(folder, 'postgres')) }))
    .filter(({ major }) => major >= 15)
    .sort((one, other) => other.major - one.major);
}

function postgresMajor(postgres: string): number {
  return Number(/PostgreSQL\) (\d+)/.exec(said(postgres, ['--version']) ?? '')?.[1] ?? 0);
}
