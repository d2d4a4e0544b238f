import { OdysseyError } from '@odyssey/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Counter, type Registry } from 'prom-client';
import { problemOf } from '../http/problem.ts';
import { traceIdOf } from '../http/trace.ts';
import type { Route } from '../openapi/routes.ts';
import { Admission, AT_ONCE_IN_A_SERVICE } from './admission.ts';
import { limitOf } from './limit.guard.ts';

/** A little more than the database takes at once: it never waits for us, and more would only wait for each other. */
const AT_ONCE = { running: AT_ONCE_IN_A_SERVICE, waiting: 1_000 };
/**
 * Routes that look at secrets hash them, a processor's work each: they have a line of their own, so that a wave of log-ins holds nobody up
 * who is logged in.
 */
const SECRETS_AT_ONCE = { running: 32, waiting: 200 };
/**
 * Tells the door that a service has more to do than it should have: on what it refuses, and on what it answers while it is
 * crowded. A 503 for any other reason does not carry it; and no caller sees it.
 */
export const OVERLOADED = 'odyssey-overloaded';

interface SheddingOptions {
  readonly publicUrl: string;
  readonly registry: Registry;
  readonly routes: readonly Route[];
}

/** Sheds what a service cannot do in time, before it looks at who asks. Probes and metrics are always answered. */
export function shedOverload(
  fastify: FastifyInstance,
  { publicUrl, registry, routes }: SheddingOptions,
): void {
  const [everything, secrets] = [new Admission(AT_ONCE), new Admission(SECRETS_AT_ONCE)];
  const named = (chosen: readonly Route[]) => new Set(chosen.map(({ method, path }) => nameOf(method, path)));
  const long = named(routes.filter(takesLong));
  const looksAtSecrets = named(
    routes.filter(({ facts, method }) => limitOf(facts, method.toUpperCase()) === 'auth'),
  );
  const shed = shedRequests(registry);
  fastify.addHook('onRequest', async (request, reply) => {
    const { method, routeOptions } = request;
    // Not ours to count: the probes are made quiet, and what has no route costs nothing.
    if (routeOptions.url === undefined || routeOptions.logLevel === 'warn') return;
    const name = nameOf(method, routeOptions.url);
    if (long.has(name)) return;
    const line = looksAtSecrets.has(name) ? secrets : everything;
    try {
      await admit(line, reply);
    } catch (error) {
      shed.inc();
      if (line === everything) void reply.header(OVERLOADED, '1');
      return refuseQuietly(error, publicUrl, request, reply);
    }
  });
  fastify.addHook('onSend', async (_request, reply) => {
    const wasInLine = places.get(reply)?.admission === everything;
    if (wasInLine && everything.isCrowded) void reply.header(OVERLOADED, '1');
  });
  letGoWhenAnswered(fastify);
}

interface Place {
  readonly admission: Admission;
  /** By the admission's clock. */
  readonly came: number;
  readonly leave: (tooMuch?: boolean) => void;
}

const places = new WeakMap<FastifyReply, Place>();

/**
 * Waits until this request may be worked on. Its place is free when its answer begins: how fast that is read is not our work.
 * @throws service_unavailable
 */
export async function admit(admission: Admission, reply: FastifyReply): Promise<void> {
  const gone = new AbortController();
  const { raw } = reply;
  const hungUp = () => gone.abort();
  raw.once('close', hungUp);
  // Who left during a hook before this one is not told of again.
  if (raw.destroyed) hungUp();
  // Who comes back from a line of its own has not just come.
  const came = places.get(reply)?.came ?? admission.now();
  const leave = await admission.enter(gone.signal, came);
  // Every answer closes: only who waits has to be told of it.
  raw.off('close', hungUp);
  places.set(reply, { admission, came, leave });
  raw.once('close', () => leave());
  if (raw.destroyed) leave();
}

/** What this request was passed on to has too much to do: fewer are let in at once. */
export const pushedBack = (reply: FastifyReply): void => places.get(reply)?.leave(true);

export function letGoWhenAnswered(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (_request, reply) => places.get(reply)?.leave());
}

/**
 * Gives the place to others while a request waits for something of its own: its line costs nobody else theirs.
 * @param wait what it waits for; its end is called when there is no place any more
 * @throws service_unavailable
 */
export async function aside(reply: FastifyReply, wait: () => Promise<() => void>): Promise<() => void> {
  const place = places.get(reply);
  place?.leave();
  const done = await wait();
  if (!place) return done;
  try {
    await admit(place.admission, reply);
    return done;
  } catch (error) {
    done();
    throw error;
  }
}

export const shedRequests = (registry: Registry): Counter =>
  new Counter({
    name: 'odyssey_http_shed_total',
    help: 'Requests that were refused because there was too much to do',
    registers: [registry],
  });

/**
 * As every error is told, but without a line of log for each: there are thousands, and they are counted.
 * @throws what is no refusal
 */
export function refuseQuietly(
  error: unknown,
  publicUrl: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (!(error instanceof OdysseyError)) throw error;
  const path = request.url.split('?')[0] ?? request.url;
  return reply
    .status(error.def.status)
    .headers({ ...error.headers, 'cache-control': 'no-store' })
    .type('application/problem+json; charset=utf-8')
    .send(problemOf(error, { publicUrl, path, traceId: traceIdOf(request) }));
}

/** A model that thinks, a stream that lives on, a file that comes slowly: they wait for others most of the time. */
const takesLong = ({ facts, method }: Route): boolean =>
  limitOf(facts, method.toUpperCase()) === 'ai' ||
  facts.consumes !== undefined ||
  facts.answers[0]?.contentType === 'text/event-stream';

const nameOf = (method: string, path: string) =>
  `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
