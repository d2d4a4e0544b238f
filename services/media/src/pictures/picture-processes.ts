import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { PictureAnswer, PictureWork } from './picture.types.ts';

/** The largest allowed picture takes a fifth of it, even as AVIF on a busy core. */
const DEADLINE_MS = 120_000;
/** An idle process is ended: it holds 60 MiB. */
const IDLE_MS = 30_000;
/** In the source tree it stands beside this file; in a bundle beside the chunks' folder or this file's program. */
const PROGRAMS = ['./picture-process.ts', './picture-process.mjs', '../picture-process.mjs'];

/** The process ended, or was ended, before it had answered: a crash of the decoder or a picture without end. */
export class PictureProcessDied extends Error {
  override readonly name = 'PictureProcessDied';
}

/**
 * Runs decoders in processes of their own, one picture each, as many at once as there are cores. A worker thread
 * would not do: a segmentation fault in libvips ends all threads of its process. The processes get no secret of ours.
 */
@Injectable()
export class PictureProcesses implements OnApplicationShutdown {
  private readonly idle: { child: ChildProcess; end: NodeJS.Timeout }[] = [];
  private readonly busy = new Set<ChildProcess>();
  private readonly waiting: (() => void)[] = [];
  private readonly atOnce = availableParallelism();
  private readonly logger = new Logger('PictureProcesses');

  /** @throws PictureProcessDied */
  async make(work: PictureWork): Promise<PictureAnswer> {
    while (this.busy.size >= this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const child = this.take();
    this.busy.add(child);
    try {
      const answer = await ask(child, work);
      this.keep(child);
      return answer;
    } finally {
      this.busy.delete(child);
      this.waiting.shift()?.();
    }
  }

  /** The process ids at work right now. */
  running(): number[] {
    return [...this.busy].flatMap(({ pid }) => pid ?? []);
  }

  onApplicationShutdown(): void {
    for (const { child, end } of this.idle.splice(0)) {
      clearTimeout(end);
      child.kill('SIGKILL');
    }
    for (const child of this.busy) child.kill('SIGKILL');
  }

  private take(): ChildProcess {
    for (let kept = this.idle.pop(); kept; kept = this.idle.pop()) {
      clearTimeout(kept.end);
      if (kept.child.connected) return hold(kept.child, true);
    }
    const child = fork(program(), {
      // glibc's many arenas cost 100 MiB more and gain nothing: peak 288 → 181 MiB.
      env: { MALLOC_ARENA_MAX: '2' },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('error', (error) => this.logger.warn(`picture process ${child.pid}: ${error.message}`));
    return child;
  }

  private keep(child: ChildProcess): void {
    const end = setTimeout(() => {
      this.idle.splice(
        this.idle.findIndex((kept) => kept.child === child),
        1,
      );
      child.kill('SIGKILL');
    }, IDLE_MS);
    end.unref();
    hold(child, false);
    this.idle.push({ child, end });
  }
}

/** An idle process does not keep the service alive. */
function hold(child: ChildProcess, held: boolean): ChildProcess {
  child[held ? 'ref' : 'unref']();
  child.channel?.[held ? 'ref' : 'unref']();
  return child;
}

function ask(child: ChildProcess, work: PictureWork): Promise<PictureAnswer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS);
    const died = (how: string) =>
      settle(() => reject(new PictureProcessDied(`the picture process ended by ${how}`)));
    const onExit = (code: number | null, signal: string | null) => died(signal ?? `exit code ${code}`);
    const onError = (error: Error) => died(error.message);
    const onAnswer = (answer: unknown) => settle(() => resolve(answer as PictureAnswer));
    const settle = (how: () => void) => {
      clearTimeout(late);
      child.off('exit', onExit).off('error', onError).off('message', onAnswer);
      how();
    };
    child.on('exit', onExit).on('error', onError).on('message', onAnswer);
    child.send(work, (error) => error && died(error.message));
  });
}

function program(): string {
  const paths = PROGRAMS.map((name) => fileURLToPath(new URL(name, import.meta.url)));
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error(`the picture process is missing; it should be ${paths.join(' or ')}`);
  return found;
}
