import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '../machine/process-table.ts';
import { HOME } from '../paths.ts';
import { endLeftovers } from '../stack/run-records.ts';

/** Ends and removes what test runs left: their stacks' processes and folders. Returns the names of processes it had to end. */
export async function clearLeftBehind(): Promise<string[]> {
  rmSync(join(HOME, 'test-tmp'), { recursive: true, force: true });
  const folders = existsSync(HOME) ? readdirSync(HOME).filter((name) => /^test-\d+$/.test(name)) : [];
  const ended: string[] = [];
  for (const name of folders) {
    // Another run, of another terminal, is still at work in it.
    if (isRunning(Number(name.slice('test-'.length)))) continue;
    ended.push(...(await endLeftovers(join(HOME, name))).map((process) => `${process} of ${name}`));
    rmSync(join(HOME, name), { recursive: true, force: true });
  }
  return ended;
}
