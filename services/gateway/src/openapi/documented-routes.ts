import findMyWay, { type HTTPMethod } from 'find-my-way';
import type { OpenApiDocument } from './merge.rules.ts';

/** What the door reads of a route's description. */
interface DocumentedOperation {
  readonly 'x-rate-limit'?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
}

/** Knows those routes that the services' documents describe so. Addresses are read as the services' own router reads them. */
export class DocumentedRoutes {
  private readonly router = findMyWay();

  constructor(
    documents: readonly OpenApiDocument[],
    chosen: (operation: DocumentedOperation, method: string) => boolean,
  ) {
    for (const { paths } of documents) {
      for (const [path, methods] of Object.entries(paths)) {
        for (const [method, operation] of Object.entries(methods as Record<string, DocumentedOperation>)) {
          if (!chosen(operation, method.toUpperCase())) continue;
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
