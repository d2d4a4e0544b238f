import { Logger } from '@nestjs/common';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';
import { Agent } from 'undici';
import { isUntaken, UpstreamSilent, UpstreamTimeout } from './upstream.errors.ts';

/** Milliseconds. */
export const PATIENCE = {
  /** Without any answer, though some are waited for, until the service itself is asked. */
  quiet: 5_000,
  /** For an answer to that question. */
  ask: 2_000,
  /** Between two looks. */
  look: 1_000,
  /** Without any answer, nor when asked, until those that wait are given up. */
  giveUp: 10_000,
};

/** Of these is the patience for an answer to a question. */
const PARTS = 10;

/** A request to a service. */
export interface Asker {
  readonly service: DataService;
  /** Aborted when it is given up. */
  readonly end: AbortController;
}

interface Watched {
  readonly service: DataService;
  /** Requests that were sent and whose answer has not begun. */
  readonly waiting: Set<Asker>;
  /** When the first of them was sent. */
  waitingSince: number;
  /** When anything was last answered. */
  heardAt: number;
  isAsked: boolean;
  isSilent: boolean;
}

/**
 * Knows which services are silent, so that people need not wait to learn it. Slowness is no silence: a service from which nothing
 * came for a while is asked whether it lives, on a connection of its own; only one that does not answer that either is silent, until it does.
 */
export class Silences {
  private readonly logger = new Logger('Silences');
  private readonly services: Readonly<Record<DataService, Watched>>;
  /** No kept connection: one that was forgotten on the way would tell of itself, not of the service. */
  private readonly fresh: Agent;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly urls: Readonly<Record<DataService, string>>,
    private readonly patience = PATIENCE,
  ) {
    this.fresh = new Agent({ pipelining: 0, connect: { timeout: patience.ask } });
    this.services = Object.fromEntries(
      DATA_SERVICES.map((service) => [service, unheardOf(service)]),
    ) as Record<DataService, Watched>;
    this.timer = setInterval(() => this.look(), patience.look).unref();
  }

  /** @throws UpstreamSilent while the service is */
  refuse(service: DataService): void {
    if (this.services[service].isSilent) throw new UpstreamSilent(service);
  }

  sent(asker: Asker): void {
    const watched = this.services[asker.service];
    if (watched.waiting.size === 0) watched.waitingSince = performance.now();
    watched.waiting.add(asker);
  }

  /** Its answer has begun, or there will be none. */
  ended(asker: Asker, error: Error | null): void {
    const watched = this.services[asker.service];
    watched.waiting.delete(asker);
    if (!error) this.heard(watched);
    else if (isUntaken(error)) void this.ask(watched);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.fresh.destroy();
  }

  private look(): void {
    for (const watched of Object.values(this.services)) {
      const isQuiet = watched.waiting.size > 0 && quietFor(watched) >= this.patience.quiet;
      if (watched.isSilent || isQuiet) void this.ask(watched);
    }
  }

  /** One question at a time. Who refuses or resets the connection is there: others know how to wait for it. */
  private async ask(watched: Watched): Promise<void> {
    if (watched.isAsked) return;
    watched.isAsked = true;
    const askedAt = performance.now();
    const patience = patienceOf(this.patience.ask);
    try {
      const url = new URL('/livez', this.urls[watched.service]);
      const { body } = await this.fresh.request({
        origin: url.origin,
        path: url.pathname,
        method: 'GET',
        signal: patience.signal,
      });
      this.heard(watched);
      await body.dump();
    } catch (error) {
      if (!isNoAnswer(error)) this.heard(watched);
      else if (watched.heardAt < askedAt) this.unheard(watched);
    } finally {
      patience.end();
      watched.isAsked = false;
    }
  }

  private heard(watched: Watched): void {
    watched.heardAt = performance.now();
    if (!watched.isSilent) return;
    watched.isSilent = false;
    this.logger.log(`${watched.service} answers again`);
  }

  private unheard(watched: Watched): void {
    const { service, waiting } = watched;
    if (!watched.isSilent)
      this.logger.warn(
        `${service} answers nothing, nor when asked for a sign of life: nobody waits for it until it does`,
      );
    watched.isSilent = true;
    if (quietFor(watched) < this.patience.giveUp) return;
    for (const { end } of waiting) end.abort(new UpstreamTimeout(service, 'it has fallen silent'));
    waiting.clear();
  }
}

const unheardOf = (service: DataService): Watched => ({
  service,
  waiting: new Set(),
  waitingSince: 0,
  heardAt: 0,
  isAsked: false,
  isSilent: false,
});

/**
 * Runs out after so many milliseconds in which this process ran: time in which it stood still counts as one part of
 * them, since what was answered meanwhile is read only after its timers.
 */
function patienceOf(ms: number): { signal: AbortSignal; end(): void } {
  const out = new AbortController();
  let parts = 0;
  const timer = setInterval(() => {
    parts += 1;
    if (parts === PARTS) out.abort(new DOMException(`no answer within ${ms} ms`, 'TimeoutError'));
  }, ms / PARTS);
  return { signal: out.signal, end: () => clearInterval(timer) };
}

const quietFor = ({ heardAt, waitingSince }: Watched) => performance.now() - Math.max(heardAt, waitingSince);

const isNoAnswer = (error: unknown) => {
  const { name } = error as Error;
  return name === 'TimeoutError' || name === 'HeadersTimeoutError' || isUntaken(error as Error);
};
