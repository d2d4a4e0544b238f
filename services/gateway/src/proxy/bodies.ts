import type { IncomingHttpHeaders } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { OdysseyError } from '@odyssey/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const MIB = 1_048_576;
/** JSON and everything else that is read as a whole before a service hears of it. */
const WHOLE_LIMIT = MIB;
/** The media limit, and room for the form around the file; the exact limit of a file is for media to say. */
const UPLOAD_LIMIT = 25 * MIB + 64 * 1024;

export class BodyTooLarge extends OdysseyError {
  override readonly name = 'BodyTooLarge';

  constructor(limit: number) {
    super('body_too_large', `At most ${Math.floor(limit / MIB)} MiB can be sent to this address.`, {
      // What follows of the body is not read: the connection cannot be used again.
      headers: { connection: 'close' },
    });
  }
}

/** Whether a form with a file comes: it may take long. */
export const isForm = (headers: IncomingHttpHeaders): boolean =>
  /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

const limitOf = (headers: IncomingHttpHeaders) => (isForm(headers) ? UPLOAD_LIMIT : WHOLE_LIMIT);

/** Whether a body comes, or may come, after the headers. */
export const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;

/** @throws BodyTooLarge when the caller announces more than may be sent, before a byte is read. */
export function refuseAnnounced(headers: IncomingHttpHeaders): void {
  const limit = limitOf(headers);
  if (Number(headers['content-length'] ?? 0) > limit) throw new BodyTooLarge(limit);
}

/**
 * Forms stream through, counted, where one is taken; all else is read first, so that a slow sender holds no connection to a service, nor
 * a place in it.
 * @param takesForms whether the address is one where a form with a file is taken
 */
export function readBodies(scope: FastifyInstance, takesForms: (request: FastifyRequest) => boolean): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    const streams = takesForms(request);
    const counted = new CountedBody(streams ? UPLOAD_LIMIT : WHOLE_LIMIT);
    // A sender that goes away must end the request to the service too. It is their fault, as Fastify says of other bodies.
    payload.once('error', (error) => counted.destroy(Object.assign(error, { statusCode: 400 })));
    // While it waits for a connection to the service nobody else would hear of it.
    counted.once('error', () => payload.unpipe(counted));
    payload.pipe(counted);
    if (streams) done(null, counted);
    else buffer(counted).then((body) => done(null, body), done);
  });
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: WHOLE_LIMIT }, (_request, body, done) =>
    done(null, body),
  );
}

/** Fastify's own words for a body over its limit, said as everywhere else. */
export function namedBodyError(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code === 'FST_ERR_CTP_BODY_TOO_LARGE'
    ? new BodyTooLarge(WHOLE_LIMIT)
    : error;
}

/** How the plug-in is told to send a body that was read: as the very bytes, under the type it came with. */
export function bodyOf({ body, headers }: Pick<FastifyRequest, 'body' | 'headers'>): {
  body?: Buffer;
  contentType?: string;
} {
  if (!Buffer.isBuffer(body)) return {};
  return { body, contentType: headers['content-type'] ?? 'application/octet-stream' };
}

/** Passes a body on while counting it: a chunked body announces nothing. */
class CountedBody extends Transform {
  private bytes = 0;

  constructor(private readonly limit: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length;
    if (this.bytes > this.limit) done(new BodyTooLarge(this.limit));
    else done(null, chunk);
  }
}
