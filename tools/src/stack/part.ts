import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import { readable } from '../logs/format.ts';
import { Child, type ChildPlan, type Exit, logPathOf } from './child.ts';

export type PartState = 'stopped' | 'starting' | 'ready' | 'restarting' | 'paused';

export interface PartDefinition {
  dir: string;
  plan: ChildPlan;
  /** One try to see whether it answers; called until it is true. */
  isReady(): Promise<boolean>;
  readyWithinMs: number;
  stopWithinMs: number;
  /** Start it again, with growing pauses, when it ends without being asked to. */
  keepAlive: boolean;
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
  private pause: AbortController | undefined;

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
    try {
      await this.live(Date.now() + this.definition.readyWithinMs);
    } catch (error) {
      this.wanted = false;
      this.state = 'stopped';
      throw error;
    }
  }

  /** Asks it to end, and makes it end when it does not. */
  async stop(): Promise<void> {
    this.wanted = false;
    this.pause?.abort();
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
  freeze(): void {
    this.child?.signal('SIGSTOP');
    this.state = 'paused';
  }

  resume(): void {
    this.child?.signal('SIGCONT');
    this.state = 'ready';
  }

  /** One life, up to the moment it is ready. */
  private async live(deadline: number): Promise<void> {
    const { dir, plan, beforeStart } = this.definition;
    await beforeStart?.();
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
      if (exit || !this.wanted) throw this.failure(child, exit);
      if (Date.now() > deadline) {
        await this.end(child);
        throw this.failure(child, undefined);
      }
      await sleep(50);
    }
    this.state = 'ready';
    void this.life.then(() => this.liveAgain());
  }

  private async liveAgain(): Promise<void> {
    while (this.wanted) {
      this.state = 'restarting';
      this.restarts += 1;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** this.crashesInARow);
      this.crashesInARow += 1;
      await this.pauseFor(pauseMs);
      if (!this.wanted) break;
      try {
        // No deadline: what it waits for (a broker, say) may be away for longer than any.
        await this.live(Number.POSITIVE_INFINITY);
        return;
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
      }
    }
    this.state = 'stopped';
  }

  private async pauseFor(ms: number): Promise<void> {
    this.pause = new AbortController();
    await sleep(ms, undefined, { signal: this.pause.signal }).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error;
    });
  }

  private async end(child: Child): Promise<void> {
    child.signal(this.definition.plan.stopSignal);
    child.signal('SIGCONT');
    const force = setTimeout(() => child.signal('SIGKILL'), this.definition.stopWithinMs);
    await child.exited;
    clearTimeout(force);
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
