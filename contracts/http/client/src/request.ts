import { type Answer, etagOf } from './answer.ts';
import type { AnyInput } from './input.ts';
import type { Operation } from './operation.ts';

/** A request before it is sent, the same for each time that it is. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | undefined;
  /** Whether sending it twice does no more than sending it once. */
  readonly repeatable: boolean;
  /** Whether the session's access token goes with it. */
  readonly signed: boolean;
}

/** @throws TypeError when the address misses a value. */
export function outgoing(baseUrl: string, operation: Operation, input: AnyInput): Outgoing {
  const { method, open = false } = operation;
  const headers = lowerCase(input.headers ?? {});
  const key = keyOf(operation, input.idempotencyKey ?? headers['idempotency-key']);
  return {
    method,
    url: `${baseUrl}${addressOf(operation.path, input.path)}${queryOf(input.query)}`,
    headers: {
      accept: accepted(operation),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(input.ifMatch !== undefined && { 'if-match': etagOf(input.ifMatch) }),
      ...conditionOf(input.ifNoneMatch),
      // A form's content type has a boundary that only fetch knows.
      ...(input.body !== undefined &&
        !isForm(operation) && { 'content-type': operation.body ?? 'application/json' }),
      ...headers,
    },
    body: bodyOf(operation, input.body),
    repeatable: method === 'GET' || method === 'PUT' || key !== undefined,
    signed: !open && headers.authorization === undefined,
  };
}

const accepted = ({ answer }: Operation) =>
  answer?.includes('json') || !answer ? 'application/json' : `${answer}, application/problem+json`;

/** An unsafe call has a key whether its caller thinks of it or not: only so it can be repeated when an answer is lost. */
const keyOf = ({ idempotencyKey }: Operation, given: string | undefined) =>
  given ?? (idempotencyKey ? newKey() : undefined);

/** Not `randomUUID`: browsers have it on secure pages only, and a house may be reached over plain http. */
const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function addressOf(path: string, values: AnyInput['path'] = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    // An empty one would be another route: the list instead of the thing.
    if (value === undefined || value === '') throw new TypeError(`${path} needs a value for "${name}"`);
    return encodeURIComponent(String(value));
  });
}

function queryOf(query: AnyInput['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) search.append(name, String(one));
  }
  return search.size > 0 ? `?${search}` : '';
}

const conditionOf = (former: Answer<unknown> | undefined): Record<string, string> =>
  former?.etag === undefined ? {} : { 'if-none-match': former.etag };

const isForm = ({ body }: Operation) => body === 'multipart/form-data';

function bodyOf(operation: Operation, body: unknown): string | FormData | undefined {
  if (body === undefined) return undefined;
  if (!isForm(operation)) return JSON.stringify(body);
  if (body instanceof FormData) return body;
  const form = new FormData();
  for (const [name, value] of Object.entries(body as object)) {
    if (value instanceof Blob) form.append(name, value);
    else if (value !== undefined && value !== null) form.append(name, String(value));
  }
  return form;
}

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
