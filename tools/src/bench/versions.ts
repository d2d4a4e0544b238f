import { execFileSync } from 'node:child_process';
import { withClient } from '../stack/postgres-client.ts';

export async function postgresVersion(adminUrl: string): Promise<string> {
  const { rows } = await withClient(adminUrl, (admin) =>
    admin.query<{ server_version: string }>('show server_version'),
  );
  return rows[0]?.server_version.split(' ')[0] ?? 'unknown';
}

export function redisVersion(): string {
  return /v=(\S+)/.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1] ?? 'unknown';
}
