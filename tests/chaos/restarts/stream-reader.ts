import { setTimeout as sleep } from 'node:timers/promises';
import type { Balancer } from './balancer.ts';

/** Reads a live stream as browsers do: when it ends, it is opened again behind the last message seen. */
export class StreamReader {
  /** The status of every opening, or why there was none. */
  readonly openings: string[] = [];
  text = '';
  private readonly leaving = new AbortController();
  private readonly reading: Promise<void>;

  constructor(
    private readonly balancer: Balancer,
    private readonly path: string,
    private readonly accessToken: string,
  ) {
    this.reading = this.read();
  }

  async close(): Promise<void> {
    this.leaving.abort();
    await this.reading;
  }

  private async read(): Promise<void> {
    while (!this.leaving.signal.aborted) {
      try {
        await this.open();
      } catch (error) {
        if (this.leaving.signal.aborted) return;
        if (!isCut(error))
          this.openings.push(`${(error as Error).message}: ${String((error as Error).cause)}`);
      }
      await sleep(200);
    }
  }

  private async open(): Promise<void> {
    const last = [...this.text.matchAll(/^id: ?(.+)$/gm)].at(-1)?.[1];
    const answer = await this.balancer.fetch(this.path, {
      headers: {
        authorization: `Bearer ${this.accessToken}`,
        accept: 'text/event-stream',
        ...(last ? { 'last-event-id': last } : {}),
      },
      signal: this.leaving.signal,
    });
    this.openings.push(String(answer.status));
    const decoder = new TextDecoder();
    for await (const part of answer.body ?? []) this.text += decoder.decode(part, { stream: true });
  }
}

/** A stream that has begun is cut when its gateway goes: that is its end. */
const isCut = (error: unknown): boolean => (error as Error).message === 'terminated';
