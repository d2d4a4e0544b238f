import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestService } from '@odyssey/testing';
import { aGateway, closeAll, until } from './a-gateway.ts';
import { RawClient } from './raw-client.ts';
import { answering, anUpstream, type Upstream } from './upstream.ts';

let upstream: Upstream;
let door: TestService;
beforeAll(async () => {
  upstream = await anUpstream(answering(200, { ok: true }));
  door = await aGateway(upstream);
});
afterAll(async () => {
  await door.close();
  await upstream.close();
});
afterEach(closeAll);

const HIDDEN = 'GET /v1/auth/me HTTP/1.1\r\nhost: x\r\n\r\n';
const post = (headers: string[], body: string) =>
  ['POST /v1/tasks HTTP/1.1', 'host: x', 'content-type: application/json', ...headers, '', body].join('\r\n');

/** Where a request ends must be read alike by everybody on its way; where it can be read in two ways it is none. */
describe('a request that hides another', () => {
  it.each([
    ['two lengths', post(['content-length: 4', `content-length: ${HIDDEN.length}`], HIDDEN)],
    ['a length and chunks', post(['content-length: 4', 'transfer-encoding: chunked'], `0\r\n\r\n${HIDDEN}`)],
    [
      'chunks that are not the last coding',
      post(['transfer-encoding: chunked, identity'], `0\r\n\r\n${HIDDEN}`),
    ],
    ['a blank before the colon', post(['transfer-encoding : chunked'], `0\r\n\r\n${HIDDEN}`)],
    ['a length that is none', post(['content-length: +4'], HIDDEN)],
    ['a folded header', post(['x-a: b', ' content-length: 4'], HIDDEN)],
    ['a bare line feed', `GET /v1/tasks HTTP/1.1\nhost: x\n\n${HIDDEN}`],
  ])('by %s is refused, and no service hears of either', async (_what, bytes) => {
    const before = upstream.seen.length;
    const client = until(await RawClient.to(door.url));
    client.write(bytes);
    await client.until('it is answered', () => client.statuses.length > 0);
    expect(client.statuses[0]).toBe(400);
    expect(client.statuses).toHaveLength(1);
    expect(upstream.seen.slice(before).filter(({ url }) => url === '/v1/auth/me')).toEqual([]);
  });

  it('is not echoed by TRACE', async () => {
    const client = until(await RawClient.to(door.url));
    client.write('TRACE /v1/tasks HTTP/1.1\r\nhost: x\r\nauthorization: Bearer secret-of-somebody\r\n\r\n');
    await client.until('it is answered', () => client.statuses.length === 1);
    expect(client.statuses[0]).toBeGreaterThanOrEqual(400);
    expect(client.received).not.toContain('secret-of-somebody');
  });
});
