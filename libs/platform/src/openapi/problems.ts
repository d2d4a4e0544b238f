import { ERRORS, type ErrorCode } from '@odyssey/contracts';
import type { Json } from './components.ts';
import { PROBLEM_HEADERS } from './headers.ts';
import type { Route } from './routes.ts';

export const ProblemSchema = {
  type: 'object',
  description: 'What went wrong, after RFC 9457.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'traceId'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'A page about this code' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    traceId: { type: 'string' },
  },
};

/** Whether an Idempotency-Key makes a repetition safe. */
export const takesKey = ({ facts, method }: Route): boolean =>
  method === 'post' && facts.access[0]?.kind === 'scope' && !facts.toldOnce;

/** The error codes that a route can answer: those of its own, and those that follow from its decorators. */
export function failuresOf(route: Route): ErrorCode[] {
  const { facts, inputs } = route;
  const has = (place: string) => inputs.some((input) => input.in === place);
  const implied: [boolean, ErrorCode[]][] = [
    [facts.access[0]?.kind === 'scope', ['unauthenticated', 'insufficient_scope']],
    [facts.recentLogin, ['reauthentication_required']],
    [facts.access[0]?.kind === 'scope' && !facts.beforeSecondFactor, ['second_factor_required']],
    [has('path'), ['malformed_id', 'not_found']],
    [has('path-name'), ['not_found']],
    [has('if-match'), ['stale_version', 'precondition_required']],
    [has('body') || has('query'), ['invalid_request']],
    [inputs.some((input) => input.in === 'query' && 'cursor' in input.schema.shape), ['malformed_cursor']],
    [has('body'), ['malformed_json', 'body_too_large', 'unsupported_media_type']],
    [takesKey(route), ['malformed_request', 'idempotency_in_flight', 'idempotency_key_reused']],
    // The door counts every network, whatever it asks for.
    [true, ['rate_limited', 'service_unavailable']],
  ];
  return [
    ...new Set([...facts.fails, ...implied.filter(([applies]) => applies).flatMap(([, codes]) => codes)]),
  ];
}

/** One response for each status, naming the codes that it can carry, each with an example. */
export function problemResponses(codes: readonly ErrorCode[], path: string): Json {
  const byStatus = Map.groupBy(codes, (code) => ERRORS[code].status);
  const entries = [...byStatus].map(([status, ofStatus]) => [
    String(status),
    {
      description: ofStatus.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('; '),
      ...(status in PROBLEM_HEADERS ? { headers: PROBLEM_HEADERS[status] } : {}),
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          examples: Object.fromEntries(ofStatus.map((code) => [code, { value: exampleOf(code, path) }])),
        },
      },
    },
  ]);
  return Object.fromEntries(entries) as Json;
}

function exampleOf(code: ErrorCode, path: string): Json {
  const { status, title } = ERRORS[code];
  return {
    type: `https://odyssey.example.org/errors/${code}`,
    title,
    status,
    detail: `${title}.`,
    instance: path.replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000001'),
    code,
    ...(code === 'invalid_request'
      ? { errors: [{ pointer: '/title', code: 'too_small', detail: 'Say something.' }] }
      : {}),
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  };
}
