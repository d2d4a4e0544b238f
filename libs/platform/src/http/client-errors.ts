import { randomBytes } from 'node:crypto';
import { OdysseyError } from '@odyssey/contracts';
import { problemOf } from './problem.ts';
import { MOST_HEADER_BYTES } from './server-limits.ts';

/** The answer, as bytes, to what is not even HTTP: too early for a request to exist. */
export function badRequestBytes(error: { code?: string }, publicUrl: string): string {
  const detail =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? `The address and the headers are larger than ${MOST_HEADER_BYTES / 1024} KiB.`
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 'The request took too long to arrive.'
        : 'This is not a well-formed HTTP request.';
  const shown = new OdysseyError('malformed_request', detail);
  const traceId = randomBytes(16).toString('hex');
  const body = JSON.stringify(problemOf(shown, { publicUrl, path: '/', traceId }));
  return [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
