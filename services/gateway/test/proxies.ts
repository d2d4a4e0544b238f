import { DATA_SERVICES, type DataService, OdysseyError } from '@odyssey/contracts';
import Fastify from 'fastify';
import { proxy } from '../src/proxy/proxy.plugin.ts';
import { serviceConnections } from '../src/proxy/service-connections.ts';
import { PATIENCE, Silences } from '../src/proxy/silences.ts';

interface Closing {
  close(): Promise<unknown>;
}

/** The addresses of all services: one. */
export const everyServiceAt = (url: string) =>
  Object.fromEntries(DATA_SERVICES.map((name) => [name, url])) as Record<DataService, string>;

/** Proxies without the rest of the gateway, and what a test opens beside them. */
export class Proxies {
  private readonly open: Closing[] = [];

  /** Closed by `closeAll`. */
  opened<T extends Closing>(one: T): T {
    this.open.push(one);
    return one;
  }

  /** Its services are all at one address, and it waits 300 ms for an answer. */
  async listen(
    upstreamUrl: string,
    patience = 300,
    { silence = PATIENCE, restartMs = 300, now = undefined as (() => number) | undefined } = {},
  ): Promise<string> {
    const connections = serviceConnections();
    const urls = everyServiceAt(upstreamUrl);
    const silences = this.opened(new Silences(urls, silence));
    const app = this.opened(Fastify({ forceCloseConnections: true }));
    this.opened({ close: () => connections.destroy() });
    await app.register(proxy, {
      urls,
      connections,
      silences,
      patienceWith: () => patience,
      restartMs,
      now,
      shed: (error, _request, reply) => {
        if (!(error instanceof OdysseyError)) throw error;
        return reply.status(error.def.status).headers(error.headers).send();
      },
      passageOf: ({ headers }) => ({
        requestId: 'req-1',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        address: String(headers['x-from'] ?? '203.0.113.7'),
        protocol: 'http',
        host: 'localhost',
      }),
      answer: (error, _request, reply) => {
        const shown =
          error instanceof OdysseyError ? error : new OdysseyError('malformed_request', String(error));
        void reply
          .headers(shown.headers)
          .status(shown.def.status)
          .type('application/problem+json')
          .send({ code: shown.code });
      },
    });
    return app.listen({ port: 0, host: '127.0.0.1' });
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.open.splice(0).map((one) => one.close()));
  }
}
