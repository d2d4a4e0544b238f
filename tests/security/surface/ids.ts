import type { Operation, Schema } from './operations.ts';

/** A place in a query or body where the id of another thing can be written. */
export interface ForeignId {
  /** `/goalId`, `/dependsOn/0`, `/attachedTo/id`, `?projectId` */
  pointer: string;
  /** The id of a thing of the right kind, out of one for each path. */
  idOf(ids: Record<string, string>): string;
}

/** What a field with this name holds the id of. */
const THINGS: Record<string, string> = {
  goalId: '/v1/goals/{id}',
  projectId: '/v1/projects/{id}',
  lifeAreaId: '/v1/life-areas/{id}',
  taskId: '/v1/tasks/{id}',
  storyId: '/v1/stories/{id}',
  sourceId: '/v1/goals/{id}',
  dependsOn: '/v1/tasks/{id}',
  attachedTo: '/v1/goals/{id}',
};

/** Every place of the route where an id can be named. @throws with what to add when a field is not known yet. */
export function foreignIds(operation: Operation): ForeignId[] {
  const place = (pointer: string, field: string): ForeignId => ({
    pointer,
    idOf: (ids) => ids[thingNamed(operation, field)] ?? '',
  });
  const inQuery = operation.parameters
    .filter((parameter) => parameter.in === 'query' && isId(parameter.schema))
    .map(({ name }) => place(`?${name}`, name));
  return [...inQuery, ...idsIn(operation.body).map(({ pointer, field }) => place(pointer, field))];
}

function thingNamed({ name }: Operation, field: string): string {
  const thing = THINGS[field];
  if (thing) return thing;
  throw new Error(`${name}: say in tests/security/surface/ids.ts (THINGS) what ${field} is the id of`);
}

function idsIn(schema: Schema | undefined, pointer = '', field = ''): { pointer: string; field: string }[] {
  if (!schema) return [];
  if (isId(schema)) return [{ pointer, field }];
  return [
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => idsIn(one, pointer, field)),
    ...(schema.items ? idsIn(schema.items, `${pointer}/0`, field) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
      idsIn(inner, `${pointer}/${name}`, field || name),
    ),
  ];
}

const isId = ({ format }: Schema): boolean => format === 'uuid';

/** Beside an id that names a thing, what says of which kind it is. */
const KINDS: Record<string, Record<string, unknown>> = {
  'POST /v1/stories /sourceId': { kind: 'goal' },
  'PATCH /v1/media/{id} /attachedTo/id': { attachedTo: { type: 'goal' } },
};

/** The query and body of the route with this id in this place. */
export function withForeignId(
  { name }: Operation,
  { pointer }: ForeignId,
  id: string,
  body: Record<string, unknown> | undefined,
): { query: string; body: Record<string, unknown> | undefined } {
  if (pointer.startsWith('?')) return { query: `${pointer}=${id}`, body };
  const [first = '', second] = pointer.slice(1).split('/');
  const kind = KINDS[`${name} ${pointer}`];
  const base = kind ?? body;
  const inner = second === '0' ? [id] : second ? { ...(kind?.[first] as object), [second]: id } : id;
  return { query: '', body: { ...base, [first]: inner } };
}
