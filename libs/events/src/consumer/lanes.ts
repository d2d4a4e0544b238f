import { crc32 } from 'node:zlib';

/**
 * A fixed number of queues that work side by side; everything of one key goes through the same queue, in order.
 * A lane takes what is waiting, up to `groupSize`, as one group.
 */
export class Lanes<Item extends { readonly key: string }> {
  private readonly queues: Item[][];
  private readonly busy: boolean[];
  private idle: (() => void)[] = [];

  constructor(
    private readonly work: (group: readonly Item[]) => Promise<void>,
    lanes: number,
    private readonly groupSize: number,
  ) {
    this.queues = Array.from({ length: lanes }, () => []);
    this.busy = Array.from({ length: lanes }, () => false);
  }

  push(item: Item): void {
    const lane = crc32(item.key) % this.queues.length;
    this.queues[lane]?.push(item);
    if (!this.busy[lane]) void this.drain(lane);
  }

  /** Forgets what has not been started. @returns what was forgotten. */
  clear(forget: (item: Item) => boolean): Item[] {
    const forgotten: Item[] = [];
    for (const [lane, queue] of this.queues.entries()) {
      forgotten.push(...queue.filter(forget));
      this.queues[lane]?.splice(0, queue.length, ...queue.filter((item) => !forget(item)));
    }
    return forgotten;
  }

  get waiting(): number {
    return this.queues.reduce((sum, queue) => sum + queue.length, 0);
  }

  /** Resolves when nothing waits and nothing runs. */
  async settled(): Promise<void> {
    if (this.waiting === 0 && !this.busy.includes(true)) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** `work` must not throw: it decides what becomes of a failing item. */
  private async drain(lane: number): Promise<void> {
    this.busy[lane] = true;
    const queue = this.queues[lane] ?? [];
    // Lets the rest of the batch arrive first, so that it becomes one group instead of one and many.
    await Promise.resolve();
    while (queue.length > 0) await this.work(queue.splice(0, this.groupSize));
    this.busy[lane] = false;
    if (this.waiting === 0 && !this.busy.includes(true)) {
      for (const resolve of this.idle.splice(0)) resolve();
    }
  }
}
