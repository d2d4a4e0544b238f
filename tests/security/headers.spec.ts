import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES } from '@odyssey/contracts';
import { newId } from '@odyssey/platform';
import { type SignedIn, signedInClient, stack, waitUntil } from '@odyssey/testing';
import { RawClient } from '../../services/gateway/test/raw-client.ts';

const doors = SERVICES.map((service) => [service, stack().url(service)] as const);

/** Writes the bytes and reads until the other side has closed. */
async function spoken(base: string, bytes: string): Promise<RawClient> {
  const client = await RawClient.to(base);
  client.write(bytes);
  await client.until('the other side to close', () => client.closed, 20_000);
  return client;
}

const HIDDEN = 'GET /livez?hidden HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
const post = (headers: string[], body: string) =>
  [
    'POST /v1/tasks HTTP/1.1',
    'host: x',
    'content-type: application/json',
    'connection: close',
    ...headers,
    '',
    body,
  ].join('\r\n');

/** Where a request ends and whom it is for is read in one way, or it is none: at the gateway and, past it, at each service. */
describe('a request that can be read in two ways', () => {
  const twoWays: readonly (readonly [string, string])[] = [
    ['two lengths', post(['content-length: 4', `content-length: ${HIDDEN.length}`], HIDDEN)],
    ['two lengths in one line', post([`content-length: 4, ${HIDDEN.length}`], HIDDEN)],
    ['a length and chunks', post(['content-length: 4', 'transfer-encoding: chunked'], `0\r\n\r\n${HIDDEN}`)],
    ['chunks and a length', post(['transfer-encoding: chunked', 'content-length: 4'], `0\r\n\r\n${HIDDEN}`)],
    ['chunks that are not the last', post(['transfer-encoding: chunked, identity'], `0\r\n\r\n${HIDDEN}`)],
    ['chunks of no known kind', post(['transfer-encoding: xchunked'], `0\r\n\r\n${HIDDEN}`)],
    ['a blank before the colon', post(['transfer-encoding : chunked'], `0\r\n\r\n${HIDDEN}`)],
    ['a vertical tab before chunked', post(['transfer-encoding:\x0bchunked'], `0\r\n\r\n${HIDDEN}`)],
    ['a length with a sign', post(['content-length: +4'], HIDDEN)],
    ['a length in hexadecimal', post(['content-length: 0x4'], HIDDEN)],
    ['a folded header', post(['x-a: b', ' content-length: 4'], HIDDEN)],
    ['a folded chunk header', post(['transfer-encoding:', ' chunked'], `0\r\n\r\n${HIDDEN}`)],
    ['a bare carriage return', post(['x-a: b\rcontent-length: 4'], HIDDEN)],
    ['NUL in a header', post(['x-a: b\0c'], HIDDEN)],
    ['a chunk size that is none', post(['transfer-encoding: chunked'], `g\r\n\r\n${HIDDEN}`)],
    ['a bare line feed', `GET /livez HTTP/1.1\nhost: x\n\n${HIDDEN}`],
    ['no host', `GET /livez HTTP/1.1\r\n\r\n${HIDDEN}`],
    ['a name with a blank', `GET /livez HTTP/1.1\r\nhost: x\r\nx a: b\r\n\r\n${HIDDEN}`],
  ];

  it.each(doors)('is refused, and what it hides is not answered: %s', async (_service, base) => {
    for (const [what, bytes] of twoWays) {
      const { statuses } = await spoken(base, bytes);
      expect({ what, statuses }).toEqual({ what, statuses: [400] });
    }
  });

  it.each(doors)('or has two hosts, of which nobody believes the second: %s', async (_service, base) => {
    const hosts = 'host: localhost\r\nhost: evil.example\r\nx-forwarded-host: evil.example';
    const path = base === stack().gateway ? '/v1/nothing' : '/nothing';
    const { received } = await spoken(base, `GET ${path} HTTP/1.1\r\n${hosts}\r\nconnection: close\r\n\r\n`);
    expect(received).not.toContain('evil.example');
  });
});

/** Words of people that reach a header of an answer. */
describe('an answer', () => {
  let ada: SignedIn;
  beforeAll(async () => {
    ada = await signedInClient(stack().gateway);
  });

  const WORDS = [
    'a\r\nset-cookie: stolen=1',
    'a\nx-injected: 1',
    '%0d%0aset-cookie:%20stolen=1',
    '%E5%98%8A%E5%98%8Dset-cookie:stolen=1',
    'a"; filename="evil.exe',
    'é“”;\u2028x',
  ];

  it('has no header that somebody wrote into a title, an address, a query or a condition', async () => {
    const faults: string[] = [];
    const look = (what: string, headers: Headers) => {
      for (const [name, value] of headers)
        if (/set-cookie|x-injected/.test(name) || /[\r\n]|stolen|evil\.exe/.test(value))
          faults.push(`${what}: ${name}: ${value}`);
    };
    for (const word of WORDS) {
      const made = await ada.client.post('/v1/tasks', { title: word });
      look(`title ${word}`, made.headers);
      const location = made.headers.get('location');
      if (made.status === 201) expect(location).toMatch(/^\/v1\/tasks\/[0-9a-f-]{36}$/);
      const encoded = encodeURIComponent(word);
      for (const path of [
        `/v1/tasks?q=${encoded}`,
        `/v1/tasks/${encoded}`,
        `/docs?${word.replaceAll(/[^\w%:=-]/g, '')}`,
        `/errors/${encoded}`,
        `/v1/${encoded}`,
      ])
        look(path, (await ada.client.get(path)).headers);
    }
    expect(faults).toEqual([]);
  });

  it('that is a download carries a name of ours, in one form that everybody reads alike', async () => {
    const { body } = await ada.client.post('/v1/privacy/exports', {});
    const path = `/v1/privacy/exports/${body.id}`;
    await waitUntil(async () => (await ada.client.get(path)).body.status === 'ready', {
      within: 30_000,
      what: 'the export',
    });
    const { headers } = await ada.client.get(`${path}/download`);
    // RFC 6266: a quoted string of plain ASCII needs no filename*, and hides nothing.
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="odyssey-export-\d{4}-\d\d-\d\d\.zip"$/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }, 40_000);
});

/** What a caller says of a request is in every line that tells of it. */
describe('a line of a log', () => {
  const lines = () =>
    readdirSync(join(dirname(process.env.ODYSSEY_TEST_STACK ?? ''), 'logs')).flatMap((name) =>
      readFileSync(join(dirname(process.env.ODYSSEY_TEST_STACK ?? ''), 'logs', name), 'utf8').split('\n'),
    );

  it.each(doors)(
    'is one line and says what we say, whatever the request calls itself: %s',
    async (_service, base) => {
      const mark = `forged${newId().replaceAll('-', '')}`;
      const forged = `","level":"error","msg":"${mark}"}`;
      for (const header of [
        'x-request-id',
        'traceparent',
        'tracestate',
        'user-agent',
        'x-forwarded-for',
        'accept-language',
      ])
        for (const value of [`a${forged}`, `a\\n{"msg":"${mark}"}`, `\x1b[2J${mark}`]) {
          const { statuses, received } = await spoken(
            base,
            `GET /v1/nothing/${encodeURIComponent(`\r\n${forged}`)} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${header}: ${value}\r\n\r\n`,
          );
          expect(statuses).toHaveLength(1);
          expect(received.split('\r\n\r\n')[0]).not.toContain(mark);
        }
      const told = lines().filter((line) => line.includes(mark));
      for (const line of told) {
        const read = JSON.parse(line) as Record<string, unknown>;
        expect(read.msg).not.toBe(mark);
        expect(read.reqId ?? read.requestId ?? '').not.toContain(mark);
      }
    },
  );
});
