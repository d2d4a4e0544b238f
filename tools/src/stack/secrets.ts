import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { replaceFile } from './replace-file.ts';
import { SERVICES, SERVICES_WITH_DATA, type ServiceName } from './services.ts';

/** What this folder's stack keeps to itself. Made once: the databases only open with what they were made with. */
export interface Secrets {
  postgres: string;
  owners: Record<string, string>;
  runtimes: Record<string, string>;
  clients: Record<string, string>;
  cursor: string;
  mediaUrl: string;
}

const secret = () => randomBytes(24).toString('base64url');
const each = (names: readonly ServiceName[]) => Object.fromEntries(names.map((name) => [name, secret()]));

export function secretsPath(dir: string): string {
  return join(dir, 'secrets.json');
}

/** Reads the secrets of a data folder, or makes them in one that is new. @throws Fault when they were lost. */
export function loadSecrets(dir: string): Secrets {
  const path = secretsPath(dir);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Secrets;
  if (existsSync(join(dir, 'data/postgres'))) {
    throw new Fault(
      `${path} is missing: without it the database in this folder does not open.`,
      'put it back from a copy, or start afresh with ./odyssey reset (removes all data)',
    );
  }
  const secrets: Secrets = {
    postgres: secret(),
    owners: each(SERVICES_WITH_DATA),
    runtimes: each(SERVICES_WITH_DATA),
    clients: each(SERVICES),
    cursor: secret(),
    mediaUrl: secret(),
  };
  replaceFile(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}
