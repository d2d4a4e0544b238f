import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { basename } from 'node:path';

/** What a program answers to: see serve.ts, the other end. */
export type Commands = { readonly [name: string]: (given: never) => unknown };

interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Plan {
  /** A bundle that calls `serve`. */
  program: string;
  log: string;
  env: NodeJS.ProcessEnv;
  /** Where its CPU profile goes, if anywhere. */
  profile: string | undefined;
  given: object;
}

/** A program in a process of its own, called like an object. It ends when we end. */
export class Worker<C extends Commands> {
  private readonly child: ChildProcess;
  private readonly log: string;
  private readonly waiting = new Map<number, Waiting>();
  private readonly exited: Promise<void>;
  private calls = 0;
  private ended = false;

  private constructor({ program, log, env, profile }: Plan) {
    this.log = log;
    const file = openSync(log, 'a');
    this.child = fork(program, [], {
      env,
      execArgv: [
        '--disable-warning=TimeoutNegativeWarning',
        ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
      ],
      stdio: ['ignore', file, file, 'ipc'],
    });
    closeSync(file);
    this.child.on('message', (answer: Answer) => this.settle(answer));
    this.exited = new Promise((resolve) => this.child.once('exit', () => resolve()));
    void this.exited.then(() => {
      this.ended = true;
      for (const { reject } of this.waiting.values())
        reject(new Error(`a measured process ended; its log: ${basename(log)}`));
    });
  }

  static async start<C extends Commands>(plan: Plan): Promise<Worker<C>> {
    const worker = new Worker<C>(plan);
    await worker.send('open', plan.given);
    return worker;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** @throws what the command threw there, or that the process is gone. */
  call<N extends keyof C & string>(name: N, ...given: Parameters<C[N]>): Promise<Awaited<ReturnType<C[N]>>> {
    return this.send(name, given[0]) as Promise<Awaited<ReturnType<C[N]>>>;
  }

  /** An orderly end, as a supervisor asks for it. @throws when it had ended by itself. */
  async stop(): Promise<void> {
    if (this.ended) throw new Error(`a process ended before it was stopped; its log: ${basename(this.log)}`);
    this.child.kill('SIGTERM');
    await this.exited;
  }

  /** @throws when it had ended by itself: what is measured after that is no recovery. */
  async kill(): Promise<void> {
    if (this.ended) throw new Error(`a process ended before it was killed; its log: ${basename(this.log)}`);
    await this.end();
  }

  /** For the end of everything: however it is by then. */
  async end(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  private send(name: string, given: unknown): Promise<unknown> {
    this.calls += 1;
    const id = this.calls;
    return new Promise((resolve, reject) => {
      if (!this.child.connected) {
        reject(new Error(`a measured process is gone; its log: ${basename(this.log)}`));
        return;
      }
      this.waiting.set(id, { resolve, reject });
      this.child.send({ id, name, given });
    });
  }

  private settle({ id, result, error }: Answer): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(`${error}\n(log: ${basename(this.log)})`));
  }
}
