import { Agent, buildConnector } from 'undici';
import { codeOf } from './upstream.errors.ts';

const CONNECT_MS = 2_000;
/** One that was forgotten on the way while nothing was said is not used again after this long. */
const IDLE_MS = 5_000;
/** Requests that are worked on, and live streams; one network has not that many connections to us. */
const CONNECTIONS_PER_SERVICE = 4_096;

/** Why connections were not made. */
const unmade = new WeakSet<Error>();

/**
 * Kept-alive connections to all services. Not the plug-in's own: Fastify closes a plug-in before its server, which would cut
 * the answers in flight.
 */
export function serviceConnections(): Agent {
  const connect = buildConnector({ timeout: CONNECT_MS });
  return new Agent({
    connections: CONNECTIONS_PER_SERVICE,
    keepAliveMaxTimeout: IDLE_MS,
    connect: (options, made) =>
      connect(options, (...[error, socket]) => {
        if (!error) return made(null, socket as NonNullable<typeof socket>);
        unmade.add(error);
        made(error, null);
      }),
  });
}

/**
 * Whether a connection was refused: nothing was sent over it. A service that ends does so to those, too, whose TLS handshake is
 * under way, and it looks like a connection that broke.
 */
export function isRefused(error: Error): boolean {
  const code = codeOf(error);
  return code === 'ECONNREFUSED' || (code === 'ECONNRESET' && unmade.has(error));
}
