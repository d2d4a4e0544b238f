import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { resetNow } from '../../../libs/platform/src/http/reset-now.ts';
import { FullBacklog } from './full-backlog.ts';
import { Way } from './way.ts';

/** One client's connection through us to the server. */
interface Pipe {
  readonly client: Socket;
  readonly server: Socket;
  readonly there: Way;
  readonly back: Way;
  /** Nothing passes any more and nobody is told: the network forgot this connection. */
  frozen: boolean;
  /** Frozen as soon as one more request has passed. */
  lapsing: boolean;
  /** The next answer is swallowed and the connection reset. */
  losing: boolean;
  /** Bytes of answers so far. */
  answered: number;
}

/**
 * A network that can be broken, between our processes and one server. Healthy, it passes on every byte; connections
 * are reset, frozen without a FIN, delayed, or lose what the server answers.
 */
export class TcpProxy {
  readonly port: number;
  private readonly server: Server;
  private readonly pipes = new Set<Pipe>();
  private upstream = 0;
  private delayMs = 0;
  private deaf = false;
  /** Connections that were taken and lead nowhere, while there are to be such. */
  private unheard: Set<Socket> | undefined;
  /** Takes our place while nobody is to be there. */
  private vanished: FullBacklog | undefined;
  private answerBytes: number | undefined;
  private silentBytes: number | undefined;
  private loses: ((request: Buffer) => boolean) | undefined;

  private constructor(server: Server, port: number) {
    this.server = server;
    this.port = port;
    server.on('connection', (client) => this.join(client));
  }

  /** @param port one that was kept for us; without it any. Who means to `refuse` needs one that nobody else takes meanwhile. */
  static async listen(port = 0): Promise<TcpProxy> {
    const server = createServer();
    await listening(server, port);
    return new TcpProxy(server, (server.address() as AddressInfo).port);
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
    for (const pipe of this.pipes) forget(pipe);
  }

  /** Forgets every connection when its next request has passed: it is done, and neither side hears more. New ones work. */
  freezeInHand(): void {
    for (const pipe of this.pipes) pipe.lapsing = true;
  }

  /** Nobody is there, and nothing says so: connections are forgotten, new ones neither taken nor refused. */
  async vanish(): Promise<void> {
    this.freeze();
    this.server.close();
    this.vanished = await FullBacklog.on(this.port);
  }

  /** Nobody is there: every connection is reset, new ones are refused. */
  async refuse(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const pipe of this.pipes) cut(pipe);
    await closed;
  }

  /** Connections are taken and nothing is ever answered; those there were are forgotten. */
  swallow(): void {
    this.freeze();
    this.unheard ??= new Set();
  }

  /** Every connection is reset as soon as this many bytes have been answered on it. */
  breakOffAfter(bytes: number): void {
    this.reset();
    this.answerBytes = bytes;
  }

  /** Every connection is forgotten as soon as this many bytes have been answered on it. */
  fallSilentAfter(bytes: number): void {
    this.silentBytes = bytes;
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

  /** Works again, unless it refuses or has vanished: then `takeAgain`. */
  heal(): void {
    this.delayMs = 0;
    this.loses = undefined;
    for (const pipe of this.pipes) {
      pipe.losing = false;
      pipe.lapsing = false;
    }
    if (this.deaf) this.dropAnswers(false);
    for (const client of this.unheard ?? []) resetNow(client);
    this.unheard = undefined;
    this.answerBytes = undefined;
    this.silentBytes = undefined;
  }

  /** Ends `refuse` and `vanish`. */
  async takeAgain(): Promise<void> {
    await this.vanished?.end();
    this.vanished = undefined;
    if (!this.server.listening) await listening(this.server, this.port);
  }

  async close(): Promise<void> {
    this.heal();
    await this.vanished?.end();
    for (const pipe of this.pipes) cut(pipe);
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket): void {
    if (this.unheard) {
      this.leave(client, this.unheard);
      return;
    }
    const server = connect({ port: this.upstream, host: '127.0.0.1' });
    const pipe: Pipe = {
      client,
      server,
      there: new Way(server),
      back: new Way(client),
      frozen: false,
      lapsing: false,
      losing: false,
      answered: 0,
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

  private leave(client: Socket, unheard: Set<Socket>): void {
    unheard.add(client);
    client.on('error', () => client.destroy());
    client.on('close', () => unheard.delete(client));
    client.resume();
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
    if (!pipe.lapsing) return;
    pipe.frozen = true;
    pipe.back.end();
  }

  private answer(pipe: Pipe, bytes: Buffer): void {
    if (pipe.frozen || this.deaf) return;
    const left = (this.answerBytes ?? this.silentBytes ?? Number.POSITIVE_INFINITY) - pipe.answered;
    pipe.answered += bytes.length;
    if (pipe.losing) cut(pipe);
    else if (left > bytes.length) pipe.back.send(bytes, this.delayMs);
    else {
      const end = this.silentBytes === undefined ? cut : forget;
      pipe.client.write(bytes.subarray(0, Math.max(0, left)), () => end(pipe));
    }
  }
}

async function listening(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function forget(pipe: Pipe): void {
  pipe.frozen = true;
  pipe.there.end();
  pipe.back.end();
}

function cut({ client, server }: Pipe): void {
  resetNow(client);
  resetNow(server);
}

/** A produce request: its key, 0, follows the length of the frame. */
export const isProduceRequest = (bytes: Buffer): boolean => bytes.length > 8 && bytes.readInt16BE(4) === 0;

export const isCommit = (bytes: Buffer): boolean => bytes.includes('COMMIT\0');
