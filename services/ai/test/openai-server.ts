import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the endpoint behaves; texts are streamed in pieces as the protocol has it. */
export type Behaviour =
  | { does: 'answer'; text: string | ((request: ChatRequest) => string); finish?: string; usage?: boolean }
  | { does: 'status'; status: number; body?: unknown }
  | { does: 'hang' }
  | { does: 'hang-after-headers' }
  | { does: 'stall'; after: string }
  | { does: 'cut'; after: string }
  | { does: 'end-without-finish'; after: string }
  | { does: 'garbage' };

export interface ChatRequest {
  model: string;
  stream: boolean;
  messages: { role: string; content: string }[];
}

/** A real HTTP server that speaks OpenAI's chat completions, well or badly. */
export class OpenAiServer implements AsyncDisposable {
  /** Stays known after the server has gone. */
  baseUrl = '';
  readonly requests: { body: ChatRequest; authorization: string | undefined }[] = [];
  private readonly leaving = Promise.withResolvers<void>();
  private behaviours: Behaviour[] = [{ does: 'answer', text: 'Hello.' }];
  private readonly server = createServer((request, response) => void this.serve(request, response));

  static async start(): Promise<OpenAiServer> {
    const started = new OpenAiServer();
    started.server.listen(0, '127.0.0.1');
    await once(started.server, 'listening');
    started.baseUrl = `http://127.0.0.1:${(started.server.address() as AddressInfo).port}/v1`;
    return started;
  }

  /** One behaviour a request, in turn; the last one stays. */
  will(...behaviours: Behaviour[]): this {
    this.behaviours = behaviours;
    return this;
  }

  /** Resolves when a client has gone away before its answer was whole. */
  get clientLeft(): Promise<void> {
    return this.leaving.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString()) as ChatRequest;
    this.requests.push({ body, authorization: request.headers.authorization });
    response.on('close', () => {
      if (!response.writableFinished) this.leaving.resolve();
    });
    const behaviour = this.behaviours.length > 1 ? this.behaviours.shift() : this.behaviours[0];
    if (behaviour) act(behaviour, body, response);
  }
}

function act(behaviour: Behaviour, request: ChatRequest, response: ServerResponse): void {
  switch (behaviour.does) {
    case 'hang':
      return;
    case 'status':
      response.writeHead(behaviour.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(behaviour.body ?? { error: { message: 'no', type: 'test' } }));
      return;
    case 'garbage':
      stream(response);
      response.end('data: {"choices": [{"delta": {"content": "half a\n\n');
      return;
    case 'hang-after-headers':
      stream(response);
      return;
    case 'stall':
    case 'cut':
    case 'end-without-finish':
      stream(response);
      for (const piece of pieces(behaviour.after)) send(response, { delta: { content: piece } });
      if (behaviour.does === 'cut') setImmediate(() => response.socket?.resetAndDestroy());
      if (behaviour.does === 'end-without-finish') response.end('data: [DONE]\n\n');
      return;
    case 'answer': {
      const text = typeof behaviour.text === 'string' ? behaviour.text : behaviour.text(request);
      stream(response);
      for (const piece of pieces(text)) send(response, { delta: { content: piece } });
      send(response, { delta: {}, finish_reason: behaviour.finish ?? 'stop' });
      if (behaviour.usage !== false) sendUsage(response);
      response.end('data: [DONE]\n\n');
    }
  }
}

const pieces = (text: string) => text.match(/[\s\S]{1,12}/g) ?? [];

function stream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
}

function send(response: ServerResponse, choice: object): void {
  response.write(`data: ${JSON.stringify({ id: 'c1', choices: [{ index: 0, ...choice }] })}\n\n`);
}

function sendUsage(response: ServerResponse): void {
  const usage = { prompt_tokens: 100, completion_tokens: 20, prompt_tokens_details: { cached_tokens: 40 } };
  response.write(`data: ${JSON.stringify({ id: 'c1', choices: [], usage })}\n\n`);
}
