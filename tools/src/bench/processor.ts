import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What the kernel has given these processes so far, all their threads together. */
export class Processor {
  private readonly nanoseconds = new Map<string, number>();

  constructor(pids: readonly number[]) {
    for (const pid of pids)
      for (const thread of readdirSync(`/proc/${pid}/task`))
        this.nanoseconds.set(`/proc/${pid}/task/${thread}`, 0);
  }

  /** Microseconds; a process that has ended keeps what it had. */
  read(): number {
    for (const thread of this.nanoseconds.keys()) {
      const stat = `${thread}/schedstat`;
      if (existsSync(stat)) this.nanoseconds.set(thread, Number(readFileSync(stat, 'utf8').split(' ')[0]));
    }
    return this.nanoseconds.values().reduce((sum, one) => sum + one, 0) / 1_000;
  }
}
