import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type Server, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type KeyPair, TestAuthority, waitUntil } from '@odyssey/testing';
import { RenewedCertificate } from './renewed-certificate.ts';
import { tlsOptions } from './tls-options.ts';

const authority = new TestAuthority();
let folder: string;
let server: Server;
let certificate: RenewedCertificate;
let told: { infos: string[]; errors: string[] };
let ends: Date[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'odyssey-certificate-'));
  write(authority.issue('127.0.0.1', 'first'));
  const files = { certFile: join(folder, 'cert'), keyFile: join(folder, 'key') };
  server = createServer(tlsOptions(files), (socket) => socket.pipe(socket));
  told = { infos: [], errors: [] };
  ends = [];
  const log = {
    info: (line: string) => void told.infos.push(line),
    error: (line: string) => void told.errors.push(line),
  };
  certificate = new RenewedCertificate(server, files, log as never, (end) => ends.push(end));
  await certificate.follow(20);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  certificate.end();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As a whole, each of the two. */
function write({ cert, key }: Partial<KeyPair>): void {
  for (const [name, text] of Object.entries({ cert, key })) {
    if (text === undefined) continue;
    writeFileSync(join(folder, 'next'), text);
    renameSync(join(folder, 'next'), join(folder, name));
  }
}

async function caller(): Promise<TLSSocket> {
  const { port } = server.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1', ca: authority.cert });
  await once(socket, 'secureConnect');
  return socket;
}

/** The name in the certificate that a new connection is shown. */
async function shown(): Promise<string | undefined> {
  const socket = await caller();
  const { subjectaltname } = socket.getPeerCertificate();
  socket.destroy();
  return /DNS:(\w+)/.exec(subjectaltname ?? '')?.[1];
}

const soon = (what: string) => ({ within: 5_000, what });

describe('a certificate that is renewed', () => {
  it('is shown to new connections, and those that are open go on', async () => {
    expect(await shown()).toBe('first');
    const open = await caller();
    const second = authority.issue('127.0.0.1', 'second');
    write(second);
    await waitUntil(async () => (await shown()) === 'second', soon('it is shown'));
    expect(ends).toHaveLength(2);
    expect(ends.at(-1)).toEqual(new X509Certificate(second.cert).validToDate);
    open.write('still here');
    expect(String((await once(open, 'data'))[0])).toBe('still here');
    open.destroy();
    expect(told).toEqual({
      infos: [expect.stringContaining('DNS:first'), expect.stringContaining('DNS:second')],
      errors: [],
    });
  });

  it.each([
    ['broken', () => write({ cert: 'no certificate' }), 'ODYSSEY_TLS_CERT_FILE: the file has to hold'],
    [
      'without its key',
      () => write({ cert: authority.issue('other').cert }),
      'ODYSSEY_TLS_KEY_FILE: this is not',
    ],
    ['gone', () => rmSync(join(folder, 'cert')), 'ENOENT'],
  ])('and %s is told of once, and leaves the one before', async (_how, spoil, why) => {
    spoil();
    await waitUntil(() => told.errors.length > 0, soon('it is told'));
    expect(await shown()).toBe('first');
    const next = authority.issue('127.0.0.1', 'second');
    write(next);
    await waitUntil(async () => (await shown()) === 'second', soon('the one that can be used is shown'));
    expect(told.errors).toEqual([
      expect.stringMatching(
        new RegExp(`^the renewed certificate cannot be used, the one before it still is: .*${why}`),
      ),
      // Both files are not there at once.
      ...told.errors.slice(1),
    ]);
    expect(new Set(told.errors).size).toBe(told.errors.length);
  });
});
