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

/** Sends the signal, unless the process ended in the meantime: whoever took it along was quicker. */
export function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** The command line, shortened to what a person recognises. */
export function commandOf(pid: number): string {
  const line = commandLineOf(pid);
  return line.length > 120 ? `${line.slice(0, 117)}…` : line;
}

/** Those of every process on the machine. */
export function commandLines(): string[] {
  return pids().map(commandLineOf).filter(Boolean);
}

function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch (error) {
    if (isGone(error)) return '';
    throw error;
  }
}

function pids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** Ended, but not yet taken note of by its parent. */
export function isZombie(pid: number): boolean {
  return statOf(pid)?.state === 'Z';
}

/** The running processes whose working folder this is, as far as we may look. */
export function processesIn(folder: string): number[] {
  return pids().filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}
