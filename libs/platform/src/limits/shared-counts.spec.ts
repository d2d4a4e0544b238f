import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { waitUntil } from '@odyssey/testing';
import { Redis } from 'ioredis';
import { SharedCounts } from './shared-counts.ts';

/** A Redis that says of itself that it is ready, and answers nothing that it is asked to count. */
async function silentRedis() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => sockets.delete(socket));
    socket.on('data', (data) => {
      for (const [, command] of String(data).matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g))
        if (command?.toLowerCase() === 'info') socket.write('$9\r\nloading:0\r\n');
        else if (command?.toLowerCase() === 'client') socket.write('+OK\r\n');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

afterEach(() => void jest.restoreAllMocks());

describe('counts in a Redis that falls silent', () => {
  it('are given up by all who wait, and its connection is left once', async () => {
    const redis = await silentRedis();
    const counts = new SharedCounts(redis.url, 60_000);
    const connected = jest.spyOn(Redis.prototype, 'emit');
    const left = jest.spyOn(Redis.prototype, 'disconnect');
    try {
      counts.start();
      const ready = () => connected.mock.calls.filter(([what]) => what === 'ready').length;
      await waitUntil(() => ready() === 1, { within: 5_000, what: 'a connection' });
      const asked = Array.from({ length: 30 }, (_, n) => counts.add([{ key: `limit:${n}`, cost: 1 }]));
      expect(new Set(await Promise.all(asked))).toEqual(new Set([undefined]));
      expect(left.mock.calls).toEqual([[true]]);
      await waitUntil(() => ready() === 2, { within: 5_000, what: 'a new connection' });
      await counts.add([{ key: 'limit:again', cost: 1 }]);
      expect(left.mock.calls).toEqual([[true], [true]]);
    } finally {
      counts.close();
      await redis.close();
    }
  });
});
