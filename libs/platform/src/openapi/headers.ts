import type { Json } from './components.ts';

const header = (description: string, example: string) => ({
  description,
  schema: { type: 'string' },
  example,
});

/** What a conditional request, a part of a file or a new thing is answered with. */
export const ETAG = header('Stands for this state of it: send it back in If-Match or If-None-Match.', '"7"');
export const LOCATION = header('Where the new thing is.', '/v1/tasks/01890000-0000-7000-8000-000000000001');
export const CONTENT_RANGE = header('Which bytes these are, and of how many.', 'bytes 0-1023/146515');

/** draft-ietf-httpapi-ratelimit-headers: on every answer of a route that counts who calls. */
export const RATE_LIMIT = {
  RateLimit: header('How many requests are left, and for how many seconds.', '"read";r=599;t=60'),
  'RateLimit-Policy': header('How many requests a window of so many seconds has.', '"read";q=600;w=60'),
};

const RETRY_AFTER = header('After so many seconds it may go better.', '1');

/** What errors of a status always carry. */
export const PROBLEM_HEADERS: Readonly<Record<number, Json>> = {
  401: { 'WWW-Authenticate': header('How one shows who one is.', 'Bearer') },
  429: { 'Retry-After': RETRY_AFTER, ...RATE_LIMIT },
  503: { 'Retry-After': RETRY_AFTER },
};
