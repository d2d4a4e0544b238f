import { applyDecorators, HttpCode } from '@nestjs/common';
import type { ErrorCode, ServiceName } from '@odyssey/contracts';
import type { z } from 'zod';
import type { LimitClass } from '../boot/config.ts';

/** Who may call a route: everybody, people whose token has the scope, or other services of ours. */
export type Access =
  | { kind: 'public' }
  | { kind: 'scope'; scope: string; orHeader?: string }
  | { kind: 'internal'; callers: readonly ServiceName[] };

/** What a route answers when all goes well. */
export interface Answer {
  readonly status: number;
  readonly schema: z.ZodType | null;
  readonly contentType: string;
  readonly description?: string;
  readonly location?: (view: never) => string;
  readonly conditional?: boolean;
  readonly withoutETag?: (view: never) => boolean;
  readonly file?: boolean;
}

export interface Consumed {
  readonly contentType: string;
  readonly schema?: z.ZodType;
}

const ACCESS = 'odyssey:access';
const ANSWER = 'odyssey:answer';
const FAILS = 'odyssey:fails';
const LIMIT = 'odyssey:limit';
const RECENT_LOGIN = 'odyssey:recent-login';
const BEFORE_SECOND_FACTOR = 'odyssey:before-second-factor';
const TOLD_ONCE = 'odyssey:told-once';
const CONSUMES = 'odyssey:consumes';

/** A class or one of its methods, as decorators and Nest's metadata name them. */
type Target = object;

const add =
  (key: string, value: unknown) => (target: object, _name?: string | symbol, method?: PropertyDescriptor) => {
    const on = (method?.value ?? target) as Target;
    Reflect.defineMetadata(key, [...((Reflect.getOwnMetadata(key, on) as unknown[]) ?? []), value], on);
  };

/** Anybody may call it, without a token. */
export const Public = () => add(ACCESS, { kind: 'public' } satisfies Access);
/** Only a person whose token has this scope (`tasks:write`) may call it. */
export const Scope = (scope: string) => add(ACCESS, { kind: 'scope', scope } satisfies Access);
/**
 * As `@Scope`, but a request that carries the header passes without a token: the route itself has to see whether what
 * the header holds allows it. Read who calls by `@MaybeCaller()`.
 */
export const ScopeOrHeader = (scope: string, orHeader: string) =>
  add(ACCESS, { kind: 'scope', scope, orHeader } satisfies Access);
/** Only the services named may call it, with a token made for this one; the gateway does not route it. */
export const Internal = (...callers: readonly [ServiceName, ...ServiceName[]]) =>
  add(ACCESS, { kind: 'internal', callers } satisfies Access);
/** The person must have entered the password in the last 15 minutes. */
export const RecentLogin = () => add(RECENT_LOGIN, true);
/** Also for who has shown no second factor where the operator demands one: it leads to one, or out again. */
export const BeforeSecondFactor = () => add(BEFORE_SECOND_FACTOR, true);
/** A POST that stores no answer, so it takes no Idempotency-Key: what it tells is told once. */
export const ToldOnce = () => add(TOLD_ONCE, true);
/** Counts against another limit than the method's own (GET: read, others: write). */
export const RateLimit = (limit: LimitClass) => add(LIMIT, limit);
/** The error codes of the route's own, beside those that every route has; for the API document. */
export const Fails = (...codes: ErrorCode[]) => add(FAILS, codes);
/** Names a body that the route reads by itself, such as multipart/form-data. */
export const Consumes = (contentType: string, schema?: z.ZodType) => add(CONSUMES, { contentType, schema });

interface AnswerOptions<View> {
  /** Where the new thing can be read: sent as Location. */
  location?: (view: View) => string;
  description?: string;
  /** Default: application/json. */
  contentType?: string;
  /** False for a view that changes without its version: it is never "not modified". */
  conditional?: false;
  /** True for a view that says, beside its version, something of who asks: it is never "not modified", and gets no ETag. */
  withoutETag?: (view: View) => boolean;
  /** It is answered by `sendFile`: also in parts, and with 304. */
  file?: true;
}

/**
 * What the route answers: its status and the schema of its view (with `.meta({ id: 'Task' })`), or null for no body.
 * A view with a `version` gets it as strong ETag, and If-None-Match is answered by 304.
 */
export function Answers<Schema extends z.ZodType>(
  status: number,
  schema: Schema | null,
  options: AnswerOptions<z.output<Schema>> = {},
) {
  const answer: Answer = { status, schema, contentType: 'application/json', ...options };
  return applyDecorators(HttpCode(status), add(ANSWER, answer));
}

const all = <T>(key: string, ...targets: Target[]): T[] => {
  for (const target of targets) {
    const found = Reflect.getOwnMetadata(key, target) as T[] | undefined;
    if (found) return found;
  }
  return [];
};

/** What decorators say of a route; where the method says nothing, its class speaks. */
export interface RouteFacts {
  readonly access: readonly Access[];
  readonly answers: readonly Answer[];
  readonly fails: readonly ErrorCode[];
  readonly consumes: Consumed | undefined;
  readonly limit: LimitClass | undefined;
  readonly recentLogin: boolean;
  readonly beforeSecondFactor: boolean;
  readonly toldOnce: boolean;
}

const cache = new WeakMap<Target, RouteFacts>();

export function routeFacts(controller: Target, handler: Target): RouteFacts {
  const known = cache.get(handler);
  if (known) return known;
  const facts: RouteFacts = {
    access: all<Access>(ACCESS, handler, controller),
    answers: all<Answer>(ANSWER, handler),
    fails: all<ErrorCode[]>(FAILS, handler).flat(),
    consumes: all<Consumed>(CONSUMES, handler)[0],
    limit: all<LimitClass>(LIMIT, handler, controller)[0],
    recentLogin: all<boolean>(RECENT_LOGIN, handler, controller).length > 0,
    beforeSecondFactor: all<boolean>(BEFORE_SECOND_FACTOR, handler, controller).length > 0,
    toldOnce: all<boolean>(TOLD_ONCE, handler).length > 0,
  };
  cache.set(handler, facts);
  return facts;
}
