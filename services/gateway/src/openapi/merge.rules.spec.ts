import { describe, expect, it } from '@jest/globals';
import { DocumentsDisagree, mergeDocuments, type OpenApiDocument } from './merge.rules.ts';

const about = { info: { title: 'Odyssey', version: '1' }, servers: [{ url: 'http://localhost:8080' }] };
const aDocument = (path: string, schemas: Record<string, unknown>): OpenApiDocument => ({
  openapi: '3.1.0',
  info: { title: path, version: '1' },
  paths: { [path]: {} },
  components: { schemas },
  tags: [{ name: path }],
  servers: [{ url: '/' }],
});

describe('merging API documents', () => {
  it('keeps every path and schema, and what is the same once', () => {
    const merged = mergeDocuments(
      [
        aDocument('/v1/tasks', { Problem: { type: 'object' }, Task: {} }),
        aDocument('/v1/media', { Problem: { type: 'object' }, Media: {} }),
      ],
      about,
    );
    expect(Object.keys(merged.paths)).toEqual(['/v1/tasks', '/v1/media']);
    expect(Object.keys(merged.components.schemas ?? {})).toEqual(['Problem', 'Task', 'Media']);
    expect(merged.tags.map(({ name }) => name)).toEqual(['/v1/tasks', '/v1/media']);
    expect(merged).toMatchObject({ openapi: '3.1.0', ...about });
  });

  it('refuses two meanings of one name', () => {
    const documents = [
      aDocument('/v1/tasks', { Page: { a: 1 } }),
      aDocument('/v1/media', { Page: { a: 2 } }),
    ];
    expect(() => mergeDocuments(documents, about)).toThrow(DocumentsDisagree);
  });
});
