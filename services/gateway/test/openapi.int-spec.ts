import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestService, testService } from '@odyssey/testing';
import { documents } from '../src/openapi/documents.ts';
import type { OpenApiDocument } from '../src/openapi/merge.rules.ts';
import { ownerOf } from '../src/proxy/routing.rules.ts';
import { gateway } from '../src/service.ts';

let door: TestService;
let document: OpenApiDocument & { paths: Record<string, Record<string, { operationId: string }>> };
beforeAll(async () => {
  door = await testService(gateway);
  document = (await door.http().get('/openapi.json')).body;
});
afterAll(() => door.close());

describe('the API document of all services', () => {
  it('has every route of every service, and each is routed to the service that describes it', () => {
    const described = documents.flatMap(({ paths, tags }) =>
      Object.keys(paths).map((path) => [path, tags[0]?.name]),
    );
    expect(described.length).toBeGreaterThan(30);
    expect(Object.keys(document.paths).sort()).toEqual(described.map(([path]) => path).sort());
    for (const [path, service] of described) {
      expect([path, ownerOf((path ?? '').replace(/\{\w+\}/g, '0193'))]).toEqual([path, service]);
    }
  });

  it('names every operation once and refers to nothing that it lacks', () => {
    const ids = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    );
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const referred = [...JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/([\w.-]+)"/g)];
    for (const [, kind, name] of referred)
      expect(document.components[kind ?? '']).toHaveProperty([name ?? '']);
  });

  it('says where it is and shows nothing internal', () => {
    expect(document.servers).toEqual([{ url: process.env.ODYSSEY_PUBLIC_URL }]);
    expect(JSON.stringify(Object.keys(document.paths))).not.toMatch(/internal|metrics|livez/);
  });
});
