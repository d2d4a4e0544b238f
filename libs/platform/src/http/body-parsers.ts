import type { FastifyInstance } from 'fastify';

const JSON_TYPES = ['application/json', 'application/merge-patch+json'];

/** JSON and merge patches; an empty body is no body, since clients send the content type with actions too. */
export function bodyParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  for (const type of JSON_TYPES) {
    fastify.addContentTypeParser(type, { parseAs: 'string' }, (request, body, done) => {
      if (body.length === 0) done(null, undefined);
      else void parse(request, body as string, done);
    });
  }
}
