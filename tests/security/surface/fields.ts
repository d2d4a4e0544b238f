import type { Operation, Schema } from './operations.ts';
import { sample, validBodies } from './values.ts';

/** What a request to a route says, before it is sent. */
export interface Said {
  id?: string;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  form?: Record<string, string>;
}

/** One place of a route where a caller writes text. */
export interface TextField {
  /** `body /title`, `query q`, `path id`, `form caption` */
  place: string;
  /** The request with this text there, right in everything else. */
  saying(text: string): Said;
  /** Its schema takes words of one form alone: an id, a date, one of a list. */
  guarded: boolean;
  /** Where the text is in an answer that shows it, when it was stored. */
  steps: string[];
}

/** Every place of the route where a string is read. */
export function textFields(operation: Operation): TextField[] {
  const { parameters, form } = operation;
  const required = Object.fromEntries(
    parameters
      .filter((one) => one.in === 'query' && one.required)
      .map(({ name, schema }) => [name, String(sample(schema, name))]),
  );
  const [body] = validBodies(operation);
  const base: Said = { query: required, ...(body ? { body: body.body } : {}), ...(form ? { form: {} } : {}) };
  const inParameters = parameters.flatMap(({ name, in: where, schema }): TextField[] => {
    const guarded = isGuarded(schema);
    if (where === 'path')
      return [{ place: `path ${name}`, guarded, steps: [], saying: (text) => ({ ...base, id: text }) }];
    if (where === 'header') return [];
    const saying = (text: string) => ({ ...base, query: { ...required, [name]: text } });
    return [{ place: `query ${name}`, guarded, steps: [], saying }];
  });
  const inForm = Object.entries(form?.properties ?? {})
    .filter(([name]) => name !== 'file')
    .map(([name, schema]) => ({
      place: `form ${name}`,
      guarded: isGuarded(schema),
      steps: [name],
      saying: (text: string) => ({ ...base, form: { [name]: text } }),
    }));
  const inBody = validBodies(operation).flatMap((one) =>
    textsIn(one.schema).map(({ steps, schema }) => ({
      place: `body /${steps.join('/')}`,
      guarded: isGuarded(schema),
      steps,
      saying: (text: string) => ({ ...base, body: withText(one.body, steps, text) }),
    })),
  );
  return [...inParameters, ...inForm, ...inBody];
}

const isGuarded = ({ type, format, enum: list }: Schema): boolean =>
  Boolean(format ?? list) || [type].flat()[0] !== 'string';

interface Text {
  steps: string[];
  schema: Schema;
}

function textsIn(schema: Schema, steps: string[] = []): Text[] {
  if ([schema.type].flat()[0] === 'string') return [{ steps, schema }];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return textsIn(choice, steps);
  return [
    ...(schema.items ? textsIn(schema.items, [...steps, '0']) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => textsIn(inner, [...steps, name])),
  ];
}

function withText(body: Record<string, unknown>, steps: string[], text: string): Record<string, unknown> {
  const copy = structuredClone(body);
  let at = copy as Record<string, unknown>;
  for (const [index, step] of steps.slice(0, -1).entries()) {
    at[step] ??= steps[index + 1] === '0' ? [] : {};
    at = at[step] as Record<string, unknown>;
  }
  at[steps.at(-1) ?? ''] = text;
  return copy;
}
