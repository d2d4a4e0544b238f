import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { waitUntil } from '@odyssey/testing';
import { everyServiceAt, Proxies } from '../../test/proxies.ts';
import { anUpstream, rawRequest, type Upstream } from '../../test/upstream.ts';
import { type Asker, Silences } from './silences.ts';

const QUICK = { quiet: 150, ask: 150, look: 30, giveUp: 500 };
const soon = (what: string) => ({ within: 5_000, what });

const proxies = new Proxies();
afterEach(() => proxies.closeAll());

/** A service that answers what it is told to; the rest it takes and keeps. */
let service: Upstream;
let answers: (request: IncomingMessage) => boolean;
beforeEach(async () => {
  answers = () => false;
  service = proxies.opened(
    await anUpstream((request: IncomingMessage, response: ServerResponse) => {
      if (answers(request)) response.end('{}');
    }),
  );
});
const signsOfLife = () => service.seen.filter(({ url }) => url === '/livez').length;
const isLife = ({ url }: IncomingMessage) => url === '/livez';

const silent = (silences: Silences, name: Asker['service'] = 'goals') => {
  try {
    silences.refuse(name);
    return false;
  } catch (error) {
    expect(error).toMatchObject({ code: 'upstream_unavailable', headers: { 'retry-after': '2' } });
    return true;
  }
};
const anAsker = (): Asker => ({ service: 'goals', end: new AbortController() });
const watching = (url = service.url, patience = QUICK) =>
  proxies.opened(new Silences(everyServiceAt(url), patience));

describe('a service from which nothing comes', () => {
  it('is refused to everybody until it gives a sign of life, and who waited is given up', async () => {
    const silences = watching();
    const asker = anAsker();
    silences.sent(asker);
    await waitUntil(() => silent(silences), soon('it is known to be silent'));
    expect(silent(silences, 'auth')).toBe(false);
    await waitUntil(() => asker.end.signal.aborted, soon('who waited is given up'));
    expect(asker.end.signal.reason).toMatchObject({ code: 'upstream_timeout' });
    answers = isLife;
    await waitUntil(() => !silent(silences), soon('it is heard'));
  });

  it('is asked one question at a time', async () => {
    const silences = watching(service.url, { ...QUICK, ask: 20_000 });
    for (let n = 0; n < 5; n++) silences.sent(anAsker());
    await waitUntil(() => signsOfLife() > 0, soon('it is asked'));
    const askedAt = performance.now();
    for (let n = 0; n < 5; n++)
      silences.ended(anAsker(), Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' }));
    await waitUntil(() => performance.now() > askedAt + 10 * QUICK.look, soon('it was looked at ten times'));
    expect({ asked: signsOfLife(), known: silent(silences) }).toEqual({ asked: 1, known: false });
  });

  it('is not silent when it answered while this process itself stood still', async () => {
    const stillMs = 2 * QUICK.ask;
    answers = (request) => {
      if (signsOfLife() === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, stillMs);
      return isLife(request);
    };
    const silences = watching(service.url, { ...QUICK, giveUp: QUICK.quiet });
    const asker = anAsker();
    silences.sent(asker);
    await waitUntil(() => signsOfLife() > 1, soon('it is asked again'));
    expect([silent(silences), asker.end.signal.aborted]).toEqual([false, false]);
  });

  it('is slow and not silent as long as it lives: nobody is refused or given up', async () => {
    answers = isLife;
    const silences = watching(service.url, { ...QUICK, ask: 2_000 });
    const asker = anAsker();
    silences.sent(asker);
    const began = performance.now();
    await waitUntil(
      () => signsOfLife() >= 5 && performance.now() - began > 2 * QUICK.giveUp,
      soon('it was asked'),
    );
    expect([silent(silences), asker.end.signal.aborted]).toEqual([false, false]);
  });

  it('is asked at once when it does not take a connection', async () => {
    const silences = watching(service.url, { ...QUICK, quiet: 60_000 });
    const asker = anAsker();
    silences.sent(asker);
    silences.ended(asker, Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' }));
    await waitUntil(() => silent(silences), soon('it is known to be silent'));
  });

  it('is not silent when it refuses: it may be starting', async () => {
    const silences = watching();
    silences.sent(anAsker());
    await waitUntil(() => silent(silences), soon('it is known to be silent'));
    await service.close();
    await waitUntil(() => !silent(silences), soon('others wait for it'));
  });

  it('is not asked when nobody waits for it', async () => {
    const silences = watching();
    const asker = anAsker();
    silences.sent(asker);
    silences.ended(asker, new Error('the caller left'));
    const busy = anAsker();
    silences.sent({ ...busy, service: 'auth' });
    await waitUntil(() => silent(silences, 'auth'), soon('the other is known to be silent'));
    expect(silent(silences)).toBe(false);
  });
});

describe('the proxy, when a service falls silent', () => {
  it('gives up who waits, refuses the rest at once, keeps the streams that have begun, and heals', async () => {
    const pieces: ServerResponse[] = [];
    const streaming = proxies.opened(
      await anUpstream((request, response) => {
        if (request.url === '/v1/notifications/stream') pieces.push(response.writeHead(200));
        else if (answers(request)) response.end('{}');
        pieces.at(-1)?.write('.');
      }),
    );
    const gateway = await proxies.listen(streaming.url, 20_000, { silence: QUICK });
    const stream = await fetch(`${gateway}/v1/notifications/stream`);
    const first = await rawRequest(gateway, '/v1/notifications');
    expect([first.status, JSON.parse(first.body).code]).toEqual([503, 'upstream_timeout']);
    const sent = streaming.seen.filter(({ url }) => url !== '/livez').length;
    const body = { method: 'POST', body: [Buffer.from('{}')] };
    for (const path of ['/v1/notifications', '/v1/notification-preferences']) {
      const refused = await rawRequest(gateway, path, body);
      expect([refused.status, JSON.parse(refused.body).code]).toEqual([503, 'upstream_unavailable']);
      expect(refused.headers['retry-after']).toBe('2');
    }
    expect(streaming.seen.filter(({ url }) => url !== '/livez').length).toBe(sent);
    answers = () => true;
    await waitUntil(
      async () => (await rawRequest(gateway, '/v1/notifications')).status === 200,
      soon('it heals'),
    );
    pieces[0]?.end('the end');
    expect(await stream.text()).toMatch(/the end$/);
  });
});
