import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { PictureAnswer, PictureProgress, PictureStage, PictureWork } from './picture.types.ts';

/** An idle process is ended: it holds 60 MiB. */
const IDLE_MS = 30_000;
/** In the source tree it stands beside this file; in a bundle beside the chunks' folder or this file's program. */
const PROGRAMS = ['./picture-process.ts', './picture-process.mjs', '../picture-process.mjs'];

const STOPS = 'the service stops';
/** So a process ends because somebody stops the service, with its whole group perhaps; no decoder crashes so. */
const STOPPED_BY = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/** A crash of the decoder, or a picture without end: what else ends a process or hinders it is an error of another kind. */
export class PictureProcessDied extends Error {
  override readonly name = 'PictureProcessDied';
}

type Patience = Record<PictureStage, number>;

/** One picture being made. Before it is decoded, the end of its process is not its fault. */
interface Turn {
  child: ChildProcess | undefined;
  isDecoding: boolean;
}

/**
 * Runs decoders in processes of their own, one picture each, as many at once as there are cores. A worker thread
 * would not do: a segmentation fault in libvips ends all threads of its process. The processes get no secret of ours.
 */
@Injectable()
export class PictureProcesses implements OnApplicationShutdown {
  private readonly idle: { child: ChildProcess; end: NodeJS.Timeout }[] = [];
  private readonly busy = new Set<Turn>();
  private readonly waiting: (() => void)[] = [];
  private readonly atOnce = availableParallelism();
  private readonly logger = new Logger('PictureProcesses');
  private stopping = false;

  /**
   * How long a process may be at each for one picture, in milliseconds. The largest allowed picture is decoded in a
   * fifth of it, even as AVIF on a busy core. Together they end before the job counts as lost.
   */
  readonly patience: Patience = { decoding: 120_000, disk: 60_000 };

  /** @throws PictureProcessDied; any other error is not the picture's fault */
  async make(work: PictureWork): Promise<PictureAnswer> {
    while (this.busy.size >= this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const turn: Turn = { child: undefined, isDecoding: false };
    this.busy.add(turn);
    try {
      turn.child = await this.take();
      if (this.stopping) throw new Error(STOPS);
      const answer = await ask(turn, turn.child, work, { ...this.patience });
      this.keep(turn.child);
      return answer;
    } catch (error) {
      turn.child?.kill('SIGKILL');
      // It was us who ended the process.
      throw this.stopping ? new Error(STOPS) : error;
    } finally {
      this.busy.delete(turn);
      this.waiting.shift()?.();
    }
  }

  /** The ids of the processes that have begun to decode and have not answered yet. */
  running(): number[] {
    return [...this.busy].flatMap(({ isDecoding, child }) => (isDecoding && child?.pid) || []);
  }

  onApplicationShutdown(): void {
    this.stopping = true;
    for (const { child, end } of this.idle.splice(0)) {
      clearTimeout(end);
      child.kill('SIGKILL');
    }
    for (const { child } of this.busy) child?.kill('SIGKILL');
  }

  private async take(): Promise<ChildProcess> {
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
    // One that could not be started must not be ended either: its id would be 0, which is all of us.
    if (child.pid === undefined) throw (await once(child, 'error'))[0];
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

/** @throws PictureProcessDied; another error when the process could not be asked or the disk is silent */
function ask(turn: Turn, child: ChildProcess, work: PictureWork, left: Patience): Promise<PictureAnswer> {
  return new Promise((resolve, reject) => {
    let stage: PictureStage = 'disk';
    let since = performance.now();
    let late: NodeJS.Timeout;
    const enter = (next: PictureStage) => {
      clearTimeout(late);
      left[stage] -= performance.now() - since;
      [stage, since] = [next, performance.now()];
      late = setTimeout(() => fail(tooLate(stage)), left[stage]);
    };
    const settle = (how: () => void) => {
      clearTimeout(late);
      child.off('exit', onExit).off('error', fail).off('message', onNews);
      how();
    };
    const fail = (error: Error) => settle(() => reject(error));
    const onNews = (message: unknown) => {
      const news = message as PictureProgress | PictureAnswer;
      if (!('stage' in news)) return settle(() => resolve(news));
      turn.isDecoding = true;
      enter(news.stage);
    };
    const onExit = (code: number | null, signal: string | null) => {
      const isItsFault = () => turn.isDecoding && !STOPPED_BY.includes(String(signal));
      const ended = () => fail(endedBy(signal ?? `exit code ${code}`, isItsFault()));
      // What it told before is read to the end first.
      if (child.connected) child.once('disconnect', ended);
      else ended();
    };
    child.on('exit', onExit).on('error', fail).on('message', onNews);
    enter(stage);
    // One that has just ended shows it here or by its exit, whichever comes first.
    child.send(
      work,
      (error) => error && fail(new Error(`the picture process could not be asked: ${error.message}`)),
    );
  });
}

function endedBy(how: string, isItsFault: boolean): Error {
  const message = `the picture process ended by ${how}`;
  return isItsFault ? new PictureProcessDied(message) : new Error(message);
}

function tooLate(stage: PictureStage): Error {
  if (stage === 'decoding') return new PictureProcessDied('the picture was not decoded in time');
  return new Error('the disk was silent for too long');
}

function program(): string {
  const paths = PROGRAMS.map((name) => fileURLToPath(new URL(name, import.meta.url)));
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error(`the picture process is missing; it should be ${paths.join(' or ')}`);
  return found;
}
