import { DocumentedRoutes } from './documented-routes.ts';
import type { OpenApiDocument } from './merge.rules.ts';

/** The routes that take a form with a file, as the services' documents say. */
export class FormRoutes extends DocumentedRoutes {
  constructor(documents: readonly OpenApiDocument[]) {
    super(documents, ({ requestBody }) => requestBody?.content['multipart/form-data'] !== undefined);
  }
}
