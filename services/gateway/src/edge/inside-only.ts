import { BlockList, isIPv6 } from 'node:net';
import { OdysseyError } from '@odyssey/contracts';
import type { FastifyRequest } from 'fastify';

const inside = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  inside.addSubnet(network, bits, 'ipv4');
inside.addAddress('::1', 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');

/**
 * The gateway's own metrics share its public port. They are shown to machines of the same network that ask directly, and not to
 * whoever comes through a reverse proxy.
 * @throws not_found
 */
export function hideMetrics({
  routeOptions,
  headers,
  socket,
}: Pick<FastifyRequest, 'routeOptions' | 'headers' | 'socket'>): void {
  // By the route that was found: the router decodes an address before it looks, and /%6detrics is one of its ways there.
  if (routeOptions.url !== '/metrics') return;
  const forwarded = headers['x-forwarded-for'] ?? headers.forwarded;
  if (forwarded === undefined && isInside(socket.remoteAddress ?? '')) return;
  throw new OdysseyError('not_found', 'There is no route GET /metrics.');
}

function isInside(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return inside.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}
