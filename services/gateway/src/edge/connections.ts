import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf, speaksTls } from '@odyssey/platform';
import type { Counter } from 'prom-client';
import type { TrustedProxies } from './trusted-proxies.ts';

export interface ConnectionLimits {
  /** Connections at once, of everybody; the operating system's queue takes no more then. */
  readonly all: number;
  /** And of one network: nobody uses up everybody's. */
  readonly network: number;
}

const REFUSAL =
  'HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

/**
 * Bounds how many connections there are, also of those whose TLS handshake is not done. Those of a trusted proxy are everybody's and
 * count only for all. Over TLS one too many is closed without a word: nothing can be said before the handshake, which is what costs most.
 * @param refused counts by reason: `network` or `all`
 */
export function boundConnections(
  server: Server,
  limits: ConnectionLimits,
  proxies: TrustedProxies,
  refused: Counter<'reason'>,
): void {
  const open = new Map<string, number>();
  server.maxConnections = limits.all;
  server.on('drop', () => refused.inc({ reason: 'all' }));
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (proxies.trusts(address.replace(/^::ffff:(?=\d+\.)/i, ''))) return;
    const network = networkOf(address);
    const now = (open.get(network) ?? 0) + 1;
    open.set(network, now);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
    if (now <= limits.network) return;
    refused.inc({ reason: 'network' });
    if (speaksTls(server)) socket.destroy();
    else socket.end(REFUSAL, () => socket.destroy());
  });
}
