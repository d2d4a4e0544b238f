import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { sendFile } from './send-file.ts';

let folder: string;
let server: FastifyInstance;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'odyssey-sent-'));
  writeFileSync(join(folder, 'walk.txt'), 'By the river, then home.');
  server = fastify();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const walk = () => ({
  path: join(folder, 'walk.txt'),
  contentType: 'text/plain',
  etag: '"1"',
  cacheControl: 'no-store',
});

describe('a route that sends a file', () => {
  it('is over when its caller left before the file was opened', async () => {
    const over = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    server.get('/', async (request, reply) => {
      asked.resolve();
      await new Promise((resolve) => reply.raw.once('close', resolve));
      await sendFile(request, reply, walk());
      over.resolve();
      return reply;
    });
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    const caller = new AbortController();
    const asking = fetch(url, { signal: caller.signal });
    await asked.promise;
    caller.abort();
    await expect(asking).rejects.toThrow();
    await over.promise;
  });

  it('is over when its answer has begun', async () => {
    server.get('/', async (request, reply) => {
      await sendFile(request, reply, walk());
      return reply;
    });
    const { statusCode, body } = await server.inject({ method: 'GET', url: '/' });
    expect({ statusCode, body }).toEqual({ statusCode: 200, body: 'By the river, then home.' });
  });
});
