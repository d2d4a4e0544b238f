import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const HTML = '<!doctype html><body><script type="module" src="/page.js"></script></body>';

/** The server of an app: its one page under every address, and behind the same origin the API. */
export class AppServer implements AsyncDisposable {
  /** Of the API, known when it has been started. */
  api = '';

  private constructor(
    private readonly server: Server,
    private readonly script: string,
  ) {}

  static async start(script: string): Promise<AppServer> {
    const server = createServer();
    const started = new AppServer(server, script);
    server.on('request', (request, response) => void started.serve(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return started;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (path === '/page.js') return void answer(response, 200, 'text/javascript', this.script);
    if (!path.startsWith('/v1/')) return void answer(response, 200, 'text/html', HTML);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { authorization, 'content-type': contentType } = request.headers;
    const answered = await fetch(this.api + path, {
      method: request.method ?? 'GET',
      headers: {
        ...(authorization && { authorization }),
        ...(contentType && { 'content-type': contentType }),
      },
      ...(parts.length > 0 && { body: Buffer.concat(parts) }),
    });
    answer(response, answered.status, answered.headers.get('content-type') ?? '', await answered.text());
  }
}

function answer(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType }).end(body);
}
