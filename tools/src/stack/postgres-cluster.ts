import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '../fault.ts';
import { postgresFolders } from '../machine/find.ts';
import { baseEnvironment } from './environment.ts';
import { handToPostgres } from './postgres-user.ts';

/** Makes the data folder the first time, beside its final place: one that exists is a whole one. */
export async function makeCluster(data: string, password: string, privileges: string[]): Promise<void> {
  const unfinished = `${data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  if (existsSync(data) && readdirSync(data).length > 0) return checkCluster(data);
  rmSync(data, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = `${unfinished}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  handToPostgres(unfinished);
  handToPostgres(passwordFile);
  try {
    const initdb = [
      join(newestServer(), 'initdb'),
      '-D',
      unfinished,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
    ];
    const options = [`--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C.UTF-8'];
    await promisify(execFile)('setpriv', [...privileges, '--', ...initdb, ...options], {
      env: baseEnvironment(),
      cwd: '/',
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, data);
}

/** The programs of the version that made the folder. @throws Fault when they are not installed. */
export function serverFor(data: string): string {
  const major = Number(readFileSync(join(data, 'PG_VERSION'), 'utf8'));
  const server = postgresFolders().find((candidate) => candidate.major === major);
  if (server) return server.folder;
  throw new Fault(
    `${data} was made by PostgreSQL ${major}, which is not installed.`,
    `apt-get install postgresql-${major}, or start afresh with ./odyssey reset (removes all data)`,
  );
}

function newestServer(): string {
  const newest = postgresFolders()[0];
  if (!newest)
    throw new Fault('No PostgreSQL server, version 15 or newer, is installed.', './odyssey doctor');
  return newest.folder;
}

/** @throws Fault for a folder that lost its heart: starting on it would only fail in a darker way. */
export function checkCluster(data: string): void {
  const vital = ['PG_VERSION', 'global/pg_control', 'pg_wal', 'base'];
  const lost = vital.filter((name) => !existsSync(join(data, name)));
  if (lost.length === 0 && statSync(join(data, 'global/pg_control')).size > 0) return;
  throw new Fault(
    `${data} is no whole PostgreSQL data folder: ${lost.join(', ') || 'global/pg_control is empty'}${lost.length > 0 ? ' missing' : ''}.`,
    'put the folder back from a copy, or start afresh with ./odyssey reset (removes all data)',
  );
}
