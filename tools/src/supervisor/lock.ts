import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { isRunning, startTimeOf } from '../machine/process-table.ts';

/** The launcher that owns a folder, as written into it. */
export interface Owner {
  pid: number;
  startTime: string;
  since: string;
}

const lockPath = (dir: string) => join(dir, 'run/launcher.lock');

/** The launcher that runs in this folder, if one does. */
export function ownerOf(dir: string): Owner | undefined {
  const owner = read(lockPath(dir));
  return owner && isRunning(owner.pid, owner.startTime) ? owner : undefined;
}

/** Takes the folder for this process. @throws Fault when another launcher has it. Returns the way to give it back. */
export function lockFolder(dir: string): () => void {
  mkdirSync(join(dir, 'run'), { recursive: true });
  const mine = join(dir, `run/launcher.lock.${process.pid}`);
  const startTime = startTimeOf(process.pid) ?? '';
  writeFileSync(
    mine,
    JSON.stringify({ pid: process.pid, startTime, since: new Date().toISOString() } satisfies Owner),
  );
  try {
    while (!linked(mine, lockPath(dir))) {
      const owner = ownerOf(dir);
      if (owner) throw alreadyRuns(dir, owner);
      removeStale(lockPath(dir), mine);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(lockPath(dir), { force: true });
}

export function alreadyRuns(dir: string, { pid, since }: Owner): Fault {
  return new Fault(
    `Odyssey already runs in ${dir} (pid ${pid}, since ${since}).`,
    './odyssey status shows it, ./odyssey logs -f follows it, ./odyssey down stops it',
  );
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two launchers may find the same dead lock: what is moved aside must be that one, not the other's new lock. */
function removeStale(path: string, mine: string): void {
  const aside = `${mine}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = read(aside);
  if (moved && isRunning(moved.pid, moved.startTime)) linked(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch (error) {
    // Missing, or cut short by a power loss.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
