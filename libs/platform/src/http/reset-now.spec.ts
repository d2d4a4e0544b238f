import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { resetNow } from './reset-now.ts';

let server: Server;
let here: Socket;
let there: Socket;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  there = connect((server.address() as AddressInfo).port, '127.0.0.1');
  [here] = (await once(server, 'connection')) as [Socket];
});
afterEach(() => {
  there.destroy();
  server.close();
});

describe('a connection that is reset', () => {
  it('fails at the other end, though not all of it was written', async () => {
    here.write(Buffer.alloc(32 * 1024 * 1024));
    resetNow(here);
    there.resume();
    const [error] = await once(there, 'error');
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('is closed without an error where it was just being ended', async () => {
    const closed = once(here, 'close');
    here.end();
    resetNow(here);
    expect(await closed).toEqual([false]);
  });
});
