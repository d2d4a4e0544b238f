import { DATA_SERVICES, type DataService, OdysseyError } from '@odyssey/contracts';
import {
  Admission,
  type AdmissionOptions,
  admit,
  FairQueue,
  letGoWhenAnswered,
  networkOf,
  OVERLOADED,
  pushedBack,
} from '@odyssey/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { documents } from '../openapi/documents.ts';
import { GuessableRoutes } from '../openapi/guessable.ts';
import { SlowRoutes } from '../openapi/slow.ts';
import { hasBody } from './bodies.ts';

export interface PlaceOptions {
  /** The service that a request is for. */
  readonly ownerOf: (request: FastifyRequest) => DataService;
  readonly addressOf: (request: FastifyRequest) => string;
  /** Answers what is too much at once, without a word in the log. */
  readonly shed: (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;
  /** A monotonic clock, in milliseconds. */
  readonly now?: (() => number) | undefined;
}

/** Requests to one service at once, until they are answered: when it is slow the others are reached as ever. */
const AT_ONCE = { running: 256, waiting: 1_000 };
/** Of those that wait for a model or a file, which services bound by person: half of our connections to one service. */
const SLOW_AT_ONCE = { running: 2_048, waiting: 1_000 };
/**
 * Bodies of one network that are read at once; they are short, and come in one piece from everybody who means well. The rest of
 * a network's connections may wait.
 */
const BODIES_AT_ONCE = { running: 64, waiting: 448, waitMs: 10_000 };

/**
 * Bounds what is done at once. A service's places are for requests that are there whole: what a sender of half a body takes is
 * its own network's.
 */
export function boundPlaces(scope: FastifyInstance, { ownerOf, addressOf, shed, now }: PlaceOptions): void {
  const doors = doorsOf({ ...AT_ONCE, now });
  // Each hashes, and auth has a line of its own for them, too: a wave of log-ins takes nobody's place who is logged in.
  const guessableDoors = doorsOf({ ...AT_ONCE, now });
  const slowDoors = doorsOf({ ...SLOW_AT_ONCE, now });
  const [slow, guessable] = [new SlowRoutes(documents), new GuessableRoutes(documents)];
  const doorOf = ({ method, url }: FastifyRequest) => {
    if (slow.has(method, url)) return slowDoors;
    return guessable.has(method, url) ? guessableDoors : doors;
  };
  const bodies = new Reading(new FairQueue(BODIES_AT_ONCE));
  scope.addHook('onRequest', async (request, reply) => {
    if (!hasBody(request.headers)) return;
    try {
      await bodies.begin(networkOf(addressOf(request)), request);
    } catch (error) {
      return shed(error, request, reply);
    }
  });
  scope.addHook('preHandler', async (request, reply) => {
    bodies.end(request);
    try {
      await admit(doorOf(request)[ownerOf(request)], reply);
    } catch (error) {
      return shed(error, request, reply);
    }
  });
  scope.addHook('onSend', async (request, reply) => {
    bodies.end(request);
    if (!reply.hasHeader(OVERLOADED)) return;
    reply.removeHeader(OVERLOADED);
    if (doorOf(request) === doors) pushedBack(reply);
  });
  letGoWhenAnswered(scope);
}

const doorsOf = (options: AdmissionOptions) =>
  Object.fromEntries(DATA_SERVICES.map((name) => [name, new Admission(options)])) as Record<
    DataService,
    Admission
  >;

/** The bodies that are being read. */
class Reading {
  private readonly ends = new WeakMap<FastifyRequest, () => void>();

  constructor(private readonly queue: FairQueue) {}

  /** @throws rate_limited when too many of this network are being read, or the caller has gone */
  async begin(network: string, request: FastifyRequest): Promise<void> {
    const { raw } = request;
    const left = new AbortController();
    // The request's own end: an answer that waits for others on its connection is told of nothing.
    const gone = () => {
      left.abort(new OdysseyError('rate_limited', 'The caller has gone before its body was read.'));
      this.end(request);
    };
    raw.once('close', gone);
    if (raw.destroyed) gone();
    this.ends.set(request, await this.queue.enter(network, left.signal));
    // Every request closes: only who waits has to be told of it.
    raw.off('close', gone);
    raw.once('close', () => this.end(request));
    if (raw.destroyed) this.end(request);
  }

  /** May be called again. */
  end(request: FastifyRequest): void {
    this.ends.get(request)?.();
    this.ends.delete(request);
  }
}
