import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { OdysseyError } from '@odyssey/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readInput, readQuery } from './read-input.ts';
import { type ExpectedVersion, readIfMatch } from './versions.ts';

/**
 * Decorators for a route's parameters. Each checks by itself: a schema can not be left without its pipe, and the
 * API document is made from what they were given.
 */
export type InputData =
  | { in: 'body'; schema: z.ZodType }
  | { in: 'query'; schema: z.ZodObject }
  | { in: 'path'; name: string }
  | { in: 'path-name'; name: string }
  | { in: 'if-match' };

/** What a name in a path looks like. */
export const PATH_NAME = /^[a-z0-9]+(_[a-z0-9]+)*$/;

const request = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

const body = createParamDecorator((data: Extract<InputData, { in: 'body' }>, context: ExecutionContext) =>
  readInput(data.schema, request(context).body),
);
const query = createParamDecorator((data: Extract<InputData, { in: 'query' }>, context: ExecutionContext) =>
  readQuery(data.schema, request(context).query as Record<string, unknown>),
);
const id = createParamDecorator((data: Extract<InputData, { in: 'path' }>, context: ExecutionContext) => {
  const given = (request(context).params as Record<string, string | undefined>)[data.name] ?? '';
  const read = z.guid().safeParse(given);
  if (!read.success)
    throw new OdysseyError('malformed_id', `${JSON.stringify(given.slice(0, 100))} is not a uuid.`);
  return read.data.toLowerCase();
});
const pathName = createParamDecorator(
  (data: Extract<InputData, { in: 'path-name' }>, context: ExecutionContext) => {
    const given = (request(context).params as Record<string, string | undefined>)[data.name] ?? '';
    if (!PATH_NAME.test(given)) throw new OdysseyError('not_found', `There is no ${data.name} of this name.`);
    return given;
  },
);
const ifMatch = createParamDecorator(
  (_data: Extract<InputData, { in: 'if-match' }>, context: ExecutionContext): ExpectedVersion =>
    readIfMatch(request(context).headers['if-match']),
);

/** The body, read by the schema; unknown fields are refused. @throws invalid_request with a pointer for each faulty field. */
export const Input = (schema: z.ZodType) => body({ in: 'body', schema } satisfies InputData);
/** The query parameters, read by the schema. Use `z.coerce.number()` and `z.stringbool()`: they arrive as text. */
export const QueryOf = (schema: z.ZodObject) => query({ in: 'query', schema } satisfies InputData);
/** A uuid in the path. @throws malformed_id */
export const IdParam = (name: string) => id({ in: 'path', name } satisfies InputData);
/** A name in the path, such as an operator gives. @throws not_found when it cannot be one. */
export const NameParam = (name: string) => pathName({ in: 'path-name', name } satisfies InputData);
/** The version that the caller read, from If-Match. @throws precondition_required when it is missing. */
export const IfMatch = () => ifMatch({ in: 'if-match' } satisfies InputData);
