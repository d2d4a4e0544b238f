import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TcpProxy } from './tcp-proxy.ts';

/** A server that says everything back, and a client that keeps what it hears. */
describe('a network that can be broken', () => {
  let server: Server;
  let proxy: TcpProxy;
  const clients: Socket[] = [];

  beforeEach(async () => {
    server = createServer((socket) => socket.on('error', () => {}).pipe(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    proxy = await TcpProxy.listen();
    proxy.leadTo((server.address() as AddressInfo).port);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    await proxy.close();
    await new Promise((resolve) => server.close(resolve));
  });

  async function join() {
    const socket = connect({ port: proxy.port, host: '127.0.0.1' });
    clients.push(socket);
    const heard: string[] = [];
    const ended = Promise.withResolvers<string>();
    socket.on('error', (error: NodeJS.ErrnoException) => ended.resolve(error.code ?? 'error'));
    socket.on('close', () => ended.resolve('closed'));
    const waiting: { text: string; resolve: () => void }[] = [];
    socket.on('data', (bytes) => {
      heard.push(String(bytes));
      for (const { text, resolve } of waiting) if (heard.join('').includes(text)) resolve();
    });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    return {
      heard: () => heard.join(''),
      say: (text: string) => void socket.write(text),
      hears: (text: string) => new Promise<void>((resolve) => waiting.push({ text, resolve })),
      ended: ended.promise,
    };
  }

  const echoed = async (client: Awaited<ReturnType<typeof join>>, text: string) => {
    const hears = client.hears(text);
    client.say(text);
    await hears;
  };

  it('passes everything on while it is whole', async () => {
    const client = await join();
    await echoed(client, 'one');
    await echoed(client, 'two');
    expect(client.heard()).toBe('onetwo');
  });

  it('resets connections, and takes new ones', async () => {
    const client = await join();
    await echoed(client, 'one');
    proxy.reset();
    expect(await client.ended).toBe('ECONNRESET');
    await echoed(await join(), 'again');
  });

  it('forgets connections without a word; what is said on them is lost, new ones work', async () => {
    const client = await join();
    await echoed(client, 'one');
    proxy.freeze();
    client.say('two');
    await echoed(await join(), 'new');
    proxy.reset();
    expect(client.heard()).toBe('one');
    expect(await Promise.race([client.ended, Promise.resolve('still open')])).toBe('still open');
  });

  it('delays, and keeps the order when the delay ends', async () => {
    const client = await join();
    await echoed(client, '0');
    proxy.delay(40);
    client.say('1');
    await echoed(await join(), 'other');
    proxy.delay(0);
    await echoed(client, '2');
    expect(client.heard()).toBe('012');
  });

  it('drops answers until it is healed, then resets: nobody could read on', async () => {
    const client = await join();
    await echoed(client, 'one');
    proxy.dropAnswers(true);
    client.say('two');
    proxy.heal();
    expect(await client.ended).toBe('ECONNRESET');
    expect(client.heard()).toBe('one');
  });

  it('refuses, and takes connections again at the same place', async () => {
    const client = await join();
    await echoed(client, 'one');
    await proxy.refuse();
    expect(await client.ended).toBe('ECONNRESET');
    const refused = connect({ port: proxy.port, host: '127.0.0.1' });
    expect(
      await new Promise((resolve) => refused.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code))),
    ).toBe('ECONNREFUSED');
    await proxy.takeAgain();
    await echoed(await join(), 'two');
  });

  it('vanishes: what was open is forgotten, new connections are neither taken nor refused until it is back', async () => {
    const before = await join();
    await echoed(before, 'one');
    await proxy.vanish();
    before.say('two');
    const trying = Array.from({ length: 3 }, () => join());
    const asIs = await Promise.race([...trying, before.ended, delay(300, 'nothing')]);
    expect([asIs, before.heard()]).toEqual(['nothing', 'one']);
    proxy.heal();
    await proxy.takeAgain();
    // The kernel asks again a second after its first try.
    await Promise.all((await Promise.all(trying)).map((client) => echoed(client, 'three')));
  });

  it('forgets a connection in hand: its next request arrives, the answer does not, new ones work', async () => {
    const arrived = new Promise<string>((resolve) =>
      server.on('connection', (socket) => socket.on('data', (bytes) => resolve(String(bytes)))),
    );
    const client = await join();
    proxy.freezeInHand();
    client.say('two');
    expect(await arrived).toBe('two');
    await echoed(await join(), 'new');
    proxy.heal();
    expect(client.heard()).toBe('');
    expect(await Promise.race([client.ended, Promise.resolve('still open')])).toBe('still open');
  });

  it('swallows: connections are taken and never answered, until it is healed', async () => {
    const before = await join();
    await echoed(before, 'one');
    proxy.swallow();
    const client = await join();
    client.say('two');
    before.say('two');
    proxy.heal();
    expect(await client.ended).toBe('ECONNRESET');
    expect([client.heard(), before.heard()]).toEqual(['', 'one']);
    await echoed(await join(), 'three');
  });

  it('breaks off in the middle of an answer', async () => {
    proxy.breakOffAfter(5);
    const client = await join();
    await echoed(client, 'one');
    client.say('two');
    expect(await client.ended).toBe('ECONNRESET');
    expect(client.heard()).toBe('onetw');
    proxy.heal();
    await echoed(await join(), 'a long answer');
  });

  it('falls silent in the middle of an answer', async () => {
    proxy.fallSilentAfter(5);
    const client = await join();
    await echoed(client, 'one');
    const hears = client.hears('onetw');
    client.say('two');
    await hears;
    client.say('three');
    proxy.heal();
    await echoed(await join(), 'a long answer');
    expect(client.heard()).toBe('onetw');
    expect(await Promise.race([client.ended, Promise.resolve('still open')])).toBe('still open');
  });

  it('loses the answer to one request of a kind, after it arrived', async () => {
    const arrived = new Promise<string>((resolve) =>
      server.on('connection', (socket) => socket.on('data', (bytes) => resolve(String(bytes)))),
    );
    const [client, other] = [await join(), await join()];
    proxy.loseAnswerTo((bytes) => bytes.includes('COMMIT'));
    client.say('COMMIT');
    expect(await arrived).toBe('COMMIT');
    expect(await client.ended).toBe('ECONNRESET');
    expect(proxy.waitsToLose).toBe(false);
    await echoed(other, 'COMMIT');
  });
});
