import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import { readable } from '../logs/format.ts';
import { Child, type ChildPlan, type Exit, logPathOf } from './child.ts';

export type PartState = 'stopped' | 'starting' | 'ready' | 'restarting' | 'paused';

/** How a stack looks after its parts. */
export interface Care {
  /** Start one again, with growing pauses, when it ends without being asked to. */
  keepAlive: boolean;
  /** Told what a person should know though nothing failed. */
  remark(line: string): void;
}

export interface PartDefinition extends Care {
  dir: string;
  plan: ChildPlan;
  /** One try to see whether it answers; called until it is true. */
  isReady(): Promise<boolean>;
  readyWithinMs: number;
  stopWithinMs: number;
  /** Runs just before every start: hand over the port, remove what a crash left. */
  beforeStart?(): Promise<void>;
}

const LONGEST_PAUSE_MS = 30_000;
/** A part that has run this long has recovered: the next crash begins with a short pause again. */
const STEADY_AFTER_MS = 60_000;

/** A process of the stack through all its lives. */
export class Part {
  readonly name: string;
  restarts = 0;
  state: PartState = 'stopped';
  private readonly definition: PartDefinition;
  private child: Child | undefined;
  /** Settles when the process is gone and that is noted here. */
  private life: Promise<void> = Promise.resolve();
  private wanted = false;
  private crashesInARow = 0;
  private waiting: AbortController | undefined;
  /** Counts start and stop: a life that was begun for an earlier one must not go on for a later one. */
  private turn = 0;

  constructor(definition: PartDefinition) {
    this.definition = definition;
    this.name = definition.plan.name;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves when it is ready. @throws Fault with its last log lines when it ends or stays silent instead. */
  async start(): Promise<void> {
    if (this.wanted) return;
    this.wanted = true;
    this.turn += 1;
    const turn = this.turn;
    try {
      await this.live(turn, Date.now() + this.definition.readyWithinMs);
    } catch (error) {
      if (this.turn === turn) await this.stop();
      throw error;
    }
  }

  /** Asks it to end, and makes it end when it does not. */
  async stop(): Promise<void> {
    this.wanted = false;
    this.turn += 1;
    this.waiting?.abort();
    if (this.child) await this.end(this.child);
    this.state = 'stopped';
  }

  /** What its next life runs. */
  replaceCommand(command: string[]): void {
    this.definition.plan.command = command;
  }

  /** Ends it and starts it again, for new code. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Sends a signal; after SIGKILL it resolves when the process is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.child;
    child?.signal(signal);
    if (signal === 'SIGKILL') await this.life;
  }

  /** Freezes it: it keeps its connections and answers nobody. */
  pause(): void {
    this.child?.signal('SIGSTOP');
    this.state = 'paused';
  }

  resume(): void {
    this.child?.signal('SIGCONT');
    this.state = 'ready';
  }

  /** One life, up to the moment it is ready. */
  private async live(turn: number, deadline: number): Promise<void> {
    const { dir, plan, beforeStart } = this.definition;
    await beforeStart?.();
    if (this.turn !== turn) throw this.stopped();
    this.state = 'starting';
    const child = new Child(dir, plan);
    this.child = child;
    const startedAt = Date.now();
    let exit: Exit | undefined;
    this.life = child.exited.then((how) => {
      exit = how;
      this.child = undefined;
      this.state = 'stopped';
      if (!this.definition.keepAlive) this.wanted = false;
      if (Date.now() - startedAt > STEADY_AFTER_MS) this.crashesInARow = 0;
    });
    while (exit || !(await this.definition.isReady())) {
      if (this.turn !== turn) throw this.stopped();
      if (exit) throw this.failure(child, exit);
      if (Date.now() > deadline) {
        await this.end(child);
        throw this.failure(child, undefined);
      }
      await sleep(50);
    }
    this.state = 'ready';
    void this.life.then(() => this.liveAgain(turn));
  }

  private async liveAgain(turn: number): Promise<void> {
    while (this.wanted && this.turn === turn) {
      this.state = 'restarting';
      this.restarts += 1;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** this.crashesInARow);
      this.crashesInARow += 1;
      this.definition.remark(`${this.name} ended; starting it again in ${pauseMs / 1_000} s`);
      await this.waitFor(pauseMs);
      if (this.turn !== turn) return;
      try {
        // No deadline: what it waits for (a broker, say) may be away for longer than any.
        await this.live(turn, Number.POSITIVE_INFINITY);
        return;
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        if (this.turn === turn) this.definition.remark(error.message);
      }
    }
  }

  private async waitFor(ms: number): Promise<void> {
    this.waiting = new AbortController();
    await sleep(ms, undefined, { signal: this.waiting.signal }).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error;
    });
  }

  private async end(child: Child): Promise<void> {
    child.signal(this.definition.plan.stopSignal);
    child.signal('SIGCONT');
    const { stopWithinMs, remark } = this.definition;
    const force = setTimeout(() => {
      remark(`${this.name} did not end within ${stopWithinMs / 1_000} s and is killed`);
      child.signal('SIGKILL');
    }, stopWithinMs);
    await child.exited;
    clearTimeout(force);
  }

  private stopped(): Fault {
    return new Fault(`${this.name} was stopped while it started.`, 'start it again');
  }

  private failure(child: Child, exit: Exit | undefined): Fault {
    const { dir, readyWithinMs } = this.definition;
    const problem = exit
      ? `${this.name} ended while starting (${exit.signal ?? `exit code ${exit.code}`}).`
      : `${this.name} did not become ready within ${readyWithinMs / 1000} s.`;
    const fix = `mend what its last lines name (all of them: ${logPathOf(dir, this.name)}), then start again`;
    return new Fault(
      problem,
      fix,
      child.lastLines(15).map((line) => readable(this.name, line, false)),
    );
  }
}
