import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startTimeOf } from '../machine/process-table.ts';
import type { Environment } from './environment.ts';
import { removeRecord, writeRecord } from './run-records.ts';

/** What to run as one part of the stack. */
export interface ChildPlan {
  name: string;
  command: string[];
  env: Environment;
  /** Asks for an orderly end. PostgreSQL takes SIGINT for that, everybody else SIGTERM. */
  stopSignal: 'SIGTERM' | 'SIGINT';
  /** Words for setpriv beside the death signal: another user, a capability. */
  privileges?: string[];
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/**
 * One life of one process. It gets its stop signal from the kernel when this process dies (also by kill -9),
 * sits in a session of its own so that Ctrl-C reaches only us, inherits no file descriptor but its log,
 * and is written down in `run/` with its start time.
 */
export class Child {
  readonly exited: Promise<Exit>;
  readonly pid: number;
  private readonly process: ChildProcess;
  private readonly logPath: string;
  private readonly logStart: number;

  constructor(dir: string, plan: ChildPlan) {
    mkdirSync(join(dir, 'logs'), { recursive: true });
    this.logPath = logPathOf(dir, plan.name);
    const log = openSync(this.logPath, 'a');
    this.logStart = statSync(this.logPath).size;
    const deathSignal = ['--pdeathsig', plan.stopSignal.replace('SIG', '')];
    this.process = spawn('setpriv', [...(plan.privileges ?? []), ...deathSignal, '--', ...plan.command], {
      detached: true,
      stdio: ['ignore', log, log],
      cwd: '/',
      env: plan.env,
    });
    closeSync(log);
    this.exited = new Promise((resolve) => {
      this.process.once('error', () => resolve({ code: 127, signal: null }));
      this.process.once('exit', (code, signal) => {
        removeRecord(dir, plan.name);
        resolve({ code, signal });
      });
    });
    this.pid = this.process.pid ?? 0;
    const startTime = startTimeOf(this.pid);
    if (startTime)
      writeRecord(dir, { name: plan.name, pid: this.pid, startTime, stopSignal: plan.stopSignal });
  }

  signal(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  /** What this life has said last; of an earlier one nothing. */
  lastLines(count: number): string[] {
    const size = statSync(this.logPath).size;
    const from = size < this.logStart ? 0 : this.logStart;
    const text = readFileSync(this.logPath).subarray(from).toString('utf8');
    return text.split('\n').filter(Boolean).slice(-count);
  }
}

export function logPathOf(dir: string, name: string): string {
  return join(dir, 'logs', `${name}.log`);
}
