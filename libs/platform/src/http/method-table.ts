import type { FastifyInstance } from 'fastify';
import findMyWay, { type HTTPMethod } from 'find-my-way';
import type { KnownMethods } from './problem.filter.ts';

/** Knows which methods an address takes. Fastify's own router can only say that it found no route. */
export class MethodTable implements KnownMethods {
  private readonly router = findMyWay();
  private readonly methods = new Set<HTTPMethod>();

  /** Must be called before the first route is made. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat() as HTTPMethod[]) {
        // Where other origins are let in, preflights are answered for every address there could be.
        if (one === 'OPTIONS') continue;
        this.methods.add(one);
        // Nest makes a route a second time where two controllers share an address.
        if (!this.router.findRoute(one, url)) this.router.on(one, url, () => undefined);
      }
    });
  }

  allowed(path: string): string[] {
    return [...this.methods].filter((method) => this.router.find(method, path) !== null).sort();
  }
}
