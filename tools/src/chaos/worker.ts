import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTimeOf } from '../machine/process-table.ts';
import { baseEnvironment } from '../stack/environment.ts';
import { removeRecord, writeRecord } from '../stack/run-records.ts';
import type { FromWorker, Progress, ToWorker, WorkerPlan } from './protocol.ts';

const BACK_AFTER_MS = 300;
const STOP_MS = 15_000;

interface Options {
  /** Of the run: logs and records of processes are written there. */
  readonly dir: string;
  readonly program: string;
  readonly plan: () => WorkerPlan;
  heard(message: FromWorker): void;
  /** What it was asked and has not answered will never be answered. */
  gone(): void;
}

/** One process of the world through all its lives: whatever ends it, the next life begins soon after. */
export class Worker {
  readonly name: string;
  /** How often it ended without being asked to. */
  deaths = 0;
  ready = false;
  progress: Progress = { handled: 0, relayed: 0, joined: false };
  private readonly options: Options;
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private wanted = false;
  private waiting: (() => void)[] = [];

  constructor(options: Options) {
    this.options = options;
    this.name = options.plan().name;
  }

  /** Resolves when it works. */
  async start(): Promise<void> {
    this.wanted = true;
    if (!this.child) this.live();
    await this.working();
  }

  working(): Promise<void> {
    return this.ready ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Asks it to end in order, as a supervisor does. */
  async stop(): Promise<void> {
    this.wanted = false;
    this.child?.kill('SIGTERM');
    this.child?.kill('SIGCONT');
    const force = setTimeout(() => this.child?.kill('SIGKILL'), STOP_MS);
    await this.ended;
    clearTimeout(force);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Resolves when it is gone; it comes back by itself. */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  /** @returns false when there is nobody to hear it. */
  send(message: ToWorker): boolean {
    if (!this.ready || !this.child?.connected) return false;
    // A process that was killed a moment ago: its exit is about to be noticed.
    this.child.send(message, () => {});
    return true;
  }

  private live(): void {
    const { dir, program, plan } = this.options;
    mkdirSync(join(dir, 'logs'), { recursive: true });
    const log = openSync(join(dir, 'logs', `${this.name}.log`), 'a');
    const command = [process.execPath, '--disable-warning=TimeoutNegativeWarning', program];
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...command, JSON.stringify(plan())], {
      stdio: ['ignore', log, log, 'ipc'],
      cwd: '/',
      env: baseEnvironment(),
    });
    closeSync(log);
    this.child = child;
    const pid = child.pid ?? 0;
    const startTime = startTimeOf(pid);
    if (startTime) writeRecord(dir, { name: this.name, pid, startTime, stopSignal: 'SIGTERM' });
    child.on('message', (message: FromWorker) => this.hear(message));
    this.ended = new Promise((resolve) => {
      child.once('exit', () => {
        removeRecord(dir, this.name);
        this.bury();
        resolve();
      });
    });
  }

  private hear(message: FromWorker): void {
    if (message.kind === 'progress') this.progress = message.progress;
    if (message.kind === 'ready') {
      this.ready = true;
      for (const resolve of this.waiting.splice(0)) resolve();
    }
    this.options.heard(message);
  }

  private bury(): void {
    this.child = undefined;
    this.ready = false;
    this.progress = { handled: 0, relayed: 0, joined: false };
    this.options.gone();
    if (!this.wanted) return;
    this.deaths += 1;
    void sleep(BACK_AFTER_MS).then(() => {
      if (this.wanted && !this.child) this.live();
    });
  }
}
