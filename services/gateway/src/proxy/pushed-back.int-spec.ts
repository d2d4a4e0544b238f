import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { OVERLOADED } from '@odyssey/platform';
import { waitUntil } from '@odyssey/testing';
import { Proxies } from '../../test/proxies.ts';
import { anUpstream, rawRequest } from '../../test/upstream.ts';

const proxies = new Proxies();
afterEach(() => proxies.closeAll());

const QUICK = '/v1/tasks';
/** It waits for a model. */
const SLOW = '/v1/stories';
const refuse = (response: ServerResponse, mark = {}) =>
  response.writeHead(503, { 'retry-after': '1', ...mark }).end('{}');

/** A door whose clock stands still: no pause of this machine makes it forget. Its services hold what is posted until they are told. */
async function aDoor() {
  const held: ServerResponse[] = [];
  const service = proxies.opened(
    await anUpstream((incoming, response) => {
      if (incoming.method === 'POST') held.push(response);
      else response.end('{}');
    }),
  );
  const door = await proxies.listen(service.url, 20_000, { now: () => 0 });
  const json = { 'content-type': 'application/json' };
  const ask = (path: string, count: number) => {
    const asked = Array.from({ length: count }, () =>
      rawRequest(door, path, { method: 'POST', headers: json, body: [Buffer.from('{}')] }),
    );
    // When something else fails they are cut off, and that is no other failure.
    void Promise.allSettled(asked);
    return asked;
  };
  const underWay = (count: number) =>
    waitUntil(() => held.length === count, { within: 10_000, what: `${count} are under way` });
  return { held, ask, underWay, read: (path: string) => rawRequest(door, path) };
}

describe('a service', () => {
  it.each<[string, number, (response: ServerResponse) => void]>([
    ['has refused one because it is overloaded', 503, (response) => refuse(response, { [OVERLOADED]: '1' })],
    ['answers, but is crowded', 200, (response) => response.writeHead(200, { [OVERLOADED]: '1' }).end('{}')],
  ])(
    'that %s is asked for less at once, and holds nobody up who wants another',
    async (_what, status, tell) => {
      const { held, ask, underWay, read } = await aDoor();
      const first = ask(QUICK, 60);
      await underWay(60);
      for (const response of held.slice(0, 1)) tell(response);
      const told = await Promise.race(first);
      expect(told.status).toBe(status);
      expect(told.headers).not.toHaveProperty(OVERLOADED);
      // Nothing gets done: they wait at the door until it refuses them itself.
      const later = ask(QUICK, 10);
      expect((await read('/v1/memories')).status).toBe(200);
      const refusals = await Promise.all(later);
      expect(refusals.map((one) => [one.status, one.headers['retry-after']])).toEqual(
        Array(10).fill([503, '1']),
      );
      expect(held).toHaveLength(60);
      for (const response of held.slice(1)) response.end('{}');
      const statuses = (await Promise.all(first)).map((one) => one.status);
      expect(statuses.filter((one) => one === 200)).toHaveLength(status === 200 ? 60 : 59);
      const after = ask(QUICK, 10);
      await underWay(70);
      for (const response of held.slice(60)) response.end('{}');
      await Promise.all(after);
    },
  );

  it.each<[string, string, (response: ServerResponse) => void]>([
    ['for a reason of its own', QUICK, refuse],
    ['or rather nothing at all', QUICK, (response) => void response.destroy()],
    ['where it waits for others', SLOW, (response) => refuse(response, { [OVERLOADED]: '1' })],
  ])('that answers 503 %s is asked for as much as before', async (_what, path, answer) => {
    const { held, ask, underWay } = await aDoor();
    const first = ask(path, 60);
    await underWay(60);
    for (const response of held.slice(0, 1)) answer(response);
    expect((await Promise.race(first)).status).toBe(503);
    const later = ask(path, 10);
    await underWay(70);
    for (const response of held.slice(1)) response.end('{}');
    await Promise.all([...first, ...later]);
  });
});
