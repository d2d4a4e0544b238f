/** The part of JSON Schema that our OpenAPI documents use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly [keyword: string]: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

export type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

export interface Operation {
  readonly operationId?: string;
  readonly 'x-scope'?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly headers?: Readonly<Record<string, unknown>>; readonly content?: Content }>
  >;
}

/** An OpenAPI document, as far as a program that calls the routes relies on it. */
export interface HttpPromise {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** The schema itself, where it only refers to a named one. */
export function resolved(schema: Schema, { components }: HttpPromise): Schema {
  const [, name] = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? '') ?? [];
  return name ? resolved(components.schemas?.[name] ?? {}, { paths: {}, components }) : schema;
}

/** With the types that `anyOf` and a list of types allow side by side, such as `null`. */
export function typesOf(schema: Schema, document: HttpPromise): string[] {
  const whole = resolved(schema, document);
  const several = whole.anyOf ?? whole.oneOf;
  if (several) return [...new Set(several.flatMap((one) => typesOf(one, document)))].sort();
  if (whole.const !== undefined && whole.type === undefined) return [typeof whole.const];
  return [whole.type ?? []].flat().sort();
}

/** The schema without the `null` that stands beside it. */
export function withoutNull(schema: Schema, document: HttpPromise): Schema {
  const whole = resolved(schema, document);
  const others = (whole.anyOf ?? whole.oneOf ?? []).filter(({ type }) => type !== 'null');
  const [only] = others;
  return only && others.length === 1 ? resolved(only, document) : whole;
}
