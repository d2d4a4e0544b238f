import { z } from 'zod';

export type Json = Record<string, unknown>;

/** Collects the schemas that have a name, so that each is written once and referred to. */
export class Components {
  readonly schemas: Json = {};
  private readonly texts = new Map<string, string>();

  /**
   * The JSON Schema of a body or query (`input`) or of an answer (`output`).
   * @throws when a type has no JSON Schema, or one name stands for two different schemas.
   */
  schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _,
      $defs = {},
      ...json
    } = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io,
      unrepresentable: 'throw',
      override: ({ zodSchema, jsonSchema }) => {
        // Answers are open to new fields within a version, so a client must not refuse one.
        if (io === 'output' && zodSchema._zod.def.type === 'object') delete jsonSchema.additionalProperties;
      },
    }) as Json & { $defs?: Record<string, Json> };
    for (const [name, definition] of Object.entries($defs)) this.add(name, referring(definition) as Json);
    const whole = referring(json) as Json;
    const name = schema.meta()?.id;
    // zod has put a named schema under $defs already and only refers to it here.
    if (!name || '$ref' in whole) return whole;
    this.add(name, whole);
    return { $ref: `#/components/schemas/${name}` };
  }

  private add(name: string, { id: _, ...schema }: Json): void {
    const text = JSON.stringify(schema);
    if ((this.texts.get(name) ?? text) !== text) {
      throw new Error(`two different schemas are named ${name}: an input and an answer need a name each`);
    }
    this.texts.set(name, text);
    this.schemas[name] = schema;
  }
}

/** The same with references that point into the document. */
function referring(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referring);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace('#/$defs/', '#/components/schemas/')
        : referring(inner),
    ]),
  );
}
