import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, fetch, type RequestInit, type Response } from 'undici';

const LOOK_EVERY_MS = 50;

/** Before several gateways, as a load balancer: asks only those that say they are ready, in turn. */
export class Balancer {
  private ready: readonly string[] = [];
  private turn = 0;
  private ended = false;
  /** Keeps no connection: one that its gateway closes just as it is used again would fail, and no gateway can help that. */
  private readonly connections = new Agent({ pipelining: 0 });
  private readonly looking: Promise<void>;

  private constructor(private readonly urls: readonly string[]) {
    this.looking = this.look();
  }

  static over(urls: readonly string[]): Balancer {
    return new Balancer(urls);
  }

  /** Who takes no connection was not told anything: the next one is asked. Whatever else fails has failed. */
  async fetch(path: string, init: RequestInit): Promise<Response> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await fetch(`${this.next()}${path}`, { ...init, dispatcher: this.connections });
      } catch (error) {
        const { code } = ((error as Error).cause ?? {}) as { code?: string };
        if (code !== 'ECONNREFUSED' || tries === this.urls.length) throw error;
      }
    }
  }

  async close(): Promise<void> {
    this.ended = true;
    await this.looking;
    await this.connections.destroy();
  }

  private next(): string {
    this.turn += 1;
    const among = this.ready.length > 0 ? this.ready : this.urls;
    return among[this.turn % among.length] ?? '';
  }

  private async look(): Promise<void> {
    while (!this.ended) {
      const seen = await Promise.all(this.urls.map(async (url) => [url, await this.isReady(url)] as const));
      this.ready = seen.filter(([, ready]) => ready).map(([url]) => url);
      await sleep(LOOK_EVERY_MS);
    }
  }

  private async isReady(url: string): Promise<boolean> {
    try {
      const answer = await fetch(`${url}/readyz`, {
        signal: AbortSignal.timeout(1_000),
        dispatcher: this.connections,
      });
      await answer.body?.cancel();
      return answer.status === 200;
    } catch {
      return false;
    }
  }
}
