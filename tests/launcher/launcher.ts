import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, signalIfThere } from '../../tools/src/machine/process-table.ts';
import type { StackStatus } from '../../tools/src/stack/stack.ts';
import { fixtureBuild } from './fixture-build.ts';

export interface Ended {
  code: number | null;
  output: string;
}

/** `./odyssey`, as a person types it, in a data folder of its own and with stand-ins for the services. */
export class Launcher {
  readonly dir = realpathSync(mkdtempSync(join(tmpdir(), 'launcher-')));
  readonly build = fixtureBuild(join(this.dir, 'bundles'));

  constructor() {
    // As root PostgreSQL runs as another user.
    chmodSync(this.dir, 0o755);
  }

  run(words: string[], env: Record<string, string> = {}): Promise<Ended> {
    const { ended } = this.start(words, env);
    return ended;
  }

  /** Does not wait: for what stays in the foreground. */
  start(words: string[], env: Record<string, string> = {}) {
    const child = spawn(resolve('odyssey'), words, {
      env: { ...ownEnvironment(), ODYSSEY_DIR: this.dir, ODYSSEY_BUILD_DIR: this.build, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, output })));
    return { child: child as ChildProcess, ended, output: () => output };
  }

  async status(): Promise<StackStatus & { phase: string }> {
    const { output } = await this.run(['status', '--json']);
    return JSON.parse(output) as StackStatus & { phase: string };
  }

  /** The pid that owns the folder. */
  owner(): number {
    const lock = JSON.parse(readFileSync(join(this.dir, 'run/launcher.lock'), 'utf8')) as { pid: number };
    return lock.pid;
  }

  /** Every running process of this folder: it is named in the command, the environment or the working folder. */
  processes(): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => isRunning(pid) && belongsTo(pid, this.dir));
  }

  /** Kills all of them. Who goes first takes others along, so one may be gone before its turn. */
  killAll(): void {
    for (const pid of this.processes()) signalIfThere(pid, 'SIGKILL');
  }

  async remove(): Promise<void> {
    await this.run(['down']);
    this.killAll();
    await until('no process is left', () => this.processes().length === 0);
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** Waits for a condition. @throws when it does not come true in time. */
export async function until(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`after ${withinMs / 1000} s still not so: ${what}`);
    await sleep(50);
  }
}

/** Tests may run beside a stack that is up: its addresses must not reach ours. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(ODYSSEY_|NODE_OPTIONS|JEST_)/.test(name),
  );
  return { ...Object.fromEntries(entries), NO_COLOR: '1' };
}

function belongsTo(pid: number, dir: string): boolean {
  const look = (read: () => string) => {
    try {
      return read().includes(dir);
    } catch {
      return false;
    }
  };
  return (
    look(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ||
    look(() => readFileSync(`/proc/${pid}/environ`, 'utf8')) ||
    look(() => readlinkSync(`/proc/${pid}/cwd`))
  );
}
