import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { networkOf } from '@odyssey/platform';
import type { FastifyRequest } from 'fastify';

/** Where a request comes from, as far as the request tells. */
export interface RequestPlace {
  /** One IPv4 address or one /64 of IPv6. Kept only shortened (`shortened`). */
  readonly network: string;
  readonly userAgent?: string;
}

/** Longer than any browser's name for itself. */
const MAX_USER_AGENT = 300;

export function placeOf({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): RequestPlace {
  const userAgent = headers['user-agent']?.slice(0, MAX_USER_AGENT);
  return { network: networkOf(ip), ...(userAgent && { userAgent }) };
}

/** The parameter that holds where the request comes from. */
export const Place = createParamDecorator((_: unknown, context: ExecutionContext) =>
  placeOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
