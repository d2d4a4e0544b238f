import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  userId: string;
  query: string;
  budget: number;
}

/** Stands for auth's token route and memory's context route, each person with memories of their own. */
export class MemoryServer implements AsyncDisposable {
  readonly asked: Asked[] = [];
  url = '';
  /** Hangs instead of answering. */
  away = false;
  private readonly memories = new Map<string, { id: string; content: string }[]>();
  private readonly server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (this.away) return;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(this.answer(request.url ?? '', body)));
    });
  });

  static async start(): Promise<MemoryServer> {
    const started = new MemoryServer();
    started.server.listen(0, '127.0.0.1');
    await once(started.server, 'listening');
    started.url = `http://127.0.0.1:${(started.server.address() as AddressInfo).port}`;
    return started;
  }

  remember(userId: string, ...memories: { id: string; content: string }[]): void {
    this.memories.set(userId, [...(this.memories.get(userId) ?? []), ...memories]);
  }

  /** Environment of a service that is to find its peers here. */
  get env(): Record<string, string> {
    return { ODYSSEY_AUTH_URL: this.url, ODYSSEY_MEMORY_URL: this.url };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(path: string, body: unknown): unknown {
    if (path === '/internal/service-tokens') return { accessToken: 'a token', expiresIn: 300 };
    const asked = body as Asked;
    this.asked.push(asked);
    return { items: (this.memories.get(asked.userId) ?? []).map((memory) => ({ memory, score: 1 })) };
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text === '' ? undefined : JSON.parse(text);
}
