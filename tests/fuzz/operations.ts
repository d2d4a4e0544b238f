import type { Schema } from '../security/surface/operations.ts';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

/** What a document promises of one status. */
export interface Promised {
  /** Content types with the schema of the body; empty for an answer without one. */
  content: Record<string, { schema?: Schema }>;
  headers: string[];
}

/** One route, with all that its document says. */
export interface Route {
  /** `POST /v1/tasks` */
  name: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body?: { contentType: string; required: boolean; schema: Schema };
  promised: Record<string, Promised>;
}

interface Described {
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: Schema }> };
  responses: Record<string, { content?: Promised['content']; headers?: Record<string, unknown> }>;
}

/** Every route of an OpenAPI document, references resolved. */
export function routesOf(document: object): Route[] {
  const { paths } = resolved(document, document) as { paths: Record<string, Record<string, Described>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, described]) =>
      described.responses ? [routeOf(method.toUpperCase(), path, described)] : [],
    ),
  );
}

function routeOf(method: string, path: string, described: Described): Route {
  const [contentType, body] = Object.entries(described.requestBody?.content ?? {})[0] ?? [];
  return {
    name: `${method} ${path}`,
    method,
    path,
    parameters: described.parameters ?? [],
    ...(contentType
      ? {
          body: {
            contentType,
            required: described.requestBody?.required ?? false,
            schema: body?.schema ?? {},
          },
        }
      : {}),
    promised: Object.fromEntries(
      Object.entries(described.responses).map(([status, { content = {}, headers = {} }]) => [
        status,
        { content, headers: Object.keys(headers) },
      ]),
    ),
  };
}

function resolved(value: unknown, document: object): unknown {
  if (Array.isArray(value)) return value.map((one) => resolved(one, document));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref } = value as { $ref?: string };
  if ($ref) return resolved(named($ref, document), document);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner, document)]));
}

function named(reference: string, document: object): unknown {
  let found: unknown = document;
  for (const step of reference.replace('#/', '').split('/')) found = (found as Record<string, unknown>)[step];
  return found;
}
