import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { waitUntil } from '@odyssey/testing';

/** A caller who keeps to no protocol: writes what it wants, and reads when it wants. */
export class RawClient {
  received = '';
  bytes = 0;
  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.bytes += chunk.length;
      if (this.received.length < 100_000) this.received += chunk.toString('latin1');
    });
    // How a connection ends is what is looked at, not an accident.
    socket.on('error', () => socket.destroy());
  }

  static async to(url: string, localAddress = '127.0.0.1'): Promise<RawClient> {
    const { hostname, port, protocol } = new URL(url);
    const place = { host: hostname, port: Number(port), localAddress };
    const isTls = protocol === 'https:';
    const socket = isTls ? connectTls(place) : connect(place);
    const client = new RawClient(socket);
    const open = isTls ? 'secureConnect' : 'connect';
    await new Promise<void>((resolve, reject) => socket.once(open, resolve).once('error', reject));
    return client;
  }

  write(text: string): void {
    this.socket.write(text);
  }

  get closed(): boolean {
    return this.socket.destroyed;
  }

  /** The status of each answer so far. */
  get statuses(): number[] {
    return [...this.received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  }

  /** @returns how long it took, in milliseconds */
  async until(what: string, true_: () => boolean, within = 5_000): Promise<number> {
    const started = performance.now();
    await waitUntil(() => true_(), { within, what });
    return performance.now() - started;
  }

  async close(): Promise<void> {
    this.socket.destroy();
  }
}

/** A request as text. */
export const head = (line: string, headers: Record<string, string> = {}): string =>
  [
    `${line} HTTP/1.1`,
    'host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');
