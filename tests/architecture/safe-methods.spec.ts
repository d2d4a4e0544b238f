import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const DOCUMENTS = join(import.meta.dirname, '../../contracts/http');

interface Operation {
  operationId: string;
  'x-scope'?: string;
}

/** Each operation of every document, with its method. */
const operations = readdirSync(DOCUMENTS)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => {
    const { paths } = JSON.parse(readFileSync(join(DOCUMENTS, name), 'utf8')) as {
      paths: Record<string, Record<string, Operation>>;
    };
    return Object.values(paths).flatMap((methods) =>
      Object.entries(methods).map(([method, operation]) => ({ method, ...operation })),
    );
  });

/** A link, a picture's address or a page's prefetch makes a GET in somebody's name: it must be harmless. */
it('a method that reads needs no right to write', () => {
  const reading = operations.filter(({ method }) => method === 'get' || method === 'head');
  expect(reading.length).toBeGreaterThan(30);
  expect(reading.filter((operation) => /:write$/.test(operation['x-scope'] ?? ''))).toEqual([]);
});
