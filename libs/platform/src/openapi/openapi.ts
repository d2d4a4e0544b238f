import type { ServiceDefinition } from '../boot/definition.ts';
import { Components, type Json } from './components.ts';
import { operationOf } from './operation.ts';
import { ProblemSchema } from './problems.ts';
import { faultsOf, routesOf } from './routes.ts';

export interface OpenApiDocument extends Json {
  openapi: '3.1.1';
  info: Json;
  paths: Record<string, Record<string, Json>>;
  components: { schemas: Json; securitySchemes: Json };
}

/**
 * The service's API document, from its decorators; nothing is started. Internal routes are left out.
 * @throws when a route lacks its access or its answer, with all such routes at once.
 */
export function openApiOf(definition: Pick<ServiceDefinition, 'name' | 'module'>): OpenApiDocument {
  const routes = routesOf(definition.module);
  const faults = faultsOf(routes);
  if (faults.length > 0) throw new Error(`${definition.name} cannot be described:\n${faults.join('\n')}`);
  const components = new Components();
  const paths: OpenApiDocument['paths'] = {};
  for (const route of routes) {
    if (route.facts.access[0]?.kind === 'internal' || !isPublicPath(route.path)) continue;
    paths[route.path] = {
      ...paths[route.path],
      [route.method]: operationOf(route, components, definition.name),
    };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: `Odyssey ${definition.name}`,
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [{ name: definition.name, description: `What ${definition.name} answers.` }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { ...components.schemas, Problem: ProblemSchema },
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

/** What the gateway routes: `/internal` is for services alone, also where a route there needs no token. */
const isPublicPath = (path: string) => !path.startsWith('/internal/');
