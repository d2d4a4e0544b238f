import type { ErrorCode } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { faultsOf } from '../../fuzz/spoils.ts';
import { addressOf, hasId, QUERIES } from '../../security/surface/needs.ts';
import type { Operation, Schema } from '../../security/surface/operations.ts';
import { sample, validBody } from '../../security/surface/values.ts';
import type { Asked } from './refusal.ts';

/** A request that must be refused, and how. */
export interface Wrong {
  what: string;
  operation: Operation;
  asked: Asked;
  /** Any of these. */
  codes: ErrorCode[];
  /** Of every field that is wrong. */
  pointers?: string[];
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Every way to be wrong that follows from the document of the route. @param token of somebody who may do everything */
export function wrongRequests(operation: Operation, token: string): Wrong[] {
  const { method, parameters, needsToken, body, form } = operation;
  const path = addressOf(operation, newId()).replaceAll(/\{\w+\}/g, 'nobody');
  // Such a query is read together with the path, and a forged one is refused first.
  const addressed = operation.path in QUERIES;
  const signed = { authorization: `Bearer ${token}`, 'if-match': '*' };
  const good = body
    ? { headers: { ...signed, ...JSON_TYPE }, body: JSON.stringify(validBody(operation)) }
    : {};
  const wrong = (what: string, codes: ErrorCode[], asked: Partial<Asked>, pointers?: string[]): Wrong => ({
    what,
    operation,
    codes,
    asked: { method, path, headers: signed, ...good, ...asked },
    ...(pointers ? { pointers } : {}),
  });
  const takes = (name: string) => parameters.some((one) => one.in === 'header' && one.name === name);
  return [
    ...(needsToken
      ? [
          wrong('without a token', ['unauthenticated'], { headers: { ...JSON_TYPE } }),
          wrong('with a token that is none', ['unauthenticated'], {
            headers: { ...JSON_TYPE, authorization: 'Bearer none' },
          }),
        ]
      : []),
    ...(hasId(operation)
      ? [
          wrong(
            'with an id that is none',
            addressed ? ['malformed_id', 'invalid_request'] : ['malformed_id'],
            {
              path: operation.path.replace(/\{\w+\}/, 'seven'),
            },
          ),
        ]
      : []),
    ...(takes('If-Match')
      ? [
          wrong('without If-Match', ['precondition_required'], {
            headers: { authorization: `Bearer ${token}`, ...JSON_TYPE },
          }),
        ]
      : []),
    ...(takes('Idempotency-Key') && !form
      ? [
          wrong('with a key that is none', ['malformed_request'], {
            headers: { ...signed, ...(body ? JSON_TYPE : {}), 'idempotency-key': 'two words' },
          }),
        ]
      : []),
    ...wrongQueries(operation, wrong),
    ...(body ? wrongBodies(body, signed, wrong) : []),
    ...(form
      ? [
          wrong('with JSON instead of a form', ['unsupported_media_type'], {
            headers: { ...signed, ...JSON_TYPE },
            body: '{}',
          }),
        ]
      : []),
  ];
}

type Make = (what: string, codes: ErrorCode[], asked: Partial<Asked>, pointers?: string[]) => Wrong;

function wrongQueries({ parameters, path }: Operation, wrong: Make): Wrong[] {
  // Links are signed as a whole: what is changed in them is a forged link.
  const queries = path.endsWith('/content') ? [] : parameters.filter((one) => one.in === 'query');
  if (queries.length === 0) return [];
  const at = path.replace(/\{\w+\}/, newId());
  const faulty = queries.flatMap(({ name, schema }) => {
    const text = faultsOf(schema).find(
      ({ value }) => typeof value === 'string' && value !== '' && value.length < 2000,
    );
    return text && name !== 'cursor' ? [[name, String(text.value)] as const] : [];
  });
  const query = new URLSearchParams(Object.fromEntries([...faulty, ['notThere', '1']]));
  const pointers = [...faulty.map(([name]) => `/${name}`), '/notThere'];
  const needed = queries
    .filter(({ required, name }) => required && name !== 'cursor')
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sample(schema, name)))}&`)
    .join('');
  return [
    wrong('with every parameter wrong', ['invalid_request'], { path: `${at}?${query}` }, pointers),
    ...(queries.some(({ name }) => name === 'cursor')
      ? [
          wrong(
            'with a cursor that is none',
            path === at ? ['malformed_cursor'] : ['malformed_cursor', 'not_found'],
            { path: `${at}?${needed}cursor=abc` },
          ),
        ]
      : []),
  ];
}

function wrongBodies(schema: Schema, signed: Record<string, string>, wrong: Make): Wrong[] {
  const headers = { ...signed, ...JSON_TYPE };
  const invalid = (what: string, body: unknown, pointers?: string[]) =>
    wrong(what, ['invalid_request'], { headers, body: JSON.stringify(body) }, pointers);
  const syntax = [
    wrong('with broken JSON', ['malformed_json'], { headers, body: '{"broken' }),
    wrong('with another type', ['unsupported_media_type'], {
      headers: { ...signed, 'content-type': 'text/csv' },
      body: 'a,b',
    }),
  ];
  const { properties = {}, required = [], oneOf, anyOf } = schema;
  // One of several forms: which of them is meant is not known, so only the shape of the answer is.
  if (oneOf ?? anyOf) return [...syntax, invalid('that is of no form', { 'not/there~': 1 })];
  const everyFieldWrong = Object.fromEntries([
    ...Object.entries(properties).map(([name, inner]) => [name, wrongValue(inner)]),
    ['not/there~', 1],
  ]);
  return [
    ...syntax,
    invalid('with every field wrong', everyFieldWrong, [
      ...Object.keys(properties).map((name) => `/${name}`),
      '/not~1there~0',
    ]),
    ...(required.length > 0
      ? [
          invalid(
            'with nothing',
            {},
            required.map((name) => `/${name}`),
          ),
        ]
      : []),
  ];
}

/** What no alternative takes: text where there are no words, a list where there is none. */
function wrongValue(schema: Schema): unknown {
  const [fault] = faultsOf(schema);
  return fault ? fault.value : [{ neither: true }];
}
