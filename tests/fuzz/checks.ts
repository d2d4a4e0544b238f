import { type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Schema } from '../security/surface/operations.ts';
import type { Sent } from './requests.ts';

export interface Got {
  status: number;
  headers: Headers;
  /** The JSON that it holds, when its type says JSON. */
  body?: unknown;
}

const ajv = new Ajv2020({ strict: false, allErrors: false, unicodeRegExp: true });
(formats as unknown as (one: Ajv2020) => void)(ajv);
const compiled = new WeakMap<Schema, ValidateFunction>();

/** What an answer breaks of what its document promises, or nothing. */
export function brokenPromise({ route, spoil }: Sent, got: Got): string | undefined {
  const { status, headers } = got;
  if (status >= 500 && status !== 503) return `answered ${status}`;
  const promised = route.promised[status];
  if (!promised) return `answered ${status}, which its document does not name`;
  if (spoil && status < 400) return `took a request with a fault (${spoil}): ${status}`;
  const missing = promised.headers.find((name) => !headers.has(name));
  if (missing) return `answered ${status} without the header ${missing}`;
  const types = Object.keys(promised.content);
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (types.length === 0) return type ? `answered ${status} with ${type}, and promised no body` : undefined;
  // A file has the type that it was uploaded with.
  const range = types.find(
    (one) => one === type || one === '*/*' || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))),
  );
  if (!range)
    return `answered ${status} with ${type || 'no content type'}, and promised ${types.join(' or ')}`;
  const schema = promised.content[range]?.schema;
  return schema && type.includes('json') ? misfit(schema, got.body) : undefined;
}

function misfit(schema: Schema, body: unknown): string | undefined {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (validate(body)) return undefined;
  const [error] = validate.errors ?? [];
  return `answered what its schema does not allow: ${error?.instancePath || 'the body'} ${error?.message}`;
}
