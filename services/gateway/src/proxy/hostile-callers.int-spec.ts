import { afterEach, describe, expect, it } from '@jest/globals';
import { waitUntil } from '@odyssey/testing';
import { Proxies } from '../../test/proxies.ts';
import { head, RawClient } from '../../test/raw-client.ts';
import { answering, anUpstream, type RawAnswer, rawRequest } from '../../test/upstream.ts';

const proxies = new Proxies();
afterEach(() => proxies.closeAll());

const form = { 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' };
const aForm = (path: string) => head(`POST ${path}`, form);
const aCaller = async (url: string) => proxies.opened(await RawClient.to(url));

/** More than a service has places. */
const MANY = 300;
/** So many wait for a service that restarts. */
const MOST_WAITING = 500;

/** What was sent before has been heard by when this is answered. */
async function answeredAfter(url: string): Promise<void> {
  for (let after = 0; after < 5; after += 1) await rawRequest(url, '/v1/nowhere');
}

describe('a form where none is wanted', () => {
  it('arrives as it was sent', async () => {
    const service = proxies.opened(await anUpstream(answering(415, {})));
    const url = await proxies.listen(service.url, 20_000);
    const sent = { method: 'POST', headers: form, body: [Buffer.from('--x'), Buffer.from('--\r\n')] };
    expect((await rawRequest(url, '/v1/tasks', sent)).status).toBe(415);
    expect(service.seen).toEqual([
      expect.objectContaining({
        body: Buffer.from('--x--\r\n'),
        headers: expect.objectContaining({ 'content-type': form['content-type'], 'content-length': '7' }),
      }),
    ]);
  });

  it('may be as long as any other body', async () => {
    const service = proxies.opened(await anUpstream(answering(415, {})));
    const url = await proxies.listen(service.url, 20_000);
    const caller = await aCaller(url);
    caller.write(`${aForm('/v1/tasks')}100001\r\n${'x'.repeat(0x100001)}\r\n`);
    await caller.until('it is answered', () => caller.statuses.length === 1);
    expect([caller.statuses, service.seen]).toEqual([[413], []]);
  });
});

describe('a form that does not come', () => {
  it.each(['', '3\r\nabc\r\n'])(
    'takes nobody a place in a service that wants no forms (%j)',
    async (begun) => {
      const service = proxies.opened(await anUpstream(answering(200, {})));
      const url = await proxies.listen(service.url, 20_000);
      const silent = await Promise.all(Array.from({ length: MANY }, () => aCaller(url)));
      for (const one of silent) one.write(aForm('/v1/tasks') + begun);
      await answeredAfter(url);
      expect((await rawRequest(url, '/v1/tasks')).status).toBe(200);
    },
  );
});

/** Callers who have come to wait for a service that is away. */
async function waiting(url: string, count: number, sent: (nth: number) => string) {
  const callers = await Promise.all(Array.from({ length: count }, () => aCaller(url)));
  for (const [nth, one] of callers.entries()) one.write(sent(nth));
  await answeredAfter(url);
  return callers;
}

describe('who leaves while a service restarts', () => {
  it.each([
    // Over more than one service: each has places for half as many.
    ['who reads', (nth: number) => head(`GET /v1/${['tasks', 'memories', 'media'][nth % 3]}`)],
    ['who sends a form where none is wanted', () => `${aForm('/v1/tasks')}3\r\nabc\r\n`],
    ['who sends a form', () => `${aForm('/v1/media')}3\r\nabc\r\n`],
  ])('%s, leaves room for those who wait', async (_when, sent) => {
    const away = await anUpstream(answering(200, {}));
    await away.close();
    const url = await proxies.listen(away.url, 20_000, { restartMs: 20_000 });
    for (const one of await waiting(url, MOST_WAITING, sent)) await one.close();
    let next: Promise<RawAnswer> | undefined;
    await waitUntil(
      async () => {
        next = rawRequest(url, '/v1/goals');
        return (await Promise.race([next, answeredAfter(url)])) === undefined;
      },
      { within: 5_000, what: 'somebody else may wait' },
    );
    const port = Number(new URL(away.url).port);
    const back = proxies.opened(await anUpstream(answering(200, {}), undefined, port));
    expect((await next)?.status).toBe(200);
    expect(back.seen.map((one) => one.url)).toEqual(['/v1/goals']);
  });
});

describe('a service that answers before it has read a form', () => {
  it('is heard also by a caller who sends no more of it', async () => {
    const service = proxies.opened(
      await anUpstream((_incoming, response) => {
        response.writeHead(413, { 'content-type': 'application/json' });
        response.end('{}');
      }),
    );
    const url = await proxies.listen(service.url, 20_000);
    const caller = await aCaller(url);
    caller.write(`${aForm('/v1/media')}3\r\nabc\r\n`);
    await caller.until('it is answered', () => caller.statuses.length === 1);
    expect(caller.statuses).toEqual([413]);
    expect((await rawRequest(url, '/v1/tasks')).status).toBe(413);
  });
});
