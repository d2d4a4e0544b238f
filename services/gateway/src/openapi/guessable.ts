import findMyWay, { type HTTPMethod } from 'find-my-way';
import type { OpenApiDocument } from './merge.rules.ts';

interface Operation {
  readonly 'x-rate-limit'?: string;
  readonly security?: readonly object[];
}

/**
 * Knows the routes where a secret can be guessed or an account made without being anybody: those that count as `auth`
 * and take no token, as the services' documents say. Addresses are read as the services' own router reads them.
 */
export class GuessableRoutes {
  private readonly router = findMyWay();

  constructor(documents: readonly OpenApiDocument[]) {
    for (const { paths } of documents) {
      for (const [path, methods] of Object.entries(paths)) {
        for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) {
          if (operation['x-rate-limit'] !== 'auth' || operation.security?.length !== 0) continue;
          this.router.on(
            method.toUpperCase() as HTTPMethod,
            path.replaceAll(/\{(\w+)\}/g, ':$1'),
            () => undefined,
          );
        }
      }
    }
  }

  /** @param url path and query as they arrived; `.` and its encodings are resolved as on the way to the service */
  has(method: string, url: string): boolean {
    if (!URL.canParse(url, 'http://gateway')) return false;
    const { pathname } = new URL(url, 'http://gateway');
    return this.router.find(method as HTTPMethod, pathname) !== null;
  }
}
