import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

interface ProcessStat {
  state: string;
  /** Clock ticks since boot: with the pid it names one process for good. */
  startTime: string;
}

function statOf(pid: number): ProcessStat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command may hold spaces and parentheses; the fields begin after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTime: fields[19] ?? '' };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ESRCH';
}

export function startTimeOf(pid: number): string | undefined {
  return statOf(pid)?.startTime;
}

/** Whether it runs. `kill -0` says yes to a zombie; its state does not. With a start time: whether it is still that process. */
export function isRunning(pid: number, startTime?: string): boolean {
  const stat = statOf(pid);
  if (!stat || stat.state === 'Z' || stat.state === 'X') return false;
  return startTime === undefined || stat.startTime === startTime;
}

/** The command line, shortened to what a person recognises. */
export function commandOf(pid: number): string {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    const line = words.join(' ');
    return line.length > 120 ? `${line.slice(0, 117)}…` : line;
  } catch (error) {
    if (isGone(error)) return '';
    throw error;
  }
}

/** Ended, but not yet taken note of by its parent. */
export function isZombie(pid: number): boolean {
  return statOf(pid)?.state === 'Z';
}

/** The running processes whose working folder this is, as far as we may look. */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    });
}
