import type { Operation, Schema } from './operations.ts';

/** Values by the name of a field, where its schema alone allows more than the service does. */
const BY_NAME: Record<string, unknown> = {
  email: 'ada.field@example.org',
  password: 'correct horse battery staple',
  timeZone: 'Europe/Lisbon',
  locale: 'en',
  color: '#a1b2c3',
};

/** Fields that must not be sent beside others, or that only their maker knows: left out of what is sent. */
const LEFT_OUT: Record<string, string[]> = {
  'POST /v1/tasks': ['dueAt', 'goalId', 'projectId', 'lifeAreaId', 'dependsOn'],
  'PATCH /v1/tasks/{id}': ['dueAt', 'goalId', 'projectId', 'lifeAreaId', 'dependsOn'],
  'POST /v1/goals': ['projectId', 'lifeAreaId'],
  'PATCH /v1/goals/{id}': ['projectId', 'lifeAreaId'],
  'POST /v1/projects': ['lifeAreaId'],
  'PATCH /v1/projects/{id}': ['lifeAreaId'],
  'PATCH /v1/media/{id}': ['attachedTo'],
};

/** A body that the schema of the route allows, with every field that can be sent beside the others. */
export function validBody(operation: Operation): Record<string, unknown> | undefined {
  return operation.body && bodyOf(operation, operation.body);
}

/** What the route must be told to be understood, and no more: so that its answer is about something else. */
export function smallestBody({ body }: Operation): Record<string, unknown> | undefined {
  if (!body) return undefined;
  const [schema = body] = body.oneOf ?? [];
  const made = sample(schema) as Record<string, unknown>;
  return Object.fromEntries((schema.required ?? []).map((name) => [name, made[name]]));
}

/** One for each form that the body may have. */
export function validBodies(operation: Operation): { schema: Schema; body: Record<string, unknown> }[] {
  const { body } = operation;
  return (body?.oneOf ?? (body ? [body] : [])).map((schema) => ({ schema, body: bodyOf(operation, schema) }));
}

function bodyOf({ name }: Operation, schema: Schema): Record<string, unknown> {
  const left = LEFT_OUT[name] ?? [];
  const made = Object.entries(sample(schema) as Record<string, unknown>);
  return Object.fromEntries(made.filter(([field]) => !left.includes(field)));
}

/** The smallest value that the schema allows, or the one that its field is known for. */
export function sample(schema: Schema, name = ''): unknown {
  if (name in BY_NAME) return BY_NAME[name];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return sample(choice, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.examples) return schema.examples[0];
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, sample(inner, key)]),
      );
    case 'array':
      return schema.items ? [sample(schema.items, name)] : [];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    default:
      return sampleText(schema);
  }
}

function sampleText({ format, minLength = 1 }: Schema): string {
  if (format === 'uuid') return '01890000-0000-7000-8000-000000000001';
  if (format === 'date') return '2026-05-04';
  if (format === 'date-time') return '2026-05-04T07:40:00Z';
  if (format === 'email') return 'ada.field@example.org';
  if (format === 'uri' || format === 'url') return 'https://example.org/';
  return 'sample'.padEnd(minLength, '0');
}
