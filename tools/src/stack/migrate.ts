import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '../fault.ts';
import { migrationEnvironment, type StackSetting } from './environment.ts';
import type { ServiceName } from './services.ts';

export interface MigrationWishes {
  /** One service only. */
  service?: ServiceName;
  /** Take back this many of the latest instead. */
  down?: number;
}

/**
 * Brings the databases to what the code expects, or takes migrations back. A process of its own: the services' code is
 * in the bundles, and the owners' passwords stay there. Returns what was done, a line each. @throws Fault.
 */
export async function migrate(
  setting: StackSetting,
  buildFolder: string,
  { service, down }: MigrationWishes = {},
): Promise<string[]> {
  const words = [...(service ? ['--service', service] : []), ...(down ? ['--down', String(down)] : [])];
  const program = [join(buildFolder, 'migrate.mjs'), ...words];
  try {
    const env = migrationEnvironment(setting);
    const { stdout } = await promisify(execFile)(process.execPath, program, { env, cwd: '/' });
    return stdout.split('\n').filter(Boolean);
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
    const lines = `${stdout}\n${stderr}`.split('\n').filter(Boolean).slice(-15);
    throw new Fault(
      'A migration failed; those before it are kept.',
      'mend the one that is named, then ./odyssey migrate',
      lines,
    );
  }
}
