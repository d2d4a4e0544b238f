import { type Dispatcher, Pool } from 'undici';

export interface Answered {
  status: number;
  /** When the last byte was there, on the monotonic clock. */
  at: number;
  retryAfter: boolean;
}

/** Addresses that people call from: one network has 512 connections to the door. */
const NETWORKS = 32;
/** As browsers open for 128 people, on those networks; one more request waits, and its time runs. */
const CONNECTIONS_A_NETWORK = 24;
/** One request in so many changes something. */
const WRITES = 5;
const PATIENCE_MS = 20_000;

/** People on many networks, each with a token of their own, on kept-alive connections. */
export class Callers {
  private readonly networks: Pool[];

  constructor(
    url: string,
    private readonly bearers: readonly string[],
  ) {
    this.networks = Array.from(
      { length: NETWORKS },
      (_, n) =>
        new Pool(url, {
          connections: CONNECTIONS_A_NETWORK,
          connect: { localAddress: `127.0.1.${n + 1}` },
          headersTimeout: PATIENCE_MS,
          bodyTimeout: PATIENCE_MS,
        }),
    );
  }

  /** The n-th request: a page of tasks, or every fifth time a new task. Never fails: who got no answer at all has status 0. */
  ask(n: number): Promise<Answered> {
    const { promise, resolve } = Promise.withResolvers<Answered>();
    const answered = { status: 0, retryAfter: false };
    const over = () => resolve({ ...answered, at: performance.now() });
    const pool = this.networks[n % NETWORKS] as Pool;
    pool.dispatch(this.request(n), {
      onRequestStart() {},
      onResponseStart(_controller, status, headers) {
        answered.status = status;
        answered.retryAfter = headers['retry-after'] !== undefined;
      },
      onResponseData() {},
      onResponseEnd: over,
      onResponseError() {
        answered.status = 0;
        over();
      },
    });
    return promise;
  }

  async close(): Promise<void> {
    await Promise.all(this.networks.map((pool) => pool.destroy()));
  }

  private request(n: number): Dispatcher.DispatchOptions {
    const authorization = `Bearer ${this.bearers[n % this.bearers.length]}`;
    if (n % WRITES !== 0) return { method: 'GET', path: '/v1/tasks?limit=20', headers: { authorization } };
    return {
      method: 'POST',
      path: '/v1/tasks',
      headers: { authorization, 'content-type': 'application/json' },
      body: '{"title":"Walk the river loop"}',
    };
  }
}
