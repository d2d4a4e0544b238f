import { DocumentedRoutes } from './documented-routes.ts';
import type { OpenApiDocument } from './merge.rules.ts';

/** The routes that wait for others most of the time, as the services' documents say: for a model that thinks, for a file on its way. */
export class SlowRoutes extends DocumentedRoutes {
  constructor(documents: readonly OpenApiDocument[]) {
    super(
      documents,
      ({ requestBody, ...operation }) =>
        operation['x-rate-limit'] === 'ai' || requestBody?.content['multipart/form-data'] !== undefined,
    );
  }
}
