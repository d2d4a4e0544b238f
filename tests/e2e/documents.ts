import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_SERVICES } from '@odyssey/contracts';

export interface Operation {
  service: string;
  method: string;
  path: string;
  /** Has a JSON body. */
  body: boolean;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every public route of every service, from the documents that the code generates: a new one cannot be forgotten. */
export function everyOperation(): Operation[] {
  return DATA_SERVICES.flatMap((service) => {
    const file = join(import.meta.dirname, `../../contracts/http/${service}.json`);
    const { paths } = JSON.parse(readFileSync(file, 'utf8')) as {
      paths: Record<string, Record<string, { requestBody?: { content: Record<string, unknown> } }>>;
    };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => METHODS.includes(method))
        .map(([method, { requestBody }]) => ({
          service,
          method: method.toUpperCase(),
          path,
          body: Object.keys(requestBody?.content ?? {}).some((type) => type.includes('json')),
        })),
    );
  });
}

/** What a route with a body needs to be understood, so that its answer is about the id and not about the body. */
export const BODIES: Record<string, unknown> = {
  'POST /v1/conversations/{id}/messages': { content: 'Hello' },
};

/** A link as somebody would forge it. */
export const QUERIES: Record<string, string> = {
  '/v1/media/{id}/content': '?variant=thumb&expires=4102444800&signature=forged',
};
