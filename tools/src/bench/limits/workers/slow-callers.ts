import { connect, type Socket } from 'node:net';

/** A header that never ends: a byte every five seconds, a hundredth of the connections at a time, so that we ourselves are not held up. */
const TICK_MS = 50;
const TURNS = 100;
/** Connections from one network, of which none is one too many for the door. */
const A_NETWORK = 250;

/** Slow-loris: connections on which the headers never become whole. */
export class SlowCallers {
  private held: Socket[] = [];
  private dripping: NodeJS.Timeout | undefined;
  private readonly host: string;
  private readonly port: number;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.host = hostname;
    this.port = Number(port);
  }

  async hold(connections: number): Promise<void> {
    let tick = 0;
    this.dripping = setInterval(() => {
      tick += 1;
      for (let n = tick % TURNS; n < this.held.length; n += TURNS) this.held[n]?.write('x');
    }, TICK_MS);
    await Promise.all(Array.from({ length: connections }, (_, n) => this.open(n)));
  }

  letGo(): void {
    clearInterval(this.dripping);
    this.dripping = undefined;
    for (const socket of this.held.splice(0)) socket.destroy();
  }

  private async open(n: number): Promise<void> {
    const socket = connect({
      host: this.host,
      port: this.port,
      localAddress: `127.0.2.${1 + Math.floor(n / A_NETWORK)}`,
    });
    // The door closes it after its time, as it should.
    socket.on('error', () => socket.destroy());
    socket.resume();
    await new Promise<void>((resolve) => {
      socket.once('connect', resolve);
      socket.once('close', () => resolve());
    });
    socket.write('GET /v1/tasks HTTP/1.1\r\nhost: localhost\r\nx-slow: ');
    this.held.push(socket);
    socket.once('close', () => {
      this.held = this.held.filter((one) => one !== socket);
      if (this.dripping) void this.open(n);
    });
  }
}
