import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { OdysseyError } from '@odyssey/contracts';
import { problemOf } from './problem.ts';
import { MOST_HEADER_BYTES } from './server-limits.ts';

/** The answer, as bytes, to what is not even HTTP: too early for a request to exist. */
export function badRequestBytes(error: { code?: string }, publicUrl: string): string {
  const shown = named(error);
  const { status } = shown.def;
  const traceId = randomBytes(16).toString('hex');
  const body = JSON.stringify(problemOf(shown, { publicUrl, path: '/', traceId }));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

/** What Node's parser and its clock report, as codes of ours. */
function named({ code }: { code?: string }): OdysseyError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new OdysseyError(
        'headers_too_large',
        `The address and the headers are larger than ${MOST_HEADER_BYTES / 1024} KiB.`,
      );
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new OdysseyError('body_too_large', 'The extensions of a chunk are larger than 16 KiB.');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new OdysseyError('request_timeout', 'The request took too long to arrive.');
    default:
      return new OdysseyError('malformed_request', 'This is not a well-formed HTTP request.');
  }
}
