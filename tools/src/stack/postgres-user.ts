import { execFileSync, spawnSync } from 'node:child_process';
import { Fault } from '../fault.ts';

const AS_POSTGRES = ['--reuid', 'postgres', '--regid', 'postgres', '--init-groups'];
/** Lets it pass through a home folder that is closed to others (mode 700). */
const PASS_CLOSED_FOLDERS = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];

/**
 * The words for setpriv under which PostgreSQL runs: it refuses root, so there it is the user `postgres`;
 * an ordinary user runs it as himself.
 * @throws Fault when that user cannot reach the folder.
 */
export function privilegesFor(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  // Not "test -x": access(2) asks for the user without his capabilities.
  const reaches = (privileges: string[]) =>
    spawnSync('setpriv', [...privileges, '--', 'test', '-d', folder], { cwd: '/', stdio: 'ignore' })
      .status === 0;
  if (reaches(AS_POSTGRES)) return AS_POSTGRES;
  const withCapability = [...AS_POSTGRES, ...PASS_CLOSED_FOLDERS];
  if (reaches(withCapability)) return withCapability;
  throw new Fault(
    `The user postgres cannot reach ${folder}.`,
    `open the folders above it (chmod o+x), or move the clone`,
  );
}

/** As root the data folder belongs to the user the server runs as. */
export function handToPostgres(folder: string): void {
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres:postgres', folder]);
}
