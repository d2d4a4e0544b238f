import { isIPv6 } from 'node:net';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../access/caller.ts';
import type { LimitClass } from '../boot/config.ts';
import { type RouteFacts, routeFacts } from '../http/route.decorators.ts';
import { limitHeaders } from './limit-headers.ts';
import type { RateLimits } from './rate-limits.ts';

/** Counts each request against the limit of its class: by person, or by network where nobody is known yet. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { access, limit } = routeFacts(context.getClass(), context.getHandler());
    // Services that call each other have deadlines and breakers; the probes must always be answered.
    if (access[0]?.kind === 'internal' || (access[0]?.kind === 'public' && !limit)) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const name = limitClassOf(context);
    const caller = callerOf(request);
    const key = caller ? `person:${caller.userId}` : `network:${networkOf(request.ip)}`;
    const quota = await this.limits.take(name, key);
    const reply = http.getResponse<FastifyReply>();
    for (const [header, value] of Object.entries(limitHeaders(name, quota))) void reply.header(header, value);
    return true;
  }
}

export function limitClassOf(context: ExecutionContext): LimitClass {
  const { method } = context.switchToHttp().getRequest<FastifyRequest>();
  return limitOf(routeFacts(context.getClass(), context.getHandler()), method);
}

/** What `@RateLimit` says, else what the method is. */
export const limitOf = ({ limit }: Pick<RouteFacts, 'limit'>, method: string): LimitClass =>
  limit ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'write');

/** One household has one IPv4 address or one /64 of IPv6. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = ip.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  return `${[...front, ...zeros, ...back].slice(0, 4).join(':')}::/64`;
}
