import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** What the kernel keeps for a listener with a backlog of one, and one to be sure. */
const FILLING = 3;

/**
 * A port on which the kernel drops every SYN, as when a machine is gone or a firewall says nothing: it is listened on, and the line of
 * connections that nobody takes is full. This needs no right that a test may not have.
 */
export class FullBacklog {
  private readonly worker: Worker;
  private readonly fillers: readonly Socket[];

  private constructor(worker: Worker, fillers: readonly Socket[]) {
    this.worker = worker;
    this.fillers = fillers;
  }

  /** Resolves when nothing can connect to the port any more. */
  static async on(port: number): Promise<FullBacklog> {
    const worker = new Worker(new URL('./full-backlog.worker.ts', import.meta.url), { workerData: port });
    await once(worker, 'message');
    const fillers = Array.from({ length: FILLING }, () =>
      connect({ port, host: '127.0.0.1' }).on('error', () => undefined),
    );
    // On the loopback a connection is there as soon as it is asked for.
    await setImmediate();
    return new FullBacklog(worker, fillers);
  }

  /** What had come into the line is reset; who is still trying finds the next listener. */
  async end(): Promise<void> {
    for (const filler of this.fillers) filler.destroy();
    await this.worker.terminate();
  }
}
