import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_SERVICES } from '@odyssey/contracts';
import { build } from '../build/build.ts';
import { Fault } from '../fault.ts';
import { postgresFolders } from '../machine/find.ts';
import { HOME } from '../paths.ts';
import { startStack } from '../stack/index.ts';

/** Every service's database as its migrations make it, service → SQL. Starts a PostgreSQL of its own for it. */
export async function schemaDumps(report: (step: string) => void): Promise<Record<string, string>> {
  const [newest] = postgresFolders();
  if (!newest)
    throw new Fault('pg_dump is missing.', 'install PostgreSQL: ./odyssey doctor names the command');
  const dir = join(HOME, `release-${process.pid}`);
  const { folder: buildFolder } = await build();
  const stack = await startStack({ dir, services: 'none', buildFolder, report });
  try {
    await stack.migrate({});
    return Object.fromEntries(
      DATA_SERVICES.map((service) => {
        const url = stack.env[`ODYSSEY_${service.toUpperCase()}_OWNER_DATABASE_URL`] ?? '';
        const words = ['--schema-only', '--no-owner', '--no-privileges', '--dbname', url];
        return [service, steady(execFileSync(join(newest.folder, 'pg_dump'), words, { encoding: 'utf8' }))];
      }),
    );
  } finally {
    await stack.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Without comments and the random words that a dump guards itself with: the same schema gives the same text. */
function steady(sql: string): string {
  const lines = sql.split('\n').filter((line) => !line.startsWith('--') && !/^\\(un)?restrict /.test(line));
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
