import { DocumentedRoutes } from './documented-routes.ts';
import type { OpenApiDocument } from './merge.rules.ts';

/** The routes that answer an Idempotency-Key they know by what they did before, as the services' documents say; the others look at no key. */
export class KeyedRoutes extends DocumentedRoutes {
  constructor(documents: readonly OpenApiDocument[]) {
    super(
      documents,
      ({ parameters }, method) =>
        method === 'POST' &&
        parameters?.some((one) => one.in === 'header' && one.name === 'Idempotency-Key') === true,
    );
  }
}
