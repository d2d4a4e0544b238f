import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Way } from './way.ts';

/** One client's connection through us to the server. */
interface Pipe {
  readonly client: Socket;
  readonly server: Socket;
  readonly there: Way;
  readonly back: Way;
  /** Nothing passes any more and nobody is told: the network forgot this connection. */
  frozen: boolean;
  /** The next answer is swallowed and the connection reset. */
  losing: boolean;
}

/**
 * A network that can be broken, between our processes and one server. Healthy, it passes on every byte; connections
 * are reset, frozen without a FIN, delayed, or lose what the server answers.
 */
export class TcpProxy {
  private readonly server: Server;
  private readonly pipes = new Set<Pipe>();
  private upstream = 0;
  private delayMs = 0;
  private deaf = false;
  private loses: ((request: Buffer) => boolean) | undefined;

  private constructor(server: Server) {
    this.server = server;
    server.on('connection', (client) => this.join(client));
  }

  static async listen(): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new TcpProxy(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Where the server is. */
  leadTo(port: number): void {
    this.upstream = port;
  }

  /** Resets every connection that still works; new ones are taken. What was forgotten stays forgotten. */
  reset(): void {
    for (const pipe of this.pipes) if (!pipe.frozen) cut(pipe);
  }

  /** Forgets every connection: neither side hears of it. New ones work. */
  freeze(): void {
    for (const pipe of this.pipes) {
      pipe.frozen = true;
      pipe.there.end();
      pipe.back.end();
    }
  }

  /** Every byte takes this long, in both directions. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** Requests arrive, answers do not. */
  dropAnswers(drop: boolean): void {
    this.deaf = drop;
    // What was swallowed is missing from these streams: nobody could read on.
    if (!drop) this.reset();
  }

  /** Swallows the answer to the next request of this kind and resets its connection: it was done, and nobody knows. */
  loseAnswerTo(request: (bytes: Buffer) => boolean): void {
    this.loses = request;
  }

  /** Whether an answer is still to be lost. */
  get waitsToLose(): boolean {
    return this.loses !== undefined || [...this.pipes].some(({ losing }) => losing);
  }

  heal(): void {
    this.delayMs = 0;
    this.loses = undefined;
    for (const pipe of this.pipes) pipe.losing = false;
    if (this.deaf) this.dropAnswers(false);
  }

  async close(): Promise<void> {
    for (const pipe of this.pipes) cut(pipe);
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket): void {
    const server = connect({ port: this.upstream, host: '127.0.0.1' });
    const pipe: Pipe = {
      client,
      server,
      there: new Way(server),
      back: new Way(client),
      frozen: false,
      losing: false,
    };
    this.pipes.add(pipe);
    client.on('data', (bytes) => this.request(pipe, bytes));
    server.on('data', (bytes) => this.answer(pipe, bytes));
    for (const [end, other] of [
      [client, server],
      [server, client],
    ] as const) {
      end.setNoDelay(true);
      end.on('error', () => end.destroy());
      end.on('end', () => !pipe.frozen && other.end());
      end.on('close', () => this.ended(pipe, other));
    }
  }

  private ended(pipe: Pipe, other: Socket): void {
    // A forgotten connection is not told that the other side has gone; it finds out by itself.
    if (!pipe.frozen) other.destroySoon();
    if (pipe.client.destroyed && pipe.server.destroyed) this.pipes.delete(pipe);
  }

  private request(pipe: Pipe, bytes: Buffer): void {
    if (pipe.frozen) return;
    if (this.loses?.(bytes)) {
      this.loses = undefined;
      pipe.losing = true;
    }
    pipe.there.send(bytes, this.delayMs);
  }

  private answer(pipe: Pipe, bytes: Buffer): void {
    if (pipe.frozen || this.deaf) return;
    if (pipe.losing) cut(pipe);
    else pipe.back.send(bytes, this.delayMs);
  }
}

function cut({ client, server }: Pipe): void {
  client.resetAndDestroy();
  server.resetAndDestroy();
}

/** A produce request: its key, 0, follows the length of the frame. */
export const isProduceRequest = (bytes: Buffer): boolean => bytes.length > 8 && bytes.readInt16BE(4) === 0;

export const isCommit = (bytes: Buffer): boolean => bytes.includes('COMMIT\0');
