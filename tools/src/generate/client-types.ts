import openapiTS, { astToString } from 'openapi-typescript';
import type { OpenApi } from './described.ts';

export const GENERATED = '// Generated from contracts/http/*.json by `node tools/src/generate.ts`.';

/** The types of the public REST surface, for @odyssey/client. */
export async function clientTypes(documents: Record<string, OpenApi>): Promise<string> {
  const paths: OpenApi['paths'] = {};
  const schemas: Record<string, unknown> = {};
  for (const document of Object.values(documents)) {
    Object.assign(paths, document.paths);
    Object.assign(schemas, document.components.schemas);
  }
  const merged = {
    openapi: '3.1.0',
    info: { title: 'Odyssey', version: '1' },
    paths,
    components: { schemas },
  };
  // Defaults would make request fields required that a caller may leave out.
  const ast = await openapiTS(merged as never, { defaultNonNullable: false });
  return `${GENERATED}\n${astToString(ast)}`;
}
