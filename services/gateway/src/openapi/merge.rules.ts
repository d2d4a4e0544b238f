/** The parts of an OpenAPI document that merging must know of. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description?: string };
  paths: Record<string, unknown>;
  components?: Record<string, Record<string, unknown>>;
  tags?: { name: string; description?: string }[];
  security?: Record<string, string[]>[];
  servers?: { url: string }[];
}

/** Two services describe the same thing differently: one document cannot hold both. */
export class DocumentsDisagree extends Error {
  override readonly name = 'DocumentsDisagree';
}

/**
 * One document of all services' documents. What several have under one name (the problem body, the page) must be the same.
 * @throws DocumentsDisagree naming the part
 */
export function mergeDocuments(
  documents: readonly OpenApiDocument[],
  about: Pick<OpenApiDocument, 'info' | 'servers'>,
): OpenApiDocument {
  const merged: Required<Pick<OpenApiDocument, 'paths' | 'components' | 'tags'>> = {
    paths: {},
    components: {},
    tags: [],
  };
  for (const document of documents) {
    unite(merged.paths, document.paths, 'path');
    for (const [kind, entries] of Object.entries(document.components ?? {})) {
      merged.components[kind] ??= {};
      unite(merged.components[kind], entries, kind);
    }
    merged.tags.push(
      ...(document.tags ?? []).filter(({ name }) => merged.tags.every((tag) => tag.name !== name)),
    );
  }
  const [first] = documents;
  return {
    openapi: first?.openapi ?? '3.1.0',
    ...about,
    ...(first?.security ? { security: first.security } : {}),
    ...merged,
  };
}

function unite(into: Record<string, unknown>, from: Record<string, unknown>, what: string): void {
  for (const [name, value] of Object.entries(from)) {
    if (name in into && JSON.stringify(into[name]) !== JSON.stringify(value)) {
      throw new DocumentsDisagree(
        `two services describe the ${what} ${name} differently; give one of them another name`,
      );
    }
    into[name] = value;
  }
}
