import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BrokerAnswers } from './broker-answers.ts';
import { unlike } from './broker-shapes.ts';

/** How it lets others in, as a broker is configured. */
export type Access = { readonly token: string } | { readonly user: string; readonly password: string };

/**
 * A Pact Broker for tests: in memory, and just the calls that the stock CLI, the stock verifier and our commands make.
 * Every answer is checked against the shape of the real one; a call that it does not know is noted, and answered 404.
 */
export class BrokerDouble {
  /** What was asked, as `GET /matrix`. */
  readonly calls: string[] = [];
  /** Answers that no Pact Broker would give, and calls that it does not know. */
  readonly troubles: string[] = [];
  /** What the webhooks were told: a test is the CI server. */
  readonly told: Record<string, unknown>[] = [];
  /** What the verifier wanted to be held to. */
  readonly asked: unknown[] = [];
  /** The next answers have this status, whatever is asked. */
  failing: number | undefined;
  access: Access | undefined;
  private readonly server: Server;
  private answers: BrokerAnswers | undefined;

  constructor() {
    this.server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const { status, answer } = this.answerTo(request, body);
        response.writeHead(status, { 'content-type': 'application/hal+json;charset=utf-8' });
        response.end(JSON.stringify(answer));
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.answers = new BrokerAnswers(this.url, (told) => this.told.push(told));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answerTo(request: IncomingMessage, body: unknown): { status: number; answer: unknown } {
    const { method = 'GET', url = '/' } = request;
    const at = new URL(url, this.url);
    this.calls.push(`${method} ${at.pathname}`);
    if (this.failing) return { status: this.failing, answer: { error: 'as the test wants it' } };
    if (!this.letsIn(request.headers.authorization))
      return { status: 401, answer: { error: 'unauthorised' } };
    if (at.pathname.endsWith('/for-verification')) this.asked.push(body);
    const found = this.answers?.to(method, at, body);
    if (!found) {
      this.troubles.push(`not served: ${method} ${at.pathname}`);
      return { status: 404, answer: {} };
    }
    const { status, shape, answer } = found;
    if (shape) this.troubles.push(...unlike(shape, answer));
    return { status, answer };
  }

  private letsIn(said: string | undefined): boolean {
    if (!this.access) return true;
    if ('token' in this.access) return said === `Bearer ${this.access.token}`;
    const { user, password } = this.access;
    return said === `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text ? (JSON.parse(text) as unknown) : undefined;
}
