import type { Socket } from 'node:net';

interface Travelling {
  readonly bytes: Buffer;
  /** When it arrives, on the monotonic clock. */
  readonly at: number;
}

/** One direction of a connection: bytes may take their time and stay in order, also while the delay changes. */
export class Way {
  private readonly to: Socket;
  private readonly travelling: Travelling[] = [];
  private timer: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(to: Socket) {
    this.to = to;
  }

  send(bytes: Buffer, delayMs: number): void {
    if (this.ended) return;
    if (delayMs === 0 && this.travelling.length === 0) {
      this.arrive(bytes);
      return;
    }
    const at = Math.max(performance.now() + delayMs, this.travelling.at(-1)?.at ?? 0);
    this.travelling.push({ bytes, at });
    this.arm();
  }

  /** What travels never arrives. */
  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  private arm(): void {
    const next = this.travelling[0];
    if (this.timer || !next) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        for (const { bytes } of this.due()) this.arrive(bytes);
        this.arm();
      },
      Math.max(1, next.at - performance.now()),
    );
  }

  private due(): Travelling[] {
    const now = performance.now();
    const later = this.travelling.findIndex(({ at }) => at > now);
    return this.travelling.splice(0, later === -1 ? this.travelling.length : later);
  }

  private arrive(bytes: Buffer): void {
    if (this.to.writable) this.to.write(bytes);
  }
}
