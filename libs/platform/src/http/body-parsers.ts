import { OdysseyError } from '@odyssey/contracts';
import type { FastifyInstance } from 'fastify';
import { nestsDeeper } from './nesting.ts';

const JSON_TYPES = ['application/json', 'application/merge-patch+json'];
/** No body of ours has more than five. */
const MOST_LEVELS = 64;

/** JSON and merge patches; an empty body is no body, since clients send the content type with actions too. */
export function bodyParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  for (const type of JSON_TYPES) {
    fastify.addContentTypeParser(type, { parseAs: 'string' }, (request, body, done) => {
      if (body.length === 0) done(null, undefined);
      else if (nestsDeeper(body as string, MOST_LEVELS)) done(tooDeep());
      else void parse(request, body as string, done);
    });
  }
}

const tooDeep = () =>
  new OdysseyError(
    'malformed_json',
    `The body has more than ${MOST_LEVELS} lists and objects within each other.`,
  );
