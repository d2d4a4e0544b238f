import type { ServerResponse } from 'node:http';
import { afterEach, expect, it } from '@jest/globals';
import { waitUntil } from '@odyssey/testing';
import { Proxies } from '../../test/proxies.ts';
import { anUpstream, rawRequest } from '../../test/upstream.ts';

const proxies = new Proxies();
afterEach(() => proxies.closeAll());

it('asks a service that answers 503 for less at once, and holds nobody up who wants another', async () => {
  const held: ServerResponse[] = [];
  const service = proxies.opened(
    await anUpstream((incoming, response) => {
      if (incoming.url === '/v1/tasks') held.push(response);
      else response.end('{}');
    }),
  );
  const door = await proxies.listen(service.url, 20_000);
  const ask = (count: number) => {
    const asked = Array.from({ length: count }, () => rawRequest(door, '/v1/tasks'));
    // When something else fails they are cut off, and that is no other failure.
    void Promise.allSettled(asked);
    return asked;
  };
  const all = async (count: number) => {
    await waitUntil(() => held.length === count, { within: 5_000, what: `${count} are under way` });
  };
  const first = ask(60);
  await all(60);
  held[0]?.writeHead(503, { 'retry-after': '1' }).end('{}');
  expect((await Promise.race(first)).status).toBe(503);
  const later = ask(10);
  expect((await rawRequest(door, '/v1/memories')).status).toBe(200);
  expect(held.length).toBe(60);
  for (const response of held.slice(1)) response.end('{}');
  const statuses = (await Promise.all(first)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(59);
  await all(70);
  for (const response of held.slice(60)) response.end('{}');
  await Promise.all(later);
});
