import type { Readable } from 'node:stream';
import { OdysseyError, type ServiceName } from '@odyssey/contracts';
import { messageContext, traced } from '@odyssey/events';
import { type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import CircuitBreaker from 'opossum';
import { type Dispatcher, errors, request } from 'undici';
import type { z } from 'zod';
import { ON_BEHALF_OF } from '../access/caller.ts';
import type { BaseConfig } from '../boot/config.ts';
import { certificateTrouble } from '../tls/certificate-trouble.ts';
import { connections } from './connections.ts';
import type { CallAddress } from './outgoing-call.ts';
import { ServiceTokens } from './service-tokens.ts';

/** The other service does not answer, answers too late, or its breaker is open: use the stated fallback. */
export class PeerUnavailable extends OdysseyError {
  override readonly name = 'PeerUnavailable';

  constructor(peer: string, why: string, late: boolean, cause?: unknown) {
    super(late ? 'upstream_timeout' : 'upstream_unavailable', `${peer} ${why}.`, { cause });
  }
}

/** The other service understood and refused (4xx): a fault of ours, or a thing that is not there. */
export class PeerRefused extends Error {
  override readonly name = 'PeerRefused';

  constructor(
    readonly peer: string,
    readonly status: number,
    readonly code: string | undefined,
    detail: string,
  ) {
    super(`${peer} refused with ${status}${code ? ` ${code}` : ''}: ${detail}`);
  }
}

export interface PeerOptions {
  /** From the call to the last byte (for `stream`: to the first), in milliseconds. */
  deadlineMs: number;
  /** After this many failures in 10 s nobody asks for `pauseMs`. Default: 5 failures, 5 s. */
  breaker?: { failures?: number; pauseMs?: number };
}

interface CallOptions<Schema extends z.ZodType> {
  /** The person it is asked for; the other side reads it by `@OnBehalfOf()`. */
  userId?: string;
  /** Reads the answer; without it the JSON is handed over as it came. */
  schema?: Schema;
  signal?: AbortSignal;
}

export interface PeerStream {
  readonly body: Readable;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

interface Call {
  method: 'GET' | 'POST';
  path: string;
  userId: string | undefined;
  body?: unknown;
  signal: AbortSignal;
}

/** Calls one other service: with a token made for it, a deadline, and a breaker that spares a service in trouble. */
export class ServiceClient {
  private readonly breaker: CircuitBreaker<[Call], Dispatcher.ResponseData>;

  constructor(
    private readonly url: string,
    private readonly peer: ServiceName,
    private readonly tokens: ServiceTokens,
    private readonly options: PeerOptions,
  ) {
    this.breaker = new CircuitBreaker((call: Call) => this.send(call), {
      timeout: false,
      volumeThreshold: options.breaker?.failures ?? 5,
      errorThresholdPercentage: 50,
      rollingCountTimeout: 10_000,
      resetTimeout: options.breaker?.pauseMs ?? 5_000,
    });
  }

  /** @throws PeerUnavailable, PeerRefused */
  async get<Schema extends z.ZodType>(
    address: CallAddress,
    options: CallOptions<Schema> = {},
  ): Promise<z.output<Schema>> {
    return this.json('GET', address, undefined, options);
  }

  /** @throws PeerUnavailable, PeerRefused */
  async post<Schema extends z.ZodType>(
    address: CallAddress,
    body: unknown,
    options: CallOptions<Schema> = {},
  ): Promise<z.output<Schema>> {
    return this.json('POST', address, body, options);
  }

  /** A long answer, read as it comes; the deadline holds for its beginning. @throws PeerUnavailable, PeerRefused */
  async stream(address: CallAddress, { userId, signal }: CallOptions<z.ZodType> = {}): Promise<PeerStream> {
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(new DOMException('too late', 'TimeoutError')),
      this.options.deadlineMs,
    );
    try {
      const path = this.pathOf('GET', address);
      const call = { method: 'GET' as const, path, userId, signal: anyOf(late.signal, signal) };
      const { body, headers } = await this.ask(call);
      return { body, headers };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Stops the breaker's clock. */
  close(): void {
    this.breaker.shutdown();
  }

  private async json<Schema extends z.ZodType>(
    method: Call['method'],
    address: CallAddress,
    body: unknown,
    { userId, schema, signal }: CallOptions<Schema>,
  ): Promise<z.output<Schema>> {
    const path = this.pathOf(method, address);
    const deadline = AbortSignal.timeout(this.options.deadlineMs);
    const answer = await this.ask({ method, path, userId, body, signal: anyOf(deadline, signal) });
    try {
      const text = await answer.body.text();
      const json: unknown = text === '' ? undefined : JSON.parse(text);
      return (schema ? schema.parse(json) : json) as z.output<Schema>;
    } catch (error) {
      throw this.unavailable(error);
    }
  }

  /** A call declared as another service's, or by another method, would be in no contract of ours. */
  private pathOf(method: Call['method'], { call: { options }, path }: CallAddress): string {
    if (options.to === this.peer && options.method === method) return path;
    throw new Error(
      `${method} of ${this.peer} is declared as ${options.method} ${options.path} of ${options.to}`,
    );
  }

  private async ask(call: Call): Promise<Dispatcher.ResponseData> {
    let answer: Dispatcher.ResponseData;
    try {
      answer = await this.breaker.fire(call);
    } catch (error) {
      throw this.unavailable(error);
    }
    if (answer.statusCode < 400) return answer;
    const problem = asProblem(await answer.body.text());
    throw new PeerRefused(this.peer, answer.statusCode, problem.code, problem.detail ?? 'no reason given');
  }

  private send(call: Call): Promise<Dispatcher.ResponseData> {
    const { hostname, port } = new URL(this.url);
    const plan = {
      name: `${call.method} ${this.peer}`,
      kind: SpanKind.CLIENT,
      // Without the address: it has people's ids in it.
      attributes: {
        'http.request.method': call.method,
        'server.address': hostname,
        'server.port': Number(port),
        'service.peer.name': this.peer,
      },
    };
    return traced(plan, messageContext.getStore() ?? {}, (span) => this.request(call, span));
  }

  private async request(call: Call, span: Span): Promise<Dispatcher.ResponseData> {
    let answer = await this.sendOnce(call);
    if (answer.statusCode === 401) {
      // The key of our token may have been withdrawn before the token ended: the next one is signed with another.
      this.tokens.forget(this.peer);
      await answer.body.dump();
      answer = await this.sendOnce(call);
    }
    span.setAttribute('http.response.status_code', answer.statusCode);
    if (answer.statusCode >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
    if (answer.statusCode < 500) return answer;
    await answer.body.dump();
    throw new Error(`answered ${answer.statusCode}`);
  }

  private async sendOnce({ method, path, userId, body, signal }: Call): Promise<Dispatcher.ResponseData> {
    const context = messageContext.getStore();
    const token = await unlessAborted(this.tokens.for(this.peer), signal);
    return request(`${this.url}${path}`, {
      dispatcher: connections,
      method,
      signal,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json, application/x-ndjson',
        ...(userId ? { [ON_BEHALF_OF]: userId } : {}),
        ...(context?.traceparent ? { traceparent: context.traceparent } : {}),
        ...(context?.correlationId ? { 'x-request-id': context.correlationId } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  private unavailable(error: unknown): PeerUnavailable {
    const { name, message, code } = error as Error & { code?: string };
    const late =
      name === 'TimeoutError' || name === 'AbortError' || error instanceof errors.HeadersTimeoutError;
    if (code === 'EOPENBREAKER')
      return new PeerUnavailable(
        this.peer,
        'has failed often and is left in peace for a moment',
        false,
        error,
      );
    return new PeerUnavailable(
      this.peer,
      late ? `did not answer within ${this.options.deadlineMs} ms` : `does not answer (${message})`,
      late,
      certificateTrouble(this.peer, error) ?? error,
    );
  }
}

/** The token is fetched for all who wait for it, so one caller's deadline ends only that caller's waiting. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([work, aborted]);
}

const anyOf = (deadline: AbortSignal, given: AbortSignal | undefined) =>
  given ? AbortSignal.any([deadline, given]) : deadline;

function asProblem(text: string): { code?: string; detail?: string } {
  try {
    return JSON.parse(text) as { code?: string; detail?: string };
  } catch {
    return { detail: text.slice(0, 200) };
  }
}

/** A client of another service; make one for each target and keep it, its breaker remembers. */
export function serviceClient(
  config: Pick<BaseConfig, 'service' | 'secret' | 'urls'>,
  target: ServiceName,
  options: PeerOptions,
): ServiceClient {
  return new ServiceClient(config.urls[target], target, new ServiceTokens(config), options);
}
