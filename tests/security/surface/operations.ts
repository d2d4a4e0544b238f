import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_SERVICES, type DataService } from '@odyssey/contracts';

/** As much of JSON Schema as the documents use; references are resolved. */
export interface Schema {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  additionalProperties?: Schema | boolean;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

/** One public route of one service. */
export interface Operation {
  service: DataService;
  method: string;
  path: string;
  /** `POST /v1/tasks` */
  name: string;
  /** False when anybody may call it. */
  needsToken: boolean;
  parameters: Parameter[];
  /** Has a JSON body of this schema. */
  body?: Schema;
  /** Has a multipart form of this schema. */
  form?: Schema;
  /** Every status that its document names. */
  statuses: number[];
  /** What it answers when all goes well, when that is JSON. */
  answer?: Schema;
}

interface Described {
  security: Record<string, unknown>[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every public route of every service, from the documents that the code generates: a new one cannot be forgotten. */
export function everyOperation(): Operation[] {
  return DATA_SERVICES.flatMap((service) => {
    const file = join(import.meta.dirname, `../../../contracts/http/${service}.json`);
    const document = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const { paths } = resolved(document, document) as { paths: Record<string, Record<string, Described>> };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => METHODS.includes(method))
        .map(([method, described]) => operationOf(service, method.toUpperCase(), path, described)),
    );
  });
}

function operationOf(service: DataService, method: string, path: string, described: Described): Operation {
  const { security, parameters = [], requestBody, responses } = described;
  const json = (content: Record<string, { schema: Schema }> = {}) =>
    Object.entries(content).find(([type]) => type.includes('json'))?.[1].schema;
  const fine = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const form = requestBody?.content['multipart/form-data']?.schema;
  const [body, answer] = [json(requestBody?.content), json(fine?.content)];
  return {
    service,
    method,
    path,
    name: `${method} ${path}`,
    needsToken: security.length > 0,
    parameters,
    ...(body ? { body } : {}),
    ...(form ? { form } : {}),
    ...(answer ? { answer } : {}),
    statuses: Object.keys(responses).map(Number),
  };
}

/** The document with each `$ref` replaced by what it names. */
function resolved(value: unknown, document: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((one) => resolved(one, document));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref } = value as { $ref?: string };
  if ($ref) return resolved(named($ref, document), document);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner, document)]));
}

function named(reference: string, document: Record<string, unknown>): unknown {
  let found: unknown = document;
  for (const step of reference.replace('#/', '').split('/')) found = (found as Record<string, unknown>)[step];
  return found;
}
