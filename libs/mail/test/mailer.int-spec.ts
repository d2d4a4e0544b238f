import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { failureOf, Mailer } from '@odyssey/mail';
import { newId } from '@odyssey/platform';
import { waitUntil } from '@odyssey/testing';
import { MailServer } from '@odyssey/testing/mail';

const aMail = () => ({
  id: newId(),
  to: { name: 'Ada', address: 'ada@example.org' },
  subject: 'x',
  text: 'x',
  html: 'x',
});
const mailerTo = (url: string) =>
  new Mailer({ smtp: { url, from: 'odyssey@example.org' }, publicUrl: 'http://localhost' });
const patience = () => AbortSignal.timeout(10_000);

describe('handing a mail over', () => {
  it.each([
    [451, 'mail_deferred', true],
    [550, 'mail_refused', false],
  ])('is told apart by what the server says: %i', async (answer, code, temporary) => {
    const server = await MailServer.start();
    server.refusals.push(answer);
    const error = await mailerTo(server.url)
      .send(aMail(), patience())
      .catch((refused: unknown) => refused);
    expect(failureOf(error)).toMatchObject({ code, temporary });
    await mailerTo(server.url).send(aMail(), patience());
    expect(server.to('ada@example.org')).toHaveLength(1);
    await server.stop();
  });

  it('says neither password nor mail to a server that does not encrypt, and is tried again', async () => {
    const server = await MailServer.start();
    // Another way to write this machine's address, so that it counts as another machine.
    const url = server.url.replace('127.0.0.1', '127.1');
    const error = await mailerTo(url)
      .send(aMail(), patience())
      .catch((refused: unknown) => refused);
    expect(failureOf(error)).toMatchObject({ code: 'mail_unreachable', temporary: true });
    expect(server.tries).toBe(0);
    await mailerTo(`${url}?requireTLS=false`).send(aMail(), patience());
    expect(server.tries).toBe(1);
    await server.stop();
  });

  it('ends with its deadline when the server says nothing, and so does its connection', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => sockets.delete(socket)).on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const mailer = mailerTo(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    const began = performance.now();
    await expect(mailer.send(aMail(), AbortSignal.timeout(300))).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(3_000);
    await waitUntil(() => sockets.size === 0, { within: 1_000, what: 'the connection is closed' });
    await new Promise((resolve) => silent.close(resolve));
  });
});
