import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type KafkaSecurity, kafkaClient } from '../src/index.ts';
import { until } from './records.ts';

/** Of Java, as Kafka itself. */
const KEYTOOL = 'keytool';
const PASSWORD = 'only-for-this-test';
const folder = mkdtempSync(join(tmpdir(), 'odyssey-tls-'));
const open = new Set<Socket>();
let ca: string;
let door: Server;
/** What clients said to the broker, as it was before it was encrypted. */
let said = '';
/** How many bytes the broker answered. */
let answered = 0;

/** A door with TLS before the broker. Made by Java's own tool, which is there wherever Kafka is. */
beforeAll(async () => {
  const store = join(folder, 'door.p12');
  const about = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', PASSWORD, '-alias', 'door'];
  const who = ['-dname', 'CN=door', '-ext', 'san=ip:127.0.0.1', '-validity', '2', '-keyalg', 'EC'];
  execFileSync(KEYTOOL, ['-genkeypair', ...about, ...who], { stdio: 'ignore' });
  ca = execFileSync(KEYTOOL, ['-exportcert', '-rfc', ...about], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [host = '', port = ''] = (process.env.ODYSSEY_KAFKA_URL ?? '').split(',')[0]?.split(':') ?? [];
  door = createServer({ pfx: readFileSync(store), passphrase: PASSWORD }, (client) => {
    const broker = connect(Number(port), host);
    for (const one of [client, broker]) open.add(one.on('error', () => one.destroy()));
    client.on('data', (bytes: Buffer) => {
      said += bytes.toString('latin1');
    });
    broker.on('data', (bytes: Buffer) => {
      answered += bytes.length;
    });
    client.pipe(broker).pipe(client);
  });
  door.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
}, 60_000);
afterAll(async () => {
  for (const socket of open) socket.destroy();
  await new Promise((resolve) => door.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

/** Connects, until it is seen at the door that it goes as it should. */
async function asking(security: KafkaSecurity, seen: () => boolean): Promise<void> {
  said = '';
  answered = 0;
  const { port } = door.address() as AddressInfo;
  const { kafka, giveUp } = kafkaClient('tls-test', [`127.0.0.1:${port}`], security);
  const admin = kafka.admin();
  const connecting = admin.connect().catch(() => undefined);
  try {
    await until('the broker is asked as it should be', seen);
  } finally {
    giveUp();
    await connecting;
    await admin.disconnect();
  }
}

describe('brokers with TLS', () => {
  it('are spoken to when their certificate is of the authority that was named', async () => {
    await asking({ tls: { ca } }, () => answered > 0);
    expect(said).toContain('tls-test');
  });

  it('hear nothing when it is not', async () => {
    let refused = 0;
    door.on('tlsClientError', () => {
      refused += 1;
    });
    await asking({ tls: {} }, () => refused > 0);
    expect(said).toBe('');
  });

  it('are told a name and no password, where they ask for one by SCRAM', async () => {
    const login = { mechanism: 'scram-sha-512', username: 'goals', password: PASSWORD } as const;
    await asking({ tls: { ca }, login }, () => said.includes('SCRAM-SHA-512'));
    expect(said).not.toContain(PASSWORD);
  });
});
