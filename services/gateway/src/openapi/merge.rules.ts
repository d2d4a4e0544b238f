type Entries = Record<string, unknown>;

/** The parts of an OpenAPI document that merging must know of. */
export interface OpenApiDocument {
  openapi: string;
  info: Entries;
  paths: Entries;
  components: Record<string, Entries>;
  tags: { name: string }[];
  servers: { url: string }[];
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
  const paths: Entries = {};
  const components: Record<string, Entries> = {};
  for (const document of documents) {
    unite(paths, document.paths, 'path');
    for (const [kind, entries] of Object.entries(document.components)) {
      components[kind] ??= {};
      unite(components[kind], entries, kind);
    }
  }
  const tags = documents.flatMap((document) => document.tags);
  return { openapi: documents[0]?.openapi ?? '3.1.1', ...about, tags, paths, components };
}

function unite(into: Entries, from: Entries, what: string): void {
  for (const [name, value] of Object.entries(from)) {
    if (name in into && JSON.stringify(into[name]) !== JSON.stringify(value)) {
      throw new DocumentsDisagree(
        `two services describe the ${what} ${name} differently; give one of them another name`,
      );
    }
    into[name] = value;
  }
}
