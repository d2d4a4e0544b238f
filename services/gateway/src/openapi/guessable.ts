import { DocumentedRoutes } from './documented-routes.ts';
import type { OpenApiDocument } from './merge.rules.ts';

/**
 * The routes where a secret can be guessed or an account made without being anybody: those that count as `auth` and take
 * no token, as the services' documents say.
 */
export class GuessableRoutes extends DocumentedRoutes {
  constructor(documents: readonly OpenApiDocument[]) {
    super(documents, ({ security, ...operation }) => {
      return operation['x-rate-limit'] === 'auth' && security?.length === 0;
    });
  }
}
