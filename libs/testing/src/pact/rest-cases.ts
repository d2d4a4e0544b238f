import type { RestCase } from './rest-suite.ts';

/** An id that belongs to nobody. */
export const NOBODYS_ID = '01890000-0000-7000-8000-00000000dead';

/** One of the things that a service has routes for: how its operations are named, and which state makes one. */
export interface Resource<State extends string> {
  /** As the `operationId`s begin: `Tasks`. */
  readonly name: string;
  /** The state in which one is there; its values hold the id and the ETag, and these texts name them. */
  readonly given: State;
  readonly id: string;
  readonly etag: string;
}

type Cases<State extends string> = RestCase<State>[];

/** Nothing there with this id, and an id that is none. */
export function missing<State extends string>(
  operation: string,
  given: State,
  more: Pick<RestCase, 'body' | 'headers' | 'query'> = {},
): Cases<State> {
  return [
    { operation, status: 404, code: 'not_found', given, path: { id: NOBODYS_ID }, ...more },
    { operation, status: 400, code: 'malformed_id', given, path: { id: 'seven' }, ...more },
  ];
}

export function found<State extends string>(
  { name, given, id, etag }: Resource<State>,
  operation = `${name}_find`,
): Cases<State> {
  return [
    { operation, status: 200, given, path: { id } },
    { operation, status: 304, given, path: { id }, headers: { 'if-none-match': etag } },
    ...missing(operation, given),
  ];
}

/** @param invalid a body that breaks a rule of the fields. */
export function updated<State extends string>(
  { name, given, id, etag }: Resource<State>,
  body: unknown,
  invalid: unknown,
  operation = `${name}_update`,
): Cases<State> {
  const path = { id };
  const headers = { 'if-match': etag };
  return [
    { operation, status: 200, given, path, headers, body },
    { operation, status: 422, code: 'invalid_request', given, path, headers, body: invalid },
    { operation, status: 412, code: 'stale_version', given, path, headers: { 'if-match': '"999"' }, body },
    ...missing(operation, given, { headers: { 'if-match': '*' }, body }),
  ];
}

export function removed<State extends string>(
  { name, given, id, etag }: Resource<State>,
  operation = `${name}_remove`,
): Cases<State> {
  return [
    { operation, status: 204, given, path: { id }, headers: { 'if-match': etag } },
    { operation, status: 412, code: 'stale_version', given, path: { id }, headers: { 'if-match': '"999"' } },
    ...missing(operation, given, { headers: { 'if-match': '*' } }),
  ];
}

export function created<State extends string>(
  operation: string,
  given: State,
  body: unknown,
  invalid: unknown,
): Cases<State> {
  return [
    { operation, status: 201, given, body },
    { operation, status: 422, code: 'invalid_request', given, body: invalid },
  ];
}

/** A page, and a query that no page answers. */
export function listed<State extends string>(operation: string, given: State): Cases<State> {
  return [
    { operation, status: 200, given, query: { limit: '10' } },
    { operation, status: 422, code: 'invalid_request', given, query: { limit: '0' } },
  ];
}
