import { CATALOGUE, newestOf } from '@odyssey/contracts';
import type { Described, OpenApi } from '../../generate/described.ts';

/** A route that everybody may call, with each answer of its own that a client has to expect. */
export interface RouteBoundary {
  readonly provider: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly status: number;
  /** The stable code of a problem. */
  readonly code?: string;
}

/** One service's dependence on one route of another. */
export interface CallBoundary {
  readonly consumer: string;
  readonly provider: string;
  readonly method: string;
  readonly path: string;
}

/** One handler's dependence on one event of another service: what a service reads of its own is nobody else's business. */
export interface ReadingBoundary {
  readonly consumer: string;
  readonly provider: string;
  readonly type: string;
  readonly handler: string;
}

/** Everything that somebody may rely on, as the code says it. */
export interface Boundaries {
  readonly routes: readonly RouteBoundary[];
  readonly calls: readonly CallBoundary[];
  readonly readings: readonly ReadingBoundary[];
  /** What is published: the newest version of each event, with its owner. */
  readonly events: readonly { readonly type: string; readonly provider: string }[];
  readonly internalRoutes: readonly {
    readonly provider: string;
    readonly method: string;
    readonly path: string;
  }[];
}

/**
 * Answers that every route gives in the same way, each with the suite that asks all routes for it. A status is not
 * enough: a wrong password is a 401, too, and the log-in's alone.
 */
export const ENUMERATED: Readonly<Record<string, string>> = {
  unauthenticated: 'libs/platform/test/access.int-spec.ts',
  insufficient_scope: 'libs/platform/test/access.int-spec.ts',
  reauthentication_required: 'libs/platform/test/access.int-spec.ts',
  second_factor_required: 'libs/platform/test/access.int-spec.ts',
  method_not_allowed: 'tests/e2e/bad-input.spec.ts',
  malformed_json: 'tests/e2e/bad-input.spec.ts',
  body_too_large: 'tests/e2e/bad-input.spec.ts',
  unsupported_media_type: 'tests/e2e/bad-input.spec.ts',
  precondition_required: 'tests/e2e/bad-input.spec.ts',
  rate_limited: 'libs/platform/test/limits.int-spec.ts',
  malformed_cursor: 'tests/e2e/data-isolation-elsewhere.spec.ts',
  malformed_request: 'libs/platform/test/requests.int-spec.ts',
  idempotency_in_flight: 'libs/platform/test/requests.int-spec.ts',
  idempotency_key_reused: 'libs/platform/test/requests.int-spec.ts',
  service_unavailable: 'libs/platform/test/boot.int-spec.ts',
};

export function boundariesOf({ documents, reactions, internalRoutes, calls }: Described): Boundaries {
  return {
    routes: Object.entries(documents).flatMap(([provider, document]) => routesOf(provider, document)),
    calls,
    readings: reactions
      .map(({ service, handler, type }) => ({ consumer: service, provider: ownerOf(type), type, handler }))
      .filter(({ consumer, provider }) => consumer !== provider),
    events: CATALOGUE.filter((event) => newestOf(event.type) === event).map(({ type, service }) => ({
      type,
      provider: service,
    })),
    internalRoutes: internalRoutes.map(({ service, method, path }) => ({ provider: service, method, path })),
  };
}

export const ownerOf = (type: string): string => type.split('.')[0] ?? type;

interface Operation {
  operationId?: string;
  responses?: Record<string, { description?: string }>;
}

function routesOf(provider: string, { paths }: OpenApi): RouteBoundary[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(
      ([method, { operationId = '', responses = {} }]) => ({
        provider,
        operation: operationId,
        method: method.toUpperCase(),
        path,
        answers: Object.entries(responses).flatMap(([status, { description = '' }]) =>
          answersOf(Number(status), description),
        ),
      }),
    ),
  );
}

/** A response of a document names its codes in its description: `` `not_found`: Nothing is here ``. */
function answersOf(status: number, description: string): Answer[] {
  if (status < 400) return [{ status }];
  const codes = [...description.matchAll(/`([a-z0-9_]+)`:/g)].flatMap(([, code]) => code ?? []);
  // Without a code there is no telling whose answer it is: it needs a contract.
  if (codes.length === 0) return [{ status }];
  return codes.filter((code) => !(code in ENUMERATED)).map((code) => ({ status, code }));
}
