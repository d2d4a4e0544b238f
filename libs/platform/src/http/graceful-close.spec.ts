import { connect } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { waitUntil } from '@odyssey/testing';
import Fastify from 'fastify';
import { closeGracefully } from './graceful-close.ts';

const HELLO = ': connected\n\n';
const POST = 'POST /events HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\n\r\n';
const soon = (what: string) => ({ within: 5_000, what });

const open: { close(): Promise<unknown> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

/** Passes on what `answer` gives as an event stream. */
async function serving(answer: () => Readable | Promise<Readable>) {
  const fastify = Fastify({ return503OnClosing: false });
  const draining = closeGracefully(fastify);
  let asked = 0;
  fastify.route({
    method: ['GET', 'POST'],
    url: '/events',
    handler: async (_request, reply) => {
      asked += 1;
      return reply.type('text/event-stream; charset=utf-8').send(await answer());
    },
  });
  const url = `${await fastify.listen({ port: 0, host: '127.0.0.1' })}/events`;
  open.push({
    close: async () => {
      fastify.server.closeAllConnections();
      await fastify.close();
    },
  });
  return { fastify, draining, url, asked: () => asked };
}

function aStream() {
  const stream = new PassThrough();
  stream.write(HELLO);
  return stream;
}

/** @returns what came, and whether it was whole. */
async function readTo(url: string, init: RequestInit): Promise<string> {
  let text = '';
  try {
    for await (const bytes of (await fetch(url, init)).body ?? []) text += Buffer.from(bytes).toString();
    return `${text}whole`;
  } catch {
    return `${text}cut`;
  }
}

/** @returns how long it took, in milliseconds. */
async function msOf(ended: Promise<unknown>): Promise<number> {
  const began = performance.now();
  await ended;
  return performance.now() - began;
}

describe('an end while a request is on its way', () => {
  it('is answered when it is there already, though this process has not read it yet', async () => {
    const { fastify, url, draining } = await serving(() => Readable.from([HELLO]));
    const { port } = new URL(url);
    const client = connect(Number(port), '127.0.0.1');
    let text = '';
    client.setEncoding('utf8').on('data', (bytes: string) => {
      text += bytes;
    });
    client.write(POST);
    await waitUntil(() => text.endsWith('0\r\n\r\n'), soon('the first answer'));
    text = '';
    draining.begin();
    client.write(POST);
    await fastify.close();
    await waitUntil(() => text.endsWith('0\r\n\r\n'), soon('the last answer'));
    expect(text).toMatch(/^HTTP\/1\.1 200 .*connection: close/is);
  });
});

describe('an end while an answer is on its way', () => {
  it('is late for who reads slowly, and loses nothing of it', async () => {
    const whole = Buffer.alloc(20_000_000, 'x');
    const { fastify, url } = await serving(() => Readable.from([whole]));
    const { port } = new URL(url);
    const client = connect(Number(port), '127.0.0.1').pause();
    client.write(POST);
    const closed = fastify.close();
    await waitUntil(() => !fastify.server.listening, soon('it closes'));
    client.resume();
    let bytes = 0;
    for await (const chunk of client) bytes += (chunk as Buffer).length;
    expect(bytes).toBeGreaterThan(whole.length);
    await closed;
  });
});

describe('an end while an event stream is under way', () => {
  it('cuts one that is read: its reader opens another', async () => {
    const { fastify, url } = await serving(aStream);
    const answer = await fetch(url);
    const ended = answer.text().catch(() => 'cut');
    expect(await msOf(fastify.close())).toBeLessThan(4_000);
    expect(await ended).toBe('cut');
  });

  it('lets one that answers a POST come to its own end: asking again would do it twice', async () => {
    const stream = aStream();
    const { fastify, url } = await serving(() => stream);
    const answer = await fetch(url, { method: 'POST' });
    const ended = answer.text().catch(() => 'cut');
    const closed = fastify.close();
    await waitUntil(() => !fastify.server.listening, soon('it closes'));
    stream.end('event: done\n\n');
    expect(await ended).toBe(`${HELLO}event: done\n\n`);
    await closed;
  });

  it('cuts one that begins only then', async () => {
    const begun = Promise.withResolvers<Readable>();
    const { fastify, url, asked } = await serving(() => begun.promise);
    const ended = readTo(url, {});
    await waitUntil(() => asked() === 1, soon('it is asked for'));
    const closed = msOf(fastify.close());
    await waitUntil(() => !fastify.server.listening, soon('it closes'));
    begun.resolve(aStream());
    expect(await closed).toBeLessThan(4_000);
    expect(await ended).toMatch(/cut$/);
  });
});

describe('an end while a request hangs', () => {
  it('cuts it in time for what is to end after it', async () => {
    const { fastify, draining, url, asked } = await serving(() => new Promise<never>(() => {}));
    const ended = readTo(url, { method: 'POST' });
    await waitUntil(() => asked() === 1, soon('it is asked for'));
    draining.endsWithin(1_500);
    const ms = await msOf(fastify.close());
    expect(ms).toBeGreaterThan(900);
    expect(ms).toBeLessThan(1_500);
    expect(await ended).toBe('cut');
  });
});
