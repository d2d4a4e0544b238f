import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';

/** Of Java, as Kafka itself: it is there wherever Kafka is. */
const KEYTOOL = 'keytool';
const PASSWORD = 'only-for-this-test';

/** A door with TLS before a broker, whose certificate is of an authority of its own. */
export class TlsDoor {
  private readonly open = new Set<Socket>();
  /** What clients said to the broker, as it was before it was encrypted. */
  said = '';
  /** How many bytes the broker answered. */
  answered = 0;
  /** How many clients did not take the certificate. */
  refused = 0;

  private constructor(
    private readonly folder: string,
    private readonly server: Server,
    /** The authority's certificate, in PEM. */
    readonly ca: string,
  ) {}

  /** @param to the port of the broker on this machine, asked for at each connection: it may be known later. */
  static async open(to: () => number): Promise<TlsDoor> {
    const folder = mkdtempSync(join(tmpdir(), 'odyssey-tls-'));
    const store = join(folder, 'door.p12');
    const about = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', PASSWORD, '-alias', 'door'];
    const who = ['-dname', 'CN=door', '-ext', 'san=ip:127.0.0.1', '-validity', '2', '-keyalg', 'EC'];
    execFileSync(KEYTOOL, ['-genkeypair', ...about, ...who], { stdio: 'ignore' });
    const ca = execFileSync(KEYTOOL, ['-exportcert', '-rfc', ...about], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const server = createServer({ pfx: readFileSync(store), passphrase: PASSWORD }, (client) => {
      door.pass(client, connect(to(), '127.0.0.1'));
    });
    const door = new TlsDoor(folder, server, ca);
    server.on('tlsClientError', () => {
      door.refused += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return door;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private pass(client: Socket, broker: Socket): void {
    for (const one of [client, broker]) this.open.add(one.on('error', () => one.destroy()));
    client.on('data', (bytes: Buffer) => {
      this.said += bytes.toString('latin1');
    });
    broker.on('data', (bytes: Buffer) => {
      this.answered += bytes.length;
    });
    client.pipe(broker).pipe(client);
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
