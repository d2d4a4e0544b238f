import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { OdysseyError, type ServiceName } from '@odyssey/contracts';
import type { UserId } from '@odyssey/events';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { IdempotentRequest } from '../requests/fingerprint.ts';

/** The person behind a request, as their access token says. */
export interface CallerIdentity {
  readonly userId: UserId;
  readonly sessionId: string;
  readonly scopes: readonly string[];
  /** When the password was last entered. */
  readonly authTime: Date;
  readonly expiresAt: Date;
  /** IANA time zone, `UTC` when the token names none. */
  readonly timeZone: string;
  readonly locale: string;
  /** Set when the request carries an Idempotency-Key. */
  readonly idempotency?: IdempotentRequest;
}

const callers = new WeakMap<FastifyRequest, CallerIdentity>();
const services = new WeakMap<FastifyRequest, ServiceName>();

export const setCaller = (request: FastifyRequest, caller: CallerIdentity) => callers.set(request, caller);
export const callerOf = (request: FastifyRequest) => callers.get(request);
export const setCallingService = (request: FastifyRequest, service: ServiceName) =>
  services.set(request, service);

/** The header in which a service names the person it asks for. */
export const ON_BEHALF_OF = 'odyssey-user';

const request = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** The person who calls; only on routes with `@Scope`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): CallerIdentity => {
  const caller = callers.get(request(context));
  if (!caller) throw new Error(`${context.getClass().name} asks for a caller on a route without @Scope`);
  return caller;
});

/** The person who calls, on routes with `@ScopeOrHeader`; undefined when the header stands for the token. */
export const MaybeCaller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callers.get(request(context)),
);

/** The service that calls; only on routes with `@Internal`. */
export const CallingService = createParamDecorator((_: unknown, context: ExecutionContext): ServiceName => {
  const service = services.get(request(context));
  if (!service)
    throw new Error(`${context.getClass().name} asks for a calling service on a route without @Internal`);
  return service;
});

/** The person for whom a service calls; only on routes with `@Internal`. @throws malformed_request when none is named. */
export const OnBehalfOf = createParamDecorator((_: unknown, context: ExecutionContext): UserId => {
  const read = z.guid().safeParse(request(context).headers[ON_BEHALF_OF]);
  if (!read.success)
    throw new OdysseyError('malformed_request', `The header ${ON_BEHALF_OF} must name a person.`);
  return read.data;
});
