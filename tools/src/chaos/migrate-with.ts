import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { baseEnvironment } from '../stack/environment.ts';
import type { WorkerPlan } from './protocol.ts';

/** Makes the tables in a process of its own: their migrations are in the bundle. @throws what that process says. */
export async function migrateWith(program: string, plan: WorkerPlan): Promise<void> {
  await promisify(execFile)(process.execPath, [program, JSON.stringify(plan)], {
    env: baseEnvironment(),
    cwd: '/',
  });
}
